// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import static java.util.Comparator.comparing;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.features.table.Clock;
import org.qingmiao.geo.season.AnomalyClass;
import org.qingmiao.geo.season.Dekad;
import org.qingmiao.models.ledger.ParcelCards;
import org.qingmiao.models.ledger.ParcelCurves;

/**
 * A parcel that gets a card, with all rows that tell of it.
 *
 * @param number 1 for the largest of its borrower
 * @param outline row of raw.parcel
 * @param sight the newest usable measure of it, else the newest of all, where there is one
 * @param weeks rows of feature.parcel_anomaly in order of time
 * @param seasons rows of feature.parcel_season in order of time
 */
record ShownParcel(
    int number, Row outline, Optional<Row> sight, List<Row> weeks, List<Row> seasons) {
  private static final double MU_PER_HECTARE = 15;
  private static final double M2_PER_HECTARE = 10_000;

  /** How far from the median, in robust deviations, a dekad begins to count as bad. */
  private static final double BAND = -AnomalyClass.BAD;

  /** Seasons and bad dekads that are told at most, the newest; our default. */
  private static final int SEASONS = 2;

  private static final int BAD_DEKADS = 6;

  ShownParcel {
    weeks = List.copyOf(weeks);
    seasons = List.copyOf(seasons);
  }

  /** Name of the piece of land. */
  String id() {
    return outline.getAs("parcel_id");
  }

  /** The newest dekad that a scene showed. */
  Optional<Row> newest() {
    return weeks.stream().filter(ShownParcel::isSeen).reduce((before, after) -> after);
  }

  private static boolean isSeen(Row week) {
    return week.getAs("value") != null;
  }

  private static Dekad dekad(Row week) {
    return Dekad.parse(week.getAs("dekad"));
  }

  /** Values of its row of {@link ParcelCards} that need no picture. */
  Map<String, Object> card() {
    Map<String, Object> card = new HashMap<>();
    card.put("enterprise_token", outline.getAs("enterprise_token"));
    card.put("parcel_no", (long) number);
    card.put("parcel_id", id());
    card.put("parcel_version", outline.getAs("version"));
    card.put("crop_declared", outline.getAs("crop_declared"));
    card.put("area_ha", outline.<Double>getAs("area_m2") / M2_PER_HECTARE);
    Double mu = outline.getAs("declared_area_mu");
    card.put("declared_ha", mu == null ? null : (Double) (mu / MU_PER_HECTARE));
    sight.ifPresent(
        seen -> {
          card.put("scene_id", seen.getAs("scene_id"));
          card.put("sensed_on", Date.valueOf(day(seen.getAs("sensed_at"))));
          card.put("grade", seen.getAs("grade"));
          card.put("valid_share", seen.getAs("valid_share"));
          card.put("mean", seen.getAs("mean"));
        });
    card.put("class", AnomalyClass.UNKNOWN.name());
    newest()
        .ifPresent(
            week -> {
              for (String column : List.of("dekad", "value", "mad_z", "peer_z", "class")) {
                card.put(column, week.getAs(column));
              }
            });
    card.put("events", events().toArray());
    return card;
  }

  private static LocalDate day(Timestamp instant) {
    return instant.toInstant().atZone(Clock.DEFAULT_ZONE).toLocalDate();
  }

  private List<Row> events() {
    List<Row> events = new ArrayList<>();
    events.add(event(day(outline.getAs("registered_at")), "REGISTERED", null));
    for (Row season : seasons.subList(Math.max(0, seasons.size() - SEASONS), seasons.size())) {
      events.add(event(day(season, "sos20"), "SEASON_BEGAN", null));
      events.add(event(day(season, "pos"), "SEASON_PEAKED", season.getAs("peak")));
      if (season.getAs("eos20") != null) {
        events.add(event(day(season, "eos20"), "SEASON_ENDED", null));
      }
    }
    List<Row> bad = weeks.stream().filter(week -> isBad(week.getAs("class"))).toList();
    for (Row week : bad.subList(Math.max(0, bad.size() - BAD_DEKADS), bad.size())) {
      String kind = week.getAs("class");
      boolean isWeak = kind.equals(AnomalyClass.RELATIVE_WEAK.name());
      events.add(event(dekad(week).firstDay(), kind, week.getAs(isWeak ? "peer_z" : "mad_z")));
    }
    events.sort(
        comparing((Row event) -> event.getDate(0)).thenComparing(event -> event.getString(1)));
    return events;
  }

  private static boolean isBad(String kind) {
    return !kind.equals(AnomalyClass.NORMAL.name()) && !kind.equals(AnomalyClass.UNKNOWN.name());
  }

  private static LocalDate day(Row row, String column) {
    return row.<Date>getAs(column).toLocalDate();
  }

  private static Row event(LocalDate day, String kind, Double value) {
    return RowFactory.create(Date.valueOf(day), kind, value);
  }

  /** Values of its rows of {@link ParcelCurves}: the year of the newest dekad. */
  List<Map<String, Object>> curve() {
    Optional<Integer> year = newest().map(week -> dekad(week).year());
    return weeks.stream()
        .filter(week -> year.map(y -> y == dekad(week).year()).orElse(false))
        .sorted(Comparator.comparing(ShownParcel::dekad))
        .map(this::point)
        .toList();
  }

  private Map<String, Object> point(Row week) {
    Map<String, Object> point = new HashMap<>();
    point.put("enterprise_token", outline.getAs("enterprise_token"));
    point.put("parcel_no", (long) number);
    point.put("dekad", week.getAs("dekad"));
    point.put("dekad_no", (long) dekad(week).number());
    point.put("value", week.getAs("value"));
    band(point, "usual", week.getAs("baseline_median"), week.getAs("baseline_deviation"));
    point.put("n_baseline", week.getAs("n_baseline"));
    band(point, "peers", week.getAs("peer_median"), week.getAs("peer_deviation"));
    point.put("n_peers", week.getAs("n_peers"));
    return point;
  }

  private static void band(Map<String, Object> point, String name, Double median, Double step) {
    if (median != null) {
      point.put(name, median);
      point.put(name + "_low", median - BAND * step);
      point.put(name + "_high", median + BAND * step);
    }
  }
}
