// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a parcel does in a dekad against the same weeks of its own past, its {@link Baseline}.
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

  /**
   * The anomaly of a dekad; empty where it has no real value or the baseline is too short.
   *
   * @param series as it was known; a later row is not in it
   */
  public static Optional<OwnAnomaly> of(GreennessSeries series, Dekad dekad) {
    return series.values().stream()
        .filter(value -> value.isReal() && value.dekad().equals(dekad))
        .findFirst()
        .flatMap(now -> Baseline.of(series, dekad).map(past -> of(now.value(), past)));
  }

  /** The anomaly of a value against a baseline. */
  public static OwnAnomaly of(double value, Baseline past) {
    double width = past.high() - past.low();
    return new OwnAnomaly(
        past.values(),
        past.years(),
        past.mean(),
        past.sd(),
        (value - past.mean()) / Math.max(past.sd(), RobustSpread.FLOOR),
        past.median(),
        past.mad(),
        new RobustSpread(past.median(), past.mad()).z(value),
        width > 0 ? OptionalDouble.of((value - past.low()) / width) : OptionalDouble.empty(),
        past.median() > 0
            ? OptionalDouble.of(100 * value / past.median())
            : OptionalDouble.empty());
  }
}
