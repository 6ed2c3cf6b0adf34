// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a parcel does in a dekad against the same weeks of its own past.
 *
 * <p>The baseline is the dekad and its two neighbours in the five calendar years before, real
 * values only; nothing of the year itself, or it would be compared with what it did. It needs
 * {@value #FEWEST_YEARS} years and {@value #FEWEST_VALUES} values.
 *
 * @param values in the baseline
 * @param years in the baseline
 * @param mean of the baseline
 * @param sd its sample standard deviation, without floor
 * @param z standard deviations from the mean, of at least 0.02 each
 * @param median of the baseline
 * @param mad its median absolute deviation
 * @param madZ robust standard deviations from the median, of at least 0.02 each
 * @param vci place between the lowest (0) and highest (1) of the baseline, beyond them too; empty
 *     where those are equal
 * @param percentOfMedian the value in percent of the median; empty where that is not above 0
 */
public record OwnAnomaly(
    int values,
    int years,
    double mean,
    double sd,
    double z,
    double median,
    double mad,
    double madZ,
    OptionalDouble vci,
    OptionalDouble percentOfMedian) {

  private static final int YEARS_BACK = 5;
  private static final int FEWEST_YEARS = 3;
  private static final int FEWEST_VALUES = 6;

  /**
   * The anomaly of a dekad; empty where it has no real value or the baseline is too short.
   *
   * @param series as it was known; a later row is not in it
   */
  public static Optional<OwnAnomaly> of(GreennessSeries series, Dekad dekad) {
    Optional<DekadValue> current =
        series.values().stream()
            .filter(value -> value.isReal() && value.dekad().equals(dekad))
            .findFirst();
    List<DekadValue> baseline =
        series.values().stream()
            .filter(value -> value.isReal() && isBaseline(value.dekad(), dekad))
            .toList();
    long years = baseline.stream().map(value -> value.dekad().year()).distinct().count();
    if (current.isEmpty() || years < FEWEST_YEARS || baseline.size() < FEWEST_VALUES) {
      return Optional.empty();
    }
    double[] past = baseline.stream().mapToDouble(DekadValue::value).toArray();
    return Optional.of(of(current.get().value(), past, (int) years));
  }

  private static boolean isBaseline(Dekad past, Dekad now) {
    int years = now.year() - past.year();
    int apart = Math.floorMod(past.number() - now.number(), Dekad.PER_YEAR);
    return years >= 1 && years <= YEARS_BACK && (apart <= 1 || apart == Dekad.PER_YEAR - 1);
  }

  private static OwnAnomaly of(double value, double[] past, int years) {
    double mean = Arrays.stream(past).average().orElseThrow();
    double squares = Arrays.stream(past).map(x -> (x - mean) * (x - mean)).sum();
    double sd = Math.sqrt(squares / (past.length - 1));
    RobustSpread spread = RobustSpread.of(past);
    double low = Arrays.stream(past).min().orElseThrow();
    double high = Arrays.stream(past).max().orElseThrow();
    return new OwnAnomaly(
        past.length,
        years,
        mean,
        sd,
        (value - mean) / Math.max(sd, RobustSpread.FLOOR),
        spread.median(),
        spread.mad(),
        spread.z(value),
        high > low ? OptionalDouble.of((value - low) / (high - low)) : OptionalDouble.empty(),
        spread.median() > 0
            ? OptionalDouble.of(100 * value / spread.median())
            : OptionalDouble.empty());
  }
}
