// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.function.CoGroupFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.qingmiao.features.source.Parcels;

/** The rows of {@link CropBorrowers}, from outlines and what scenes show of them. */
public final class LandStates {
  private static final double M2_PER_MU = 2000 / 3.0;

  /** Squares by which outlines find those near them: 4,096 around the globe, some 10 km. */
  private static final double SQUARE_DEGREES = 360 / 4096.0;

  /** By which crops are judged. */
  private static final String MEASURE = "NDVI";

  private static final String BORROWER = "enterprise_token";
  private static final String CLAIMANT = "claimant_token";

  private LandStates() {}

  /** What is a row beside the day and the run. */
  public static StructType schema() {
    return CropBorrowers.TABLE.schemaWithout("as_of", "run_id");
  }

  /**
   * The states of all borrowers.
   *
   * @param parcels rows of {@link Parcels} as stored
   * @param measures rows of {@link ParcelMeasures}
   * @param zone where days begin
   * @param today business date; an outline that begins or ends later has not done so yet
   */
  public static Dataset<Row> of(
      Dataset<Row> parcels, Dataset<Row> measures, ZoneId zone, LocalDate today) {
    Dataset<Row> outlines = outlines(parcels);
    Dataset<Row> own = outlines.withColumn(BORROWER, col(CLAIMANT));
    MapFunction<Row, String> borrower = row -> row.getAs(BORROWER);
    CoGroupFunction<String, Row, Row, Row> states =
        (token, holdings, sights) -> states(token, holdings, sights, zone, today);
    return own.unionByName(rivals(outlines))
        .groupByKey(borrower, Encoders.STRING())
        .cogroup(
            measures.where(col("measure").equalTo(MEASURE)).groupByKey(borrower, Encoders.STRING()),
            states,
            Encoders.row(schema()));
  }

  /** What {@link #holding} reads of rows of {@link Parcels}. */
  static Dataset<Row> outlines(Dataset<Row> parcels) {
    return parcels.select(
        col("parcel_id"),
        col("version"),
        col("enterprise_token").as(CLAIMANT),
        col("op"),
        col("valid_from"),
        col("valid_until"),
        col("registered_at"),
        col("known_time"),
        col("area_m2"),
        col("declared_area_mu").cast("double"),
        col("crop_declared"),
        col("geom_wkb"),
        col("bbox_xmin"),
        col("bbox_ymin"),
        col("bbox_xmax"),
        col("bbox_ymax"));
  }

  /** Outlines of others whose box meets that of an own one, once for each borrower. */
  private static Dataset<Row> rivals(Dataset<Row> outlines) {
    Dataset<Row> squared =
        outlines
            .withColumn("square_x", explode(squares("bbox_xmin", "bbox_xmax")))
            .withColumn("square_y", explode(squares("bbox_ymin", "bbox_ymax")));
    Dataset<Row> own = squared.as("own");
    Dataset<Row> other = squared.as("other");
    Column meets =
        col("own.square_x")
            .equalTo(col("other.square_x"))
            .and(col("own.square_y").equalTo(col("other.square_y")))
            .and(not(col("own." + CLAIMANT).equalTo(col("other." + CLAIMANT))))
            .and(col("own.bbox_xmin").leq(col("other.bbox_xmax")))
            .and(col("other.bbox_xmin").leq(col("own.bbox_xmax")))
            .and(col("own.bbox_ymin").leq(col("other.bbox_ymax")))
            .and(col("other.bbox_ymin").leq(col("own.bbox_ymax")));
    return own.join(other, meets)
        .select(col("other.*"), col("own." + CLAIMANT).as(BORROWER))
        .drop("square_x", "square_y")
        .dropDuplicates(BORROWER, "parcel_id", "version", "known_time");
  }

  private static Column squares(String from, String to) {
    return sequence(floor(col(from).divide(SQUARE_DEGREES)), floor(col(to).divide(SQUARE_DEGREES)));
  }

  private static Iterator<Row> states(
      String token, Iterator<Row> outlines, Iterator<Row> measures, ZoneId zone, LocalDate today) {
    List<Holding> holdings = new ArrayList<>();
    WKBReader reader = new WKBReader();
    while (outlines.hasNext()) {
      holdings.add(holding(outlines.next(), reader));
    }
    List<Sight> sights = new ArrayList<>();
    while (measures.hasNext()) {
      sights.add(sight(measures.next()));
    }
    return LandHistory.states(token, holdings, sights, zone, today).stream()
        .map(state -> row(token, state))
        .iterator();
  }

  static Holding holding(Row row, WKBReader reader) {
    Double declaredMu = row.getAs("declared_area_mu");
    Date until = row.getAs("valid_until");
    try {
      return new Holding(
          row.getAs("parcel_id"),
          row.<Long>getAs("version"),
          row.getAs(CLAIMANT),
          row.<String>getAs("op").equals("U"),
          row.<Date>getAs("valid_from").toLocalDate(),
          Optional.ofNullable(until).map(Date::toLocalDate),
          instant(row, "registered_at"),
          instant(row, "known_time"),
          row.<Double>getAs("area_m2"),
          declaredMu == null ? OptionalDouble.empty() : OptionalDouble.of(declaredMu * M2_PER_MU),
          reader.read(row.<byte[]>getAs("geom_wkb")),
          Optional.ofNullable(row.getAs("crop_declared")));
    } catch (ParseException e) {
      throw new IllegalStateException(
          "raw.parcel: the outline of %s is no well-known binary"
              .formatted(row.<String>getAs("parcel_id")),
          e);
    }
  }

  static Sight sight(Row row) {
    Double mean = row.getAs("mean");
    Double peerZ = row.getAs("peer_z");
    Double zenith = row.getAs("view_zenith_deg");
    String grade = row.getAs("grade");
    return new Sight(
        row.getAs("parcel_id"),
        row.<Long>getAs("parcel_version"),
        row.getAs("scene_id"),
        row.<Long>getAs("scene_version"),
        instant(row, "sensed_at"),
        instant(row, "known_time"),
        mean != null && (grade.equals("A") || grade.equals("B")),
        mean == null ? Double.NaN : mean,
        row.<Double>getAs("weight"),
        peerZ == null ? OptionalDouble.empty() : OptionalDouble.of(peerZ),
        zenith == null ? Double.NaN : zenith,
        row.<Double>getAs("cloud_share"),
        row.<Double>getAs("inside_share"));
  }

  private static Instant instant(Row row, String column) {
    return row.<Timestamp>getAs(column).toInstant();
  }

  private static Row row(String token, LandState state) {
    return RowFactory.create(
        token + "@" + state.newest(),
        token,
        Timestamp.from(state.newest()),
        Timestamp.from(state.known()),
        (long) state.version(),
        (long) state.parcels(),
        number(state.areaHa()),
        number(state.declaredHa()),
        number(state.areaGap()),
        number(state.overlap()),
        number(state.usable()),
        number(state.ndviZ()),
        state.ndviReason(),
        number(state.peerZ()),
        number(state.peakRatio()),
        state.seasons().isPresent() ? (Long) (long) state.seasons().getAsInt() : null,
        state.lastUsable().map(Timestamp::from).orElse(null));
  }

  private static Double number(OptionalDouble value) {
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }
}
