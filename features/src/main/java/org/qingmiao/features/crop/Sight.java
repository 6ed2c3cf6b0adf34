// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.time.Instant;
import java.util.OptionalDouble;
import org.qingmiao.geo.season.Observation;

/**
 * What one scene showed of one version of a parcel.
 *
 * @param known when it came to be known here
 * @param isUsable whether its grade is A or B
 * @param mean NDVI; NaN where nothing could be seen
 * @param weight cells that were seen
 * @param peerZ against like crops of others nearby
 */
record Sight(
    String parcel,
    long parcelVersion,
    String scene,
    long sceneVersion,
    Instant sensed,
    Instant known,
    boolean isUsable,
    double mean,
    double weight,
    OptionalDouble peerZ) {

  /** As the season kernels take it; only of a usable one. */
  Observation observation() {
    return new Observation(sensed, known, mean, weight);
  }
}
