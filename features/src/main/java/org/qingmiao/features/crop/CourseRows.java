// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.locationtech.jts.geom.Coordinate;
import org.qingmiao.geo.grid.CellGrid;
import org.qingmiao.geo.season.Baseline;
import org.qingmiao.geo.season.DekadValue;
import org.qingmiao.geo.season.Flank;
import org.qingmiao.geo.season.OwnAnomaly;
import org.qingmiao.geo.season.Season;

/** A {@link ParcelCourse} as a row that holds its part of three tables as lists. */
final class CourseRows {
  private static final String[] NOT_OF_THE_COURSE = {
    "as_of", "parcel_id", "parcel_version", "measure", "run_id"
  };

  /** One dekad of a series. */
  private static final StructType VALUE = ParcelSeries.TABLE.schemaWithout(NOT_OF_THE_COURSE);

  private static final StructType SEASON = ParcelSeasons.TABLE.schemaWithout(NOT_OF_THE_COURSE);

  /** One dekad against its past, without its peers. */
  private static final StructType WEEK =
      ParcelAnomalies.TABLE.schemaWithout(
          "as_of",
          "parcel_id",
          "parcel_version",
          "measure",
          "n_peers",
          "peer_median",
          "peer_deviation",
          "peer_z",
          "class",
          "run_id");

  /** Level of the cell in which a parcel is looked for by its peers. */
  private static final int LEVEL = 12;

  /** One course. */
  static final StructType SCHEMA =
      new StructType()
          .add("parcel_id", DataTypes.StringType)
          .add("parcel_version", DataTypes.LongType)
          .add("measure", DataTypes.StringType)
          .add("borrower", DataTypes.StringType)
          .add("crop", DataTypes.StringType)
          .add("cell", DataTypes.LongType)
          .add("series", DataTypes.createArrayType(VALUE))
          .add("seasons", DataTypes.createArrayType(SEASON))
          .add("weeks", DataTypes.createArrayType(WEEK));

  private CourseRows() {}

  static Row row(Holding holding, String measure, ParcelCourse course) {
    Coordinate middle = holding.lonLat().getEnvelopeInternal().centre();
    return RowFactory.create(
        holding.parcel(),
        holding.version(),
        measure,
        holding.borrower(),
        holding.crop().orElse(null),
        CellGrid.cellAt(middle.x, middle.y, LEVEL),
        course.series().values().stream().map(CourseRows::row).toArray(),
        course.seasons().stream().map(CourseRows::row).toArray(),
        course.weeks().stream().map(CourseRows::row).toArray());
  }

  private static Row row(DekadValue value) {
    return RowFactory.create(
        value.dekad().toString(),
        value.value(),
        (long) value.dates(),
        !value.isReal(),
        value.gapDays(),
        number(value.smoothed()));
  }

  private static Row row(Season season) {
    Optional<Flank> fall = season.fall();
    return RowFactory.create(
        (long) season.year(),
        (long) season.number(),
        day(season.pos()),
        day(season.rise().day20()),
        day(season.rise().day50()),
        fall.map(end -> day(end.day20())).orElse(null),
        fall.map(end -> day(end.day50())).orElse(null),
        number(season.los20()),
        number(season.los50()),
        season.peak(),
        season.rise().base(),
        fall.map(Flank::base).orElse(null),
        number(season.amplitude()),
        season.rise().rate(),
        fall.map(Flank::rate).orElse(null),
        number(season.largeIntegral()),
        number(season.smallIntegral()));
  }

  private static Row row(ParcelCourse.Week week) {
    Optional<Baseline> past = week.past();
    Optional<OwnAnomaly> own = week.own();
    return RowFactory.create(
        week.dekad().toString(),
        week.value().orElse(null),
        (long) past.map(Baseline::values).orElse(0),
        (long) past.map(Baseline::years).orElse(0),
        past.map(Baseline::median).orElse(null),
        past.map(Baseline::deviation).orElse(null),
        own.map(OwnAnomaly::z).orElse(null),
        own.map(OwnAnomaly::madZ).orElse(null),
        own.map(anomaly -> number(anomaly.vci())).orElse(null),
        own.map(anomaly -> number(anomaly.percentOfMedian())).orElse(null));
  }

  private static Date day(double sinceEpoch) {
    return Date.valueOf(LocalDate.ofEpochDay((long) Math.floor(sinceEpoch)));
  }

  private static Double number(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
