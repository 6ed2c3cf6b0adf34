// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a parcel measured in the same weeks of its own past, whether or not it has been seen since.
 *
 * <p>It is the dekad and its two neighbours in the five calendar years before, real values only;
 * nothing of the year itself, or that would be compared with what it did. It needs {@value
 * #FEWEST_YEARS} years and {@value #FEWEST_VALUES} values.
 *
 * @param values how many there are
 * @param years in which they lie
 * @param mean of them
 * @param sd their sample standard deviation, without floor
 * @param median of them
 * @param mad their median absolute deviation
 * @param low the lowest
 * @param high the highest
 */
public record Baseline(
    int values,
    int years,
    double mean,
    double sd,
    double median,
    double mad,
    double low,
    double high) {

  private static final int YEARS_BACK = 5;
  private static final int FEWEST_YEARS = 3;
  private static final int FEWEST_VALUES = 6;

  /**
   * The past of a dekad; empty where it is too short.
   *
   * @param series as it was known; a later row is not in it
   */
  public static Optional<Baseline> of(GreennessSeries series, Dekad dekad) {
    List<DekadValue> past =
        series.values().stream()
            .filter(value -> value.isReal() && isPast(value.dekad(), dekad))
            .toList();
    long years = past.stream().map(value -> value.dekad().year()).distinct().count();
    return years < FEWEST_YEARS || past.size() < FEWEST_VALUES
        ? Optional.empty()
        : Optional.of(
            of(past.stream().mapToDouble(DekadValue::value).toArray(), Math.toIntExact(years)));
  }

  /** Its robust standard deviation, at least 0.02: the step in which anomalies count. */
  public double deviation() {
    return new RobustSpread(median, mad).deviation();
  }

  private static boolean isPast(Dekad past, Dekad now) {
    int years = now.year() - past.year();
    int apart = Math.floorMod(past.number() - now.number(), Dekad.PER_YEAR);
    return years >= 1 && years <= YEARS_BACK && (apart <= 1 || apart == Dekad.PER_YEAR - 1);
  }

  private static Baseline of(double[] past, int years) {
    double mean = Arrays.stream(past).average().orElseThrow();
    double squares = Arrays.stream(past).map(x -> (x - mean) * (x - mean)).sum();
    RobustSpread spread = RobustSpread.of(past);
    return new Baseline(
        past.length,
        years,
        mean,
        Math.sqrt(squares / (past.length - 1)),
        spread.median(),
        spread.mad(),
        Arrays.stream(past).min().orElseThrow(),
        Arrays.stream(past).max().orElseThrow());
  }
}
