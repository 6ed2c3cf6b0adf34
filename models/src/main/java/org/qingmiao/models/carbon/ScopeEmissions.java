// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The emissions of one scope with their interval.
 *
 * <p>Lines under one factor err together, so their deviations add; lines under different factors do
 * not, so theirs add in quadrature. Lines are taken in the order of their factors and activities:
 * however the rows arrive, the same bits come out.
 *
 * @param scope where they belong
 * @param mass by gas
 * @param tco2e with its interval
 * @param factorIds every factor, sorted
 * @param activityIds every activity, sorted
 * @param flags every flag, sorted
 */
public record ScopeEmissions(
    Scope scope,
    GasMass mass,
    Spread tco2e,
    List<String> factorIds,
    List<String> activityIds,
    List<String> flags) {

  /**
   * Half-width of the 95 % interval of a reported total that states none, per cent (our default).
   */
  public static final double REPORTED_U95_PCT = 10;

  public ScopeEmissions {
    factorIds = List.copyOf(factorIds);
    activityIds = List.copyOf(activityIds);
    flags = List.copyOf(flags);
  }

  /** The lines of one scope together; lines of other scopes are left out. */
  public static ScopeEmissions of(Scope scope, List<EmissionLine> lines) {
    List<EmissionLine> ordered =
        lines.stream()
            .filter(line -> line.scope() == scope)
            .sorted(
                Comparator.comparing((EmissionLine line) -> line.factorIds().get(0))
                    .thenComparing(line -> line.activityIds().toString())
                    .thenComparingDouble(EmissionLine::tco2e))
            .toList();
    GasMass mass = GasMass.NONE;
    double tco2e = 0;
    Map<String, Double> sdOfFactor = new TreeMap<>();
    for (EmissionLine line : ordered) {
      mass = mass.plus(line.mass());
      tco2e += line.tco2e();
      sdOfFactor.merge(line.factorIds().get(0), line.sd(), Double::sum);
    }
    double variance = sdOfFactor.values().stream().mapToDouble(sd -> sd * sd).sum();
    return new ScopeEmissions(
        scope,
        mass,
        Spread.lognormal(tco2e, tco2e > 0 ? Math.sqrt(variance) / tco2e : 0),
        all(ordered, EmissionLine::factorIds),
        all(ordered, EmissionLine::activityIds),
        all(ordered, EmissionLine::flags));
  }

  /** A total that the borrower reports. */
  public static ScopeEmissions reported(
      Scope scope, double tco2e, double u95Pct, String evidenceId) {
    return new ScopeEmissions(
        scope,
        GasMass.of(Gas.CO2E, tco2e),
        Spread.ofU95(tco2e, u95Pct),
        List.of(),
        List.of(evidenceId),
        List.of());
  }

  /** The same, its interval widened until it contains a value. */
  public ScopeEmissions widenedTo(double value) {
    return new ScopeEmissions(scope, mass, tco2e.widenedTo(value), factorIds, activityIds, flags);
  }

  private static List<String> all(
      List<EmissionLine> lines, Function<EmissionLine, List<String>> of) {
    return lines.stream().flatMap(line -> of.apply(line).stream()).distinct().sorted().toList();
  }
}
