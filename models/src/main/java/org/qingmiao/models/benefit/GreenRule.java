// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;

/**
 * One activity of a green catalogue, with what proves it.
 *
 * @param id of the rule
 * @param catalogueId which catalogue
 * @param version of the catalogue
 * @param codePath place in the catalogue, such as 4.2.1
 * @param from first day of the version
 * @param to last day of the version; {@link #OPEN} while none is set
 * @param industries prefixes of GB/T 4754; any where empty
 * @param anyOf keywords of the purpose, one of which must stand in it; any where empty
 * @param noneOf keywords of which none may stand in it
 * @param thresholds that evidence must prove
 * @param exclusions facts that make it not green, such as CAPTIVE_COAL
 * @param doNoHarm checks that evidence must pass, such as EIA_APPROVED
 * @param benefits formulas by which its benefit is counted; mostly one, none where there is none
 */
public record GreenRule(
    String id,
    String catalogueId,
    String version,
    String codePath,
    LocalDate from,
    LocalDate to,
    List<String> industries,
    List<String> anyOf,
    List<String> noneOf,
    List<Threshold> thresholds,
    List<String> exclusions,
    List<String> doNoHarm,
    List<FormulaId> benefits)
    implements Serializable {

  /** The last day of a version that has no end yet. */
  public static final LocalDate OPEN = LocalDate.MAX;

  public GreenRule {
    industries = List.copyOf(industries);
    anyOf = List.copyOf(anyOf);
    noneOf = List.copyOf(noneOf);
    thresholds = List.copyOf(thresholds);
    exclusions = List.copyOf(exclusions);
    doNoHarm = List.copyOf(doNoHarm);
    benefits = List.copyOf(benefits);
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "rule %s: version %s ends on %s, before it begins on %s"
              .formatted(id, version, to, from));
    }
    if (industries.isEmpty() && anyOf.isEmpty()) {
      throw new IllegalArgumentException(
          "rule %s: neither industries nor keywords; it would match every loan".formatted(id));
    }
    if (thresholds.isEmpty() && doNoHarm.isEmpty()) {
      throw new IllegalArgumentException(
          "rule %s: nothing to prove; a keyword alone makes nothing green".formatted(id));
    }
  }

  /**
   * A number that evidence must prove.
   *
   * @param param such as module_efficiency_pct
   * @param op how it is compared
   * @param value bound
   * @param unit of both
   * @param evidenceType document that may prove it
   */
  public record Threshold(
      String param, Comparison op, double value, String unit, String evidenceType)
      implements Serializable {}

  /** Comparisons. */
  public enum Comparison {
    /** Not below. */
    AT_LEAST,
    /** Not above. */
    AT_MOST,
    /** Below. */
    BELOW,
    /** Above. */
    ABOVE;

    /** Whether a measured number meets a bound. */
    public boolean holds(double measured, double bound) {
      return switch (this) {
        case AT_LEAST -> measured >= bound;
        case AT_MOST -> measured <= bound;
        case BELOW -> measured < bound;
        case ABOVE -> measured > bound;
      };
    }
  }

  /** Whether its version is in force on that day. */
  public boolean inForce(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  /** Whether industry and purpose speak of it; this alone proves nothing. */
  public boolean speaksOf(String industry, String purpose) {
    boolean inIndustry = industries.isEmpty() || industries.stream().anyMatch(industry::startsWith);
    boolean named = anyOf.isEmpty() || anyOf.stream().anyMatch(purpose::contains);
    return inIndustry && named && noneOf.stream().noneMatch(purpose::contains);
  }
}
