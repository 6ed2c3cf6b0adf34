// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A project, a loan or an activity of a firm, as the rules see it.
 *
 * @param id of the project, loan or activity
 * @param industry code of GB/T 4754
 * @param purpose in the words of the file
 * @param approvedOn day of the approval, whose catalogue counts
 * @param funding of it, which decides whether an old catalogue still counts
 * @param proofs what documents prove
 * @param facts that were found, such as CAPTIVE_COAL or EIA_APPROVED, with their document
 */
public record GreenCase(
    String id,
    String industry,
    String purpose,
    LocalDate approvedOn,
    Funding funding,
    List<Proof> proofs,
    List<Fact> facts) {

  public GreenCase {
    proofs = List.copyOf(proofs);
    facts = List.copyOf(facts);
  }

  /** How it is funded, which decides whether an older catalogue still counts. */
  public sealed interface Funding {

    /** Whether what it was approved under still counts when that catalogue has ended. */
    boolean keeps(LocalDate lastDay);

    /**
     * A loan, which keeps the old catalogue where nothing was drawn before the new one.
     *
     * @param drawnOn day on which money was first paid out; empty where none was
     */
    record Loan(Optional<LocalDate> drawnOn) implements Funding {
      @Override
      public boolean keeps(LocalDate lastDay) {
        return drawnOn.filter(day -> !day.isAfter(lastDay)).isEmpty();
      }
    }

    /** An outstanding bond, which keeps it. */
    record Bond() implements Funding {
      @Override
      public boolean keeps(LocalDate lastDay) {
        return true;
      }
    }
  }

  /**
   * A number that a document proves.
   *
   * @param param what was measured
   * @param value how much
   * @param unit in which
   * @param evidenceType kind of document
   * @param evidenceId the document
   */
  public record Proof(
      String param, double value, String unit, String evidenceType, String evidenceId) {}

  /**
   * A fact that a document states.
   *
   * @param code of an exclusion or a check
   * @param evidenceId the document
   */
  public record Fact(String code, String evidenceId) {}
}
