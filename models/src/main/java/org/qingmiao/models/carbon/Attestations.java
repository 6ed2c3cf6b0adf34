// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who has compared an unverified factor or method with its official text, and when.
 *
 * <p>The subject is a factor id, {@code set:SET}, {@code gwp:SET/GAS} or {@code method:ID}.
 */
public final class Attestations {

  /** Nothing is attested. */
  public static final Attestations NONE = new Attestations(Map.of());

  private final Map<String, Attestation> bySubject;

  private Attestations(Map<String, Attestation> bySubject) {
    this.bySubject = bySubject;
  }

  /**
   * One person's word.
   *
   * @param subject what was compared
   * @param by who
   * @param on which day
   * @param document the text it was compared with
   */
  public record Attestation(String subject, String by, LocalDate on, String document) {
    private static Attestation read(ConfRow row) {
      return new Attestation(
          row.text("subject"),
          row.text("by"),
          row.day("on").orElseThrow(() -> row.fault("no on")),
          row.text("document"));
    }
  }

  /** From rows with the columns subject, by, on and document, none of them blank. */
  public static Attestations of(List<ConfRow> rows) {
    Map<String, Attestation> bySubject = new LinkedHashMap<>();
    ConfRow.readAll(rows, Attestation::read).forEach(one -> bySubject.put(one.subject(), one));
    return new Attestations(bySubject);
  }

  /** Whether somebody vouches for it. */
  public boolean covers(String subject) {
    return bySubject.containsKey(subject);
  }

  /** Who vouches for a factor, itself or its whole set. */
  public Optional<Attestation> of(EmissionFactor factor) {
    return Optional.ofNullable(bySubject.get(factor.id()))
        .or(() -> Optional.ofNullable(bySubject.get("set:" + factor.setId())));
  }
}
