// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.qingmiao.geo.Median;
import org.qingmiao.geo.season.Dekad;
import org.qingmiao.geo.season.DekadValue;
import org.qingmiao.geo.season.GreennessSeries;
import org.qingmiao.geo.season.Observation;
import org.qingmiao.geo.season.OwnAnomaly;
import org.qingmiao.geo.season.Phenology;
import org.qingmiao.geo.season.Season;

/**
 * What was known of one parcel at an instant.
 *
 * @param areaM2 by which it counts
 * @param wasSeen whether any scene showed it in 365 days
 * @param isSeen whether a usable one did lately
 * @param usableShare of what scenes showed in 365 days
 * @param ndviZ of the newest dekad, against its own past
 * @param peerZ of the newest scene, against others
 * @param peakRatio of the last season to the median of earlier ones
 * @param seasons that peaked in 365 days; empty where no series is long enough to say
 */
record ParcelState(
    double areaM2,
    boolean wasSeen,
    boolean isSeen,
    OptionalDouble usableShare,
    OptionalDouble ndviZ,
    OptionalDouble peerZ,
    OptionalDouble peakRatio,
    OptionalInt seasons,
    Optional<Instant> lastUsable) {

  /** Beyond this a scene no longer speaks of the crop; the longest gap that a series fills. */
  private static final Duration LATELY = Duration.ofDays(GreennessSeries.LONGEST_GAP_DAYS);

  private static final Duration YEAR = Duration.ofDays(365);
  private static final int YEARS_BACK = 5;
  private static final int FEWEST_YEARS = 3;
  private static final double SECONDS_PER_DAY = 86_400;

  /** The state of a parcel, from what had been seen of it. */
  static ParcelState of(Holding holding, List<Sight> sights, Instant known) {
    List<Sight> year = sights.stream().filter(s -> s.sensed().isAfter(known.minus(YEAR))).toList();
    List<Sight> usable = sights.stream().filter(Sight::isUsable).toList();
    Optional<Sight> last = usable.stream().reduce((a, b) -> a.sensed().isAfter(b.sensed()) ? a : b);
    Optional<Sight> lately = last.filter(s -> s.sensed().isAfter(known.minus(LATELY)));
    List<Observation> observations = usable.stream().map(Sight::observation).toList();
    GreennessSeries series = GreennessSeries.of(observations, known);
    return new ParcelState(
        holding.areaM2(),
        !year.isEmpty(),
        lately.isPresent(),
        year.isEmpty()
            ? OptionalDouble.empty()
            : OptionalDouble.of(
                (double) year.stream().filter(Sight::isUsable).count() / year.size()),
        lately
            .flatMap(s -> OwnAnomaly.of(series, Dekad.of(s.sensed())))
            .map(anomaly -> OptionalDouble.of(anomaly.madZ()))
            .orElse(OptionalDouble.empty()),
        lately.map(Sight::peerZ).orElse(OptionalDouble.empty()),
        peakRatio(series, known),
        seasons(series, known),
        last.map(Sight::sensed));
  }

  /** Why the parcels have no anomaly, the best among them; SEEN where one has. */
  static String reason(List<ParcelState> parcels) {
    if (parcels.stream().anyMatch(p -> p.ndviZ().isPresent())) {
      return "SEEN";
    }
    if (parcels.stream().anyMatch(ParcelState::isSeen)) {
      return "BASELINE_SHORT";
    }
    return parcels.stream().anyMatch(ParcelState::wasSeen) ? "NOT_USABLE" : "NEVER_SEEN";
  }

  /**
   * The peak of the newest closed season by the median of the yearly peaks of the five years before
   * it, of which there must be three.
   */
  private static OptionalDouble peakRatio(GreennessSeries series, Instant known) {
    TreeMap<Integer, Double> peaks = new TreeMap<>();
    for (Season season : Phenology.seasons(series, known)) {
      if (!season.isOpen()) {
        peaks.merge(season.year(), season.peak(), Math::max);
      }
    }
    int year = Dekad.of(known).year();
    if (peaks.isEmpty() || peaks.lastKey() < year - 1) {
      return OptionalDouble.empty();
    }
    double[] past =
        peaks.subMap(peaks.lastKey() - YEARS_BACK, peaks.lastKey()).values().stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    return past.length < FEWEST_YEARS
        ? OptionalDouble.empty()
        : OptionalDouble.of(peaks.lastEntry().getValue() / Median.of(past));
  }

  private static OptionalInt seasons(GreennessSeries series, Instant known) {
    double from = known.minus(YEAR).getEpochSecond() / SECONDS_PER_DAY;
    boolean isLong =
        series.values().stream()
            .filter(v -> v.dekad().middle() >= from)
            .map(DekadValue::smoothed)
            .anyMatch(OptionalDouble::isPresent);
    return isLong
        ? OptionalInt.of(
            (int)
                Phenology.seasons(series, known).stream()
                    .filter(season -> !season.isOpen() && season.pos() >= from)
                    .count())
        : OptionalInt.empty();
  }
}
