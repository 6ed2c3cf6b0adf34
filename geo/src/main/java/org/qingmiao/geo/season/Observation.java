// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.time.Instant;

/**
 * A measure of a parcel from one scene that is good enough to be used (grade A or B).
 *
 * @param sensed when the picture was taken
 * @param available when it was published
 * @param value such as the mean NDVI
 * @param weight cells that were seen, by covered share; greater than 0
 */
public record Observation(Instant sensed, Instant available, double value, double weight) {

  public Observation {
    if (!Double.isFinite(value) || !(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "observation of %s: value %s, weight %s, expected finite numbers and a weight above 0"
              .formatted(sensed, value, weight));
    }
  }

  /** Whether it had been both taken and published. */
  public boolean isKnownAt(Instant asOf) {
    return !sensed.isAfter(asOf) && !available.isAfter(asOf);
  }
}
