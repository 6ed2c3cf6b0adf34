// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.source.Parcels;
import org.qingmiao.geo.raster.SpectralIndex;

/**
 * What all parcels did that stand at the end of a business date, as it was known by then: the rows
 * of {@link ParcelSeries}, {@link ParcelSeasons} and {@link ParcelAnomalies}, without day and run.
 *
 * <p>Each course is worked out once, with all that the three tables say of it.
 */
public final class ParcelCourses {
  private final Dataset<Row> courses;

  private ParcelCourses(Dataset<Row> courses) {
    this.courses = courses;
  }

  /**
   * The courses of all parcels of which a scene showed something usable.
   *
   * @param parcels rows of {@link Parcels} as stored
   * @param measures rows of {@link ParcelMeasures}
   * @param zone where days end
   * @param today business date
   */
  public static ParcelCourses of(
      Dataset<Row> parcels, Dataset<Row> measures, ZoneId zone, LocalDate today) {
    MapFunction<Row, String> parcel = row -> row.getAs("parcel_id");
    CoGroupFunction<String, Row, Row, Row> courses =
        (id, outlines, sights) -> rows(outlines, sights, zone, today);
    return new ParcelCourses(
        LandStates.outlines(parcels)
            .groupByKey(parcel, Encoders.STRING())
            .cogroup(
                measures.groupByKey(parcel, Encoders.STRING()),
                courses,
                Encoders.row(CourseRows.SCHEMA))
            .persist(StorageLevel.MEMORY_AND_DISK()));
  }

  private static Iterator<Row> rows(
      Iterator<Row> outlines, Iterator<Row> measures, ZoneId zone, LocalDate today) {
    Map<String, List<Sight>> sights = new TreeMap<>();
    measures.forEachRemaining(
        row ->
            sights
                .computeIfAbsent(row.getAs("measure"), m -> new ArrayList<>())
                .add(LandStates.sight(row)));
    List<Row> rows = new ArrayList<>();
    if (sights.isEmpty()) {
      return rows.iterator();
    }
    Instant known = StandingParcels.endOf(today, zone);
    List<Holding> standing = StandingParcels.standing(outlines, known, today);
    sights.forEach(
        (measure, all) -> {
          all.sort(Sight.BY_VERSION);
          Map<String, List<Sight>> seen = LandHistory.seen(all, standing, known);
          for (Holding holding : standing) {
            ParcelCourse course =
                ParcelCourse.of(SpectralIndex.valueOf(measure), seen.get(holding.parcel()), known);
            if (!course.series().values().isEmpty()) {
              rows.add(CourseRows.row(holding, measure, course));
            }
          }
        });
    return rows.iterator();
  }

  /** Rows of {@link ParcelSeries}. */
  public Dataset<Row> series() {
    return part("series");
  }

  /** Rows of {@link ParcelSeasons}. */
  public Dataset<Row> seasons() {
    return part("seasons");
  }

  /** Rows of {@link ParcelAnomalies}. */
  public Dataset<Row> anomalies() {
    MapFunction<Row, String> crowd = row -> row.getAs("crowd");
    FlatMapGroupsFunction<String, Row, Row> compared = (name, weeks) -> Crowd.rows(weeks);
    return part("weeks", "borrower", "crop", "cell")
        .withColumn(
            "crowd", concat_ws("|", col("measure"), col("dekad"), coalesce(col("crop"), lit(""))))
        .groupByKey(crowd, Encoders.STRING())
        .flatMapGroups(
            compared, Encoders.row(ParcelAnomalies.TABLE.schemaWithout("as_of", "run_id")));
  }

  /** A row for each element of one of the lists, with what names its parcel. */
  private Dataset<Row> part(String list, String... more) {
    Dataset<Row> one = courses.withColumn("part", explode(col(list)));
    List<String> names = new ArrayList<>(List.of("parcel_id", "parcel_version", "measure"));
    names.addAll(List.of(more));
    names.add("part.*");
    return one.select(
        names.stream().map(name -> col(name)).toArray(org.apache.spark.sql.Column[]::new));
  }
}
