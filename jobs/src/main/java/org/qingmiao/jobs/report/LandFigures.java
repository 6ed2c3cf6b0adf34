// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.jobs.report.LandFacts.Band;
import org.qingmiao.jobs.report.LandFacts.CurvePoint;
import org.qingmiao.jobs.report.LandFacts.Parcel;
import org.qingmiao.jobs.report.LandFacts.Picture;
import org.qingmiao.jobs.report.LandFacts.Sight;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Bars;
import org.qingmiao.jobs.report.chart.Lines;
import org.qingmiao.jobs.report.chart.ParcelMap;
import org.qingmiao.jobs.report.chart.Series;
import org.qingmiao.jobs.report.chart.Series.Point;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** The map and the season's curve of a parcel. */
final class LandFigures {
  private static final double TENTH = 0.1;
  private static final double DEKADS_PER_MONTH = 3;

  /** A line across more dekads than this would tell of weeks that nobody saw. */
  private static final long LONGEST_STEP = 4;

  private final Texts texts;
  private final LandText say;

  LandFigures(Texts texts) {
    this.texts = texts;
    this.say = new LandText(texts);
  }

  /** The outline over what the newest clear scene shows. */
  Figure map(Parcel parcel) {
    String id = "map-" + parcel.number();
    Origin origin = parcel.origin();
    Phrase area = LandText.area(parcel.areaHa(), origin.at("area_ha"));
    Phrase declared = say.declared(parcel.declaredHa(), origin.at("declared_ha"));
    String title =
        parcel
            .sight()
            .map(sight -> "grade_" + sight.grade().toLowerCase(Locale.ROOT))
            .orElse("unseen");
    Phrase sentence =
        parcel
            .sight()
            .map(sight -> seen(parcel, sight, area, declared))
            .orElse(texts.say("figure.parcel_map.outline", "area", area, "declared", declared));
    return new Figure(
        id,
        texts.say("figure.parcel_map." + title),
        sentence,
        parcel.picture().map(p -> texts.say("figure.parcel_map.reading")),
        new ParcelMap(
            rings(parcel.outline()),
            parcel.picture().map(LandFigures::picture),
            texts.say("figure.parcel_map.north"),
            texts.say("figure.parcel_map.scale"),
            texts.say("figure.parcel_map.hidden")),
        cells(id, parcel, area, declared));
  }

  private Phrase seen(Parcel parcel, Sight sight, Phrase area, Phrase declared) {
    Origin origin = parcel.origin();
    return texts.say(
        "figure.parcel_map.sentence",
        Map.of(
            "area", area,
            "declared", declared,
            "day", Phrase.same(sight.day().toString()),
            "share", Numbers.share(sight.validShare()).from(origin.at("valid_share")),
            "mean", LandText.index(sight.mean(), origin.at("mean")),
            "grade", say.grade(sight.grade())));
  }

