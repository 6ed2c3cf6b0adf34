// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.qingmiao.geo.season.Observation;

/**
 * What one scene showed of one version of a parcel.
 *
 * @param known when it came to be known here
 * @param isUsable whether its grade is A or B
 * @param mean NDVI; NaN where nothing could be seen
 * @param weight cells that were seen
 * @param peerZ against like crops of others nearby
 * @param viewZenith degrees from the vertical; NaN where the archive does not say
 * @param cloudShare of the parcel, 0 to 1
 * @param insideShare of the parcel that lies on the picture, 0 to 1
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
    OptionalDouble peerZ,
    double viewZenith,
    double cloudShare,
    double insideShare) {

  /** From here on a parcel counts as wholly on a picture: its cells are as exact as its outline. */
  private static final double WHOLE = 0.999;

  /** In order of time, each scene from its oldest version to its newest. */
  static final Comparator<Sight> BY_VERSION =
      Comparator.comparing(Sight::sensed)
          .thenComparing(Sight::scene)
          .thenComparing(Sight::sceneVersion)
          .thenComparing(Sight::parcel);

  /**
   * The best first: what can be used, then what shows the parcel whole or more of it, then what was
   * seen from more nearly above, then what clouds hide less of.
   */
  private static final Comparator<Sight> BEST =
      Comparator.comparing(Sight::isUsable)
          .thenComparingDouble(sight -> Math.min(WHOLE, sight.insideShare()))
          .reversed()
          .thenComparingDouble(Sight::viewZenith)
          .thenComparingDouble(Sight::cloudShare)
          .thenComparing(Sight::scene);

  /** The day in universal time, in which scenes are dated. */
  LocalDate day() {
    return LocalDate.ofInstant(sensed, ZoneOffset.UTC);
  }

  /** The better of two. */
  Sight orBetter(Sight other) {
    return BEST.compare(this, other) <= 0 ? this : other;
  }

  /**
   * Those that count, in order of time: of a scene its newest version, and of a day, on which
   * orbits and tiles overlap, the best of its scenes.
   *
   * @param sights of one outline, those of a scene in the order of its versions
   */
  static List<Sight> oneADay(Collection<Sight> sights) {
    Map<String, Sight> newest = new TreeMap<>();
    sights.forEach(sight -> newest.put(sight.scene(), sight));
    Map<LocalDate, Sight> best = new TreeMap<>();
    newest.values().forEach(sight -> best.merge(sight.day(), sight, Sight::orBetter));
    return List.copyOf(best.values());
  }

  /** As the season kernels take it; only of a usable one. */
  Observation observation() {
    return new Observation(sensed, known, mean, weight);
  }
}
