// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.Published.day;
import static org.qingmiao.jobs.report.Published.optionalText;
import static org.qingmiao.jobs.report.Published.text;
import static org.qingmiao.jobs.report.Published.whole;

import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.report.LandFacts.Band;
import org.qingmiao.jobs.report.LandFacts.CurvePoint;
import org.qingmiao.jobs.report.LandFacts.Dekad;
import org.qingmiao.jobs.report.LandFacts.Event;
import org.qingmiao.jobs.report.LandFacts.Parcel;
import org.qingmiao.jobs.report.LandFacts.Picture;
import org.qingmiao.jobs.report.LandFacts.Sentence;
import org.qingmiao.jobs.report.LandFacts.Sight;
import org.qingmiao.models.ledger.LandCards;
import org.qingmiao.models.ledger.ParcelCards;
import org.qingmiao.models.ledger.ParcelCurves;

/** Fills the facts of the parcel pages from the tables of one business date. */
final class LandReader {

  /** The tables that the pages are made of. */
  static final List<Table> TABLES = List.of(LandCards.TABLE, ParcelCards.TABLE, ParcelCurves.TABLE);

  private final Inputs in;
  private final Published lands;
  private final Published parcels;
  private final Published curves;

  LandReader(Inputs in) {
    this.in = in;
    this.lands = Published.of(in, LandCards.TABLE, Optional.empty());
    this.parcels = Published.of(in, ParcelCards.TABLE, Optional.empty());
    this.curves = Published.of(in, ParcelCurves.TABLE, Optional.empty());
  }

  /** The land of each borrower, by token. */
  Map<String, LandFacts> facts() {
    Map<String, List<CurvePoint>> points = new HashMap<>();
    curves
        .inOrder()
        .forEach(
            row -> points.computeIfAbsent(name(row), name -> new ArrayList<>()).add(point(row)));
    Map<String, List<Parcel>> byBorrower = new HashMap<>();
    parcels
        .inOrder()
        .forEach(
            row ->
                byBorrower
                    .computeIfAbsent(text(row, "enterprise_token"), b -> new ArrayList<>())
                    .add(parcel(row, points.getOrDefault(name(row), List.of()))));
    Map<String, LandFacts> facts = new TreeMap<>();
    lands
        .inOrder()
        .forEach(
            row -> {
              String borrower = text(row, "enterprise_token");
              facts.put(borrower, land(row, byBorrower.getOrDefault(borrower, List.of())));
            });
    return facts;
  }

  private static String name(Row row) {
    return text(row, "enterprise_token") + " " + whole(row, "parcel_no");
  }

  private LandFacts land(Row row, List<Parcel> shown) {
    return new LandFacts(
        in.asOf(),
        row.<Timestamp>getAs("known_time").toInstant().atZone(Clock.DEFAULT_ZONE).toLocalDate(),
        whole(row, "parcel_count"),
        lands.real(row, "parcel_area_ha"),
        lands.real(row, "declared_area_ha"),
        lands.real(row, "area_gap_ratio"),
        lands.real(row, "overlap_share"),
        lands.real(row, "usable_share_365d"),
        text(row, "ndvi_reason"),
        sentence(row),
        shown,
        lands.origin(row));
  }

  private static Optional<Sentence> sentence(Row row) {
    return optionalText(row, "code")
        .map(code -> new Sentence(code, text(row, "text_zh"), text(row, "text_en")));
  }

  private Parcel parcel(Row row, List<CurvePoint> curve) {
    Optional<Sight> sight =
        optionalText(row, "scene_id")
            .map(
                scene ->
                    new Sight(
                        day(row, "sensed_on"),
                        text(row, "grade"),
                        parcels.real(row, "valid_share").orElse(0.0),
                        parcels.real(row, "mean")));
    Optional<Dekad> dekad =
        optionalText(row, "dekad")
            .map(
                name ->
                    new Dekad(
                        name,
                        parcels.real(row, "value").orElseThrow(),
                        parcels.real(row, "mad_z"),
                        parcels.real(row, "peer_z")));
    return new Parcel(
        whole(row, "parcel_no"),
        optionalText(row, "crop_declared"),
        parcels.real(row, "area_ha").orElseThrow(),
        parcels.real(row, "declared_ha"),
        outline(row),
        sight,
        picture(row),
        dekad,
        text(row, "class"),
        sentence(row),
        events(row),
        curve,
        parcels.origin(row));
  }

  private Geometry outline(Row row) {
    String outline = text(row, "outline");
    try {
      return new WKTReader().read(outline);
    } catch (ParseException e) {
      throw new IllegalStateException(
          "%s %s: outline is no well-known text".formatted(parcels.table().name(), name(row)), e);
    }
  }

  private Optional<Picture> picture(Row row) {
    byte[] cells = row.getAs("cells");
    return cells == null
        ? Optional.empty()
        : Optional.of(
            new Picture(
                (int) whole(row, "columns"),
                (int) whole(row, "rows"),
                row.<Double>getAs("cell_width_m"),
                row.<Double>getAs("cell_height_m"),
                row.<Double>getAs("west_m"),
                row.<Double>getAs("north_m"),
                IntStream.range(0, cells.length).mapToObj(i -> (int) cells[i]).toList(),
                row.getList(row.fieldIndex("step_cells"))));
  }

  private static List<Event> events(Row row) {
    List<Row> events = row.getList(row.fieldIndex("events"));
    return IntStream.range(0, events.size())
        .mapToObj(
            i -> {
              Row event = events.get(i);
              return new Event(
                  event.<Date>getAs("day").toLocalDate(),
                  text(event, "kind"),
                  Optional.ofNullable(event.<Double>getAs("value")),
                  i);
            })
        .toList();
  }

  private CurvePoint point(Row row) {
    return new CurvePoint(
        text(row, "dekad"),
        whole(row, "dekad_no"),
        curves.real(row, "value"),
        band(row, "usual"),
        band(row, "peers"),
        whole(row, "n_baseline"),
        whole(row, "n_peers"),
        curves.origin(row));
  }

  private Optional<Band> band(Row row, String name) {
    return curves
        .real(row, name)
        .map(
            middle ->
                new Band(
                    middle,
                    curves.real(row, name + "_low").orElseThrow(),
                    curves.real(row, name + "_high").orElseThrow()));
  }
}
