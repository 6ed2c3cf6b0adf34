// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.time.LocalDate;
import java.util.List;

/**
 * A project, a loan or an activity of a firm, as the rules see it.
 *
 * @param id of the project, loan or activity
 * @param industry code of GB/T 4754
 * @param purpose in the words of the file
 * @param approvedOn day of the approval, whose catalogue counts
 * @param funding whether the old catalogue may still count
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

  /** How it is funded when a new catalogue appears. */
  public enum Funding {
    /** Nothing was drawn yet. */
    UNDRAWN,
    /** Drawn. */
    DRAWN,
    /** An outstanding bond. */
    BOND
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
