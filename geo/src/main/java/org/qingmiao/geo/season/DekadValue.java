// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.util.OptionalDouble;

/**
 * What a parcel measured in a dekad.
 *
 * @param dekad when
 * @param value the mean of its dates, or on the line between its neighbours where it has none
 * @param dates how many dates it has; 0 where the value was filled in
 * @param gapDays days between the real values around a filled one; 0 for a real value
 * @param smoothed on the upper envelope; empty in runs too short to smooth
 */
public record DekadValue(
    Dekad dekad, double value, int dates, double gapDays, OptionalDouble smoothed) {

  /** Whether there was a picture. */
  public boolean isReal() {
    return dates > 0;
  }

  DekadValue smoothed(double envelope) {
    return new DekadValue(dekad, value, dates, gapDays, OptionalDouble.of(envelope));
  }
}
