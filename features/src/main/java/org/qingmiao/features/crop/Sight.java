// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.time.Instant;
import java.util.Comparator;
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

  /** In order of time, each scene from its oldest version to its newest. */
  static final Comparator<Sight> BY_VERSION =
      Comparator.comparing(Sight::sensed)
          .thenComparing(Sight::scene)
          .thenComparing(Sight::sceneVersion)
          .thenComparing(Sight::parcel);

  /** As the season kernels take it; only of a usable one. */
  Observation observation() {
    return new Observation(sensed, known, mean, weight);
  }
}
