// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * How a run may choose factors.
 *
 * @param knownAt knowledge date: what was published later does not exist
 * @param kind whether unverified factors need an attestation
 * @param families the sets, without data year, that may speak in a category; any where it is absent
 * @param widerArea the next wider area of an area code, such as CN53 to CNR-SOUTH; none by default
 * @param mostLagYears how much older than the activity a yearly factor may be
 * @param lagPoints points that each year of lag adds to the factor's 95 % half-width
 * @param attestations who vouches for unverified factors
 */
public record FactorPolicy(
    LocalDate knownAt,
    RunKind kind,
    Map<SourceCategory, Set<String>> families,
    Map<String, String> widerArea,
    int mostLagYears,
    double lagPoints,
    Attestations attestations) {

  private static final int MOST_LAG_YEARS = 3; // our default
  private static final double LAG_POINTS = 3; // our default

  public FactorPolicy {
    families = Map.copyOf(families);
    widerArea = Map.copyOf(widerArea);
  }

  /** A disclosure run with our defaults, every set open and no wider areas. */
  public static FactorPolicy disclosure(LocalDate knownAt) {
    return new FactorPolicy(
        knownAt,
        RunKind.DISCLOSURE,
        Map.of(),
        Map.of(),
        MOST_LAG_YEARS,
        LAG_POINTS,
        Attestations.NONE);
  }

  /** The same policy for a run of that kind. */
  public FactorPolicy kind(RunKind kind) {
    return new FactorPolicy(
        knownAt, kind, families, widerArea, mostLagYears, lagPoints, attestations);
  }

  /** The same policy with these sets only. */
  public FactorPolicy families(Map<SourceCategory, Set<String>> families) {
    return new FactorPolicy(
        knownAt, kind, families, widerArea, mostLagYears, lagPoints, attestations);
  }

  /** The same policy with wider areas. */
  public FactorPolicy widerArea(Map<String, String> widerArea) {
    return new FactorPolicy(
        knownAt, kind, families, widerArea, mostLagYears, lagPoints, attestations);
  }

  /** The same policy with attestations. */
  public FactorPolicy attestations(Attestations attestations) {
    return new FactorPolicy(
        knownAt, kind, families, widerArea, mostLagYears, lagPoints, attestations);
  }

  /** Whether a factor's set may speak in its category. */
  boolean opens(EmissionFactor factor) {
    Set<String> open = families.get(factor.category());
    return open == null || open.contains(factor.family());
  }
}
