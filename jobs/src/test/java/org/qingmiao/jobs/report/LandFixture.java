// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.jobs.report.LandFacts.Band;
import org.qingmiao.jobs.report.LandFacts.CurvePoint;
import org.qingmiao.jobs.report.LandFacts.Dekad;
import org.qingmiao.jobs.report.LandFacts.Event;
import org.qingmiao.jobs.report.LandFacts.Parcel;
import org.qingmiao.jobs.report.LandFacts.Picture;
import org.qingmiao.jobs.report.LandFacts.Sentence;
import org.qingmiao.jobs.report.LandFacts.Sight;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Origin.Source;

/**
 * Two parcels of the first applicant of the {@link Fixture}: a rice field that fell behind, under a
 * cloud at its corner, and one that no scene shows. All figures are invented.
 */
final class LandFixture {
  static final int COLUMNS = 24;
  static final int ROWS = 18;

  private static final Source LAND =
      new Source("publish.land_card", "v1:1:b123456789abcdef:fedcba9876543210", 2);
  private static final Source PARCELS =
      new Source("publish.parcel_card", "v1:2:c123456789abcdef:fedcba9876543210", 2);
  private static final Source CURVES =
      new Source("publish.parcel_curve", "v1:18:d123456789abcdef:fedcba9876543210", 2);

  private LandFixture() {}

  static LandFacts land() {
    return new LandFacts(
        Fixture.DAY,
        Fixture.DAY.minusDays(3),
        7,
        Optional.of(4.52),
        Optional.of(6.8),
        Optional.of(4.52 / 6.8 - 1),
        Optional.of(0.031),
        Optional.of(0.67),
        "SEEN",
        Optional.of(
            new Sentence(
                "R12", "地块面积或位置与申报不符", "Parcel area or location differs from the declaration")),
        List.of(seen(), unseen()),
        Origin.row(LAND, "as_of", Fixture.DAY.toString(), "enterprise_token", "tk"));
  }

  private static Parcel seen() {
    List<Integer> steps = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        boolean isField = row >= 5 && row < 13 && column >= 5 && column < 19;
        steps.add(row + column < 9 ? 9 : isField ? 4 + (row + column) % 3 : 2);
      }
    }
    return new Parcel(
        1,
        Optional.of("RICE"),
        1.12,
        Optional.of(1.7),
        outline("POLYGON ((0 0, 140 6, 138 80, 2 78, 0 0), (60 30, 80 30, 80 50, 60 50, 60 30))"),
        Optional.of(new Sight(LocalDate.of(2014, 7, 24), "B", 0.86, Optional.of(0.512))),
        Optional.of(
            new Picture(
                COLUMNS,
                ROWS,
                10,
                10,
                -50,
                130,
                steps,
                LongStream.rangeClosed(0, 9)
                    .mapToObj(step -> steps.stream().filter(s -> s == step).count())
                    .toList())),
        Optional.of(new Dekad("2014-21", 0.512, Optional.of(-3.4), Optional.of(-2.6))),
        "OWN_ONLY",
        Optional.of(
            new Sentence(
                "R11", "作物长势低于县域同期水平", "Crop vigour is below the county norm for the season")),
        List.of(
            new Event(LocalDate.of(2012, 3, 9), "REGISTERED", Optional.empty(), 0),
            new Event(LocalDate.of(2013, 5, 28), "SEASON_BEGAN", Optional.empty(), 1),
            new Event(LocalDate.of(2013, 7, 25), "SEASON_PEAKED", Optional.of(0.731), 2),
            new Event(LocalDate.of(2013, 9, 21), "SEASON_ENDED", Optional.empty(), 3),
            new Event(LocalDate.of(2014, 7, 1), "SYSTEMIC", Optional.of(-2.2), 4),
            new Event(LocalDate.of(2014, 7, 11), "RELATIVE_WEAK", Optional.of(-2.3), 5),
            new Event(LocalDate.of(2014, 7, 21), "OWN_ONLY", Optional.of(-3.4), 6)),
        curve(),
        origin("1"));
  }

  private static Parcel unseen() {
    return new Parcel(
        2,
        Optional.empty(),
        0.34,
        Optional.empty(),
        outline("MULTIPOLYGON (((0 0, 60 0, 60 40, 0 40, 0 0)), ((70 10, 90 10, 90 30, 70 10)))"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "UNKNOWN",
        Optional.empty(),
        List.of(new Event(LocalDate.of(2014, 2, 3), "REGISTERED", Optional.empty(), 0)),
        List.of(),
        origin("2"));
  }

  /** April to September; the parcel is seen until the end of July, with a hole in June. */
  private static List<CurvePoint> curve() {
    List<CurvePoint> curve = new ArrayList<>();
    for (long dekad = 10; dekad <= 27; dekad++) {
      double usual = 0.2 + 0.52 * Math.exp(-Math.pow((dekad - 21) / 3.2, 2) / 2);
      boolean isSeen = dekad <= 21 && dekad != 16;
      curve.add(
          new CurvePoint(
              "2014-" + dekad,
              dekad,
              isSeen ? Optional.of(0.2 + 0.6 * (usual - 0.2)) : Optional.empty(),
              Optional.of(new Band(usual, usual - 0.06, usual + 0.06)),
              isSeen
                  ? Optional.of(new Band(usual - 0.02, usual - 0.1, usual + 0.06))
                  : Optional.empty(),
              15,
              isSeen ? 34 : 0,
              Origin.row(
                  CURVES,
                  "as_of",
                  Fixture.DAY.toString(),
                  "enterprise_token",
                  "tk",
                  "parcel_no",
                  "1",
                  "dekad",
                  "2014-" + dekad)));
    }
    return curve;
  }

  private static Origin origin(String number) {
    return Origin.row(
        PARCELS, "as_of", Fixture.DAY.toString(), "enterprise_token", "tk", "parcel_no", number);
  }

  private static Geometry outline(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }
}
