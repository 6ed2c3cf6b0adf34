// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One growth of a crop, from the smoothed curve of a parcel.
 *
 * <p>All days are counted from 1970-01-01T00:00. While the curve has not fallen by half, the season
 * is open and has no fall.
 *
 * @param year of the peak
 * @param number of the season among those that peak in the year, from 1
 * @param pos day of the peak
 * @param peak highest value
 * @param rise from the left base to the peak
 * @param fall from the peak to the right base; empty while the season is open
 * @param largeIntegral area under the curve between the two days20; empty while open
 */
public record Season(
    int year,
    int number,
    double pos,
    double peak,
    Flank rise,
    Optional<Flank> fall,
    OptionalDouble largeIntegral) {

  /** Whether the curve has not yet fallen by half. */
  public boolean isOpen() {
    return fall.isEmpty();
  }

  /** Days between the fifths. */
  public OptionalDouble los20() {
    return ofFall(end -> end.day20() - rise.day20());
  }

  /** Days between the halves. */
  public OptionalDouble los50() {
    return ofFall(end -> end.day50() - rise.day50());
  }

  /** Peak above the mean of the two bases. */
  public OptionalDouble amplitude() {
    return ofFall(end -> peak - (rise.base() + end.base()) / 2);
  }

  /** Area under the curve and above the mean of the two bases. */
  public OptionalDouble smallIntegral() {
    return ofFall(
        end ->
            largeIntegral.orElseThrow()
                - (rise.base() + end.base()) / 2 * (end.day20() - rise.day20()));
  }

  private OptionalDouble ofFall(ToDoubleFunction<Flank> measure) {
    return fall.map(end -> OptionalDouble.of(measure.applyAsDouble(end)))
        .orElse(OptionalDouble.empty());
  }
}