  private static List<ParcelMap.Ring> rings(Geometry outline) {
    List<ParcelMap.Ring> rings = new ArrayList<>();
    for (int part = 0; part < outline.getNumGeometries(); part++) {
      if (outline.getGeometryN(part) instanceof Polygon polygon) {
        rings.add(ring(polygon.getExteriorRing()));
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          rings.add(ring(polygon.getInteriorRingN(hole)));
        }
      }
    }
    return rings;
  }

  private static ParcelMap.Ring ring(LineString line) {
    List<Double> points = new ArrayList<>();
    for (Coordinate point : line.getCoordinates()) {
      points.add(point.x);
      points.add(point.y);
    }
    return new ParcelMap.Ring(points);
  }

  private static ParcelMap.Picture picture(Picture picture) {
    return new ParcelMap.Picture(
        picture.columns(),
        picture.rows(),
        picture.west(),
        picture.north(),
        picture.columns() * picture.cellWidth(),
        picture.rows() * picture.cellHeight(),
        picture.steps());
  }

  private DataTable cells(String id, Parcel parcel, Phrase area, Phrase declared) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(DataTable.row(texts.say("land.area"), area));
    rows.add(DataTable.row(texts.say("land.declared"), declared));
    parcel
        .picture()
        .ifPresent(
            picture -> {
              List<Long> counts = picture.stepCells();
              for (int step = 0; step < counts.size(); step++) {
                rows.add(
                    DataTable.row(
                        step(step, counts.size() - 1),
                        Numbers.count(counts.get(step))
                            .from(parcel.origin().at("step_cells[" + step + "]"))));
              }
            });
    return DataTable.of(
        id + "-data",
        texts.say("figure.parcel_map.caption", "parcel", say.name(parcel)),
        List.of(words(texts.say("column.item")), numbers(texts.say("column.value"))),
        rows);
  }

  private Phrase step(int step, int hidden) {
    if (step == hidden) {
      return texts.say("figure.parcel_map.cells.hidden");
    }
    Phrase from = Numbers.decimals(step * TENTH, 1);
    if (step == 0) {
      return texts.say("figure.parcel_map.cells.lowest", "to", Numbers.decimals(TENTH, 1));
    }
    return step == hidden - 1
        ? texts.say("figure.parcel_map.cells.highest", "from", from)
        : texts.say(
            "figure.parcel_map.cells", "from", from, "to", Numbers.decimals((step + 1) * TENTH, 1));
  }

  /** The curve of the year beside what is usual; empty where no dekad was seen. */
  Optional<Figure> season(Parcel parcel) {
    if (parcel.dekad().isEmpty()) {
      return Optional.empty();
    }
    String id = "season-" + parcel.number();
    List<Series> series = new ArrayList<>();
    add(series, "land.series.parcel", points(parcel, p -> p.value().map(v -> new Band(v, v, v))));
    add(series, "land.series.usual", points(parcel, CurvePoint::usual));
    add(series, "land.series.peers", points(parcel, CurvePoint::peers));
    String year = parcel.dekad().get().name().substring(0, 4);
    CurvePoint newest =
        parcel.curve().stream()
            .filter(point -> point.dekad().equals(parcel.dekad().get().name()))
            .findFirst()
            .orElseThrow();
    return Optional.of(
        new Figure(
            id,
            texts.say(
                "figure.parcel_season." + parcel.comparison().toLowerCase(Locale.ROOT),
                "year",
                Phrase.same(year)),
            texts.say(
                "figure.parcel_season.sentence",
                Map.of(
                    "dekad", Phrase.same(newest.dekad()),
                    "value", LandText.index(newest.value(), newest.origin().at("value")),
                    "usual", middle(newest.usual(), newest.origin().at("usual")),
                    "peers", middle(newest.peers(), newest.origin().at("peers")),
                    "count",
                        Numbers.count(newest.peerParcels()).from(newest.origin().at("n_peers")))),
            Optional.of(texts.say("figure.parcel_season.reading")),
            new Lines(
                series,
                Axis.numbers(texts.say("axis.month", "year", Phrase.same(year))),
                Axis.numbers(texts.say("axis.ndvi"))),
            table(id, parcel)));
  }

  private void add(List<Series> series, String name, List<Point> points) {
    if (!points.isEmpty()) {
      series.add(new Series(texts.say(name), points));
    }
  }

  /** Points of one part of the curve, with a gap where nothing was seen for long. */
  private static List<Point> points(Parcel parcel, Function<CurvePoint, Optional<Band>> part) {
    List<Point> points = new ArrayList<>();
    long before = 0;
    for (CurvePoint point : parcel.curve()) {
      Optional<Band> band = part.apply(point);
      if (band.isEmpty()) {
        continue;
      }
      if (!points.isEmpty() && point.number() - before > LONGEST_STEP) {
        points.add(new Point(month(point.number() - 1), Optional.empty(), Optional.empty()));
      }
      before = point.number();
      double middle = band.get().middle();
      points.add(
          band.get().low() < middle
              ? Point.of(
                  month(before), middle, new Bars.Interval(band.get().low(), band.get().high()))
              : Point.of(month(before), middle));
    }
    return points;
  }

  /** The middle of a dekad in months, 1 where January begins. */
  private static double month(long dekad) {
    return 1 + (dekad - 0.5) / DEKADS_PER_MONTH;
  }

  private static Phrase middle(Optional<Band> band, Origin origin) {
    return LandText.index(band.map(Band::middle), origin);
  }

  private DataTable table(String id, Parcel parcel) {
    List<List<Cell>> rows = new ArrayList<>();
    for (CurvePoint point : parcel.curve()) {
      rows.add(
          DataTable.row(
              Phrase.same(point.dekad()),
              LandText.index(point.value(), point.origin().at("value")),
              middle(point.usual(), point.origin().at("usual")),
              range(point.usual(), point.origin(), "usual"),
              middle(point.peers(), point.origin().at("peers")),
              range(point.peers(), point.origin(), "peers"),
              Numbers.count(point.peerParcels()).from(point.origin().at("n_peers"))));
    }
    return DataTable.of(
        id + "-data",
        texts.say("figure.parcel_season.caption", "parcel", say.name(parcel)),
        List.of(
            words(texts.say("column.dekad")),
            numbers(texts.say("land.series.parcel")),
            numbers(texts.say("land.series.usual")),
            numbers(texts.say("column.usual_range")),
            numbers(texts.say("land.series.peers")),
            numbers(texts.say("column.peers_range")),
            numbers(texts.say("column.peers"))),
        rows);
  }

  private static Phrase range(Optional<Band> band, Origin origin, String name) {
    return band.map(
            b ->
                Numbers.range(
                    Numbers.index(b.low()).from(origin.at(name + "_low")),
                    Numbers.index(b.high()).from(origin.at(name + "_high"))))
        .orElse(Phrase.MISSING);
  }
}
