// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.geo.raster.SpectralIndex;
import org.qingmiao.geo.season.Baseline;
import org.qingmiao.geo.season.Dekad;
import org.qingmiao.geo.season.DekadValue;
import org.qingmiao.geo.season.GreennessSeries;
import org.qingmiao.geo.season.Observation;
import org.qingmiao.geo.season.OwnAnomaly;
import org.qingmiao.geo.season.Phenology;
import org.qingmiao.geo.season.Season;

/**
 * What one measure of one parcel did, as it was known at an instant: by the same kernels and from
 * the same rows as {@link ParcelState}.
 *
 * @param series all dekads with a value
 * @param seasons in order of time; none of what does not grow
 * @param weeks of the year of the instant and the one before, in order of time: those that have a
 *     value of their own or a past
 */
record ParcelCourse(GreennessSeries series, List<Season> seasons, List<Week> weeks) {

  /**
   * One dekad.
   *
   * @param value what scenes showed, where one did
   * @param past what is usual, where enough is known of it
   */
  record Week(Dekad dekad, Optional<Double> value, Optional<Baseline> past) {

    /** How it compares; empty where one of the two is missing. */
    Optional<OwnAnomaly> own() {
      return value.flatMap(now -> past.map(usual -> OwnAnomaly.of(now, usual)));
    }
  }

  ParcelCourse {
    seasons = List.copyOf(seasons);
    weeks = List.copyOf(weeks);
  }

  /**
   * The course as it was known.
   *
   * @param index what was measured
   * @param sights of the outline that stands, one a day
   */
  static ParcelCourse of(SpectralIndex index, List<Sight> sights, Instant known) {
    List<Observation> usable =
        sights.stream().filter(Sight::isUsable).map(Sight::observation).toList();
    GreennessSeries series = GreennessSeries.of(usable, known);
    List<Season> seasons = index.isOfLeaves() ? Phenology.seasons(series, known) : List.of();
    return new ParcelCourse(series, seasons, weeks(series, known));
  }

  private static List<Week> weeks(GreennessSeries series, Instant known) {
    Map<Dekad, Double> real = new HashMap<>();
    series.values().stream()
        .filter(DekadValue::isReal)
        .forEach(value -> real.put(value.dekad(), value.value()));
    int year = Dekad.of(known).year();
    List<Week> weeks = new ArrayList<>();
    for (Dekad d = new Dekad(year - 1, 1); d.year() <= year; d = d.plus(1)) {
      Week week = new Week(d, Optional.ofNullable(real.get(d)), Baseline.of(series, d));
      if (week.value().isPresent() || week.past().isPresent()) {
        weeks.add(week);
      }
    }
    return weeks;
  }
}
