// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.qingmiao.features.crop.CropBorrowers;
import org.qingmiao.features.crop.ParcelAnomalies;
import org.qingmiao.features.crop.ParcelMeasures;
import org.qingmiao.features.crop.ParcelSeasons;
import org.qingmiao.features.crop.ShownSight;
import org.qingmiao.features.crop.StandingParcels;
import org.qingmiao.features.source.Parcels;
import org.qingmiao.features.source.Scenes;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Table;
import org.qingmiao.geo.raster.SpectralIndex;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.report.QueueOrder;
import org.qingmiao.models.credit.ReasonCatalogue;
import org.qingmiao.models.ledger.CreditQueue;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.LandCards;
import org.qingmiao.models.ledger.ParcelCards;
import org.qingmiao.models.ledger.ParcelCurves;

/**
 * Makes ready what officers see of land: for the borrowers whose decisions get a page, their
 * largest parcels, each with its newest clear picture, its curve and what has happened on it.
 *
 * <p>These are some dozens of borrowers, so what is known of them is gathered in one place.
 */
public final class ShowParcels implements Job {

  /** Parcels of a borrower that get a card, the largest; our default. */
  private static final int MOST_PARCELS = 6;

  private final Path data;
  private final int decisions;
  private final LandReasons reasons;

  private ShowParcels(Path data, int decisions, LandReasons reasons) {
    this.data = data;
    this.decisions = decisions;
    this.reasons = reasons;
  }

  /**
   * The job of an installation that has parcels and scenes; empty for any other.
   *
   * @param data folder below which the files of scenes lie
   * @param decisions how many rows of the queue get a page
   * @param catalogue with the sentences that are given
   */
  public static Optional<ShowParcels> among(
      Collection<Table> sources, Optional<Path> data, int decisions, ReasonCatalogue catalogue) {
    return MeasureParcels.areIn(sources)
        ? data.map(folder -> new ShowParcels(folder, decisions, new LandReasons(catalogue)))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "show-parcels";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        CreditScores.TABLE,
        CreditQueue.TABLE,
        Parcels.TABLE,
        Scenes.TABLE,
        ParcelMeasures.TABLE,
        ParcelSeasons.TABLE,
        ParcelAnomalies.TABLE,
        CropBorrowers.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(LandCards.TABLE, ParcelCards.TABLE, ParcelCurves.TABLE);
  }

  /** As many pages as the conf asks for. */
  @Override
  public String ownSettings() {
    return Integer.toString(decisions);
  }

  @Override
  public Outputs run(Inputs in) {
    List<Row> outlines = outlines(in);
    List<ShownParcel> shown = shown(in, outlines);
    ParcelPictures pictures = new ParcelPictures(data, scenes(in, shown));
    List<Row> cards = new ArrayList<>();
    List<Row> curves = new ArrayList<>();
    for (ShownParcel parcel : shown) {
      Map<String, Object> card = parcel.card();
      reasons.ofCrop((Double) card.get("peer_z"), card);
      pictures.add(parcel, card);
      cards.add(row(ParcelCards.TABLE, card, in));
      parcel.curve().forEach(point -> curves.add(row(ParcelCurves.TABLE, point, in)));
    }
    List<Row> lands = lands(in, shown);
    return Outputs.of(LandCards.TABLE, rows(in, LandCards.TABLE, lands))
        .and(ParcelCards.TABLE, rows(in, ParcelCards.TABLE, cards))
        .and(ParcelCurves.TABLE, rows(in, ParcelCurves.TABLE, curves));
  }

  private static Row row(Table table, Map<String, Object> values, Inputs in) {
    values.put("as_of", Date.valueOf(in.asOf()));
    values.put("run_id", in.runId());
    return NamedRow.of(table, values);
  }

  private static Dataset<Row> rows(Inputs in, Table table, List<Row> rows) {
    return in.spark().createDataFrame(rows, table.schema());
  }

  /** The outlines that stand of the borrowers whose decisions get a page, the largest first. */
  private List<Row> outlines(Inputs in) {
    Object[] borrowers =
        QueueOrder.of(
                QueueOrder.standing(
                    in.rows(CreditScores.TABLE), in.rows(CreditQueue.TABLE), in.asOf()))
            .limit(decisions)
            .select("applicant_token")
            .as(Encoders.STRING())
            .collectAsList()
            .toArray();
    Dataset<Row> all = in.rows(Parcels.TABLE);
    Dataset<Row> theirs = all.where(col("enterprise_token").isin(borrowers));
    // Of a parcel that changed hands all versions count, or one that was given away would stand.
    Dataset<Row> versions = all.join(broadcast(theirs.select("parcel_id").distinct()), "parcel_id");
    return theirs
        .join(
            broadcast(StandingParcels.names(versions, Clock.DEFAULT_ZONE, in.asOf())),
            new String[] {"parcel_id", "version"})
        .select(
            col("parcel_id"),
            col("version"),
            col("enterprise_token"),
            col("registered_at"),
            col("area_m2"),
            col("declared_area_mu").cast("double").as("declared_area_mu"),
            col("crop_declared"),
            col("geom_wkb"))
        .collectAsList()
        .stream()
        .sorted(
            Comparator.comparing((Row row) -> row.<String>getAs("enterprise_token"))
                .thenComparing(row -> -row.<Double>getAs("area_m2"))
                .thenComparing(row -> row.<String>getAs("parcel_id")))
        .toList();
  }

  /** The largest parcels of each borrower with what is known of them. */
  private static List<ShownParcel> shown(Inputs in, List<Row> outlines) {
    Map<String, Integer> numbers = new TreeMap<>();
    Map<String, Integer> count = new HashMap<>();
    for (Row outline : outlines) {
      int number = count.merge(outline.getAs("enterprise_token"), 1, Integer::sum);
      if (number <= MOST_PARCELS) {
        numbers.put(name(outline, "version"), number);
      }
    }
    Object[] ids = outlines.stream().map(row -> row.<String>getAs("parcel_id")).toArray();
    Map<String, List<Row>> weeks = of(in.rows(ParcelAnomalies.TABLE), ids, "dekad");
    Map<String, List<Row>> seasons = of(in.rows(ParcelSeasons.TABLE), ids, "pos");
    Map<String, Row> sights = sights(in.rows(ParcelMeasures.TABLE), ids);
    return outlines.stream()
        .filter(outline -> numbers.containsKey(name(outline, "version")))
        .map(
            outline -> {
              String name = name(outline, "version");
              return new ShownParcel(
                  numbers.get(name),
                  outline,
                  Optional.ofNullable(sights.get(name)),
                  weeks.getOrDefault(name, List.of()),
                  seasons.getOrDefault(name, List.of()));
            })
        .toList();
  }

  private static String name(Row row, String version) {
    return "%s %d".formatted(row.<String>getAs("parcel_id"), row.<Long>getAs(version));
  }

  private static Dataset<Row> greenness(Dataset<Row> rows, Object[] ids) {
    return rows.where(
        col("parcel_id").isin(ids).and(col("measure").equalTo(SpectralIndex.NDVI.name())));
  }

  /** Rows of some parcels by their name, each list in its order. */
  private static Map<String, List<Row>> of(Dataset<Row> rows, Object[] ids, String order) {
    return greenness(rows, ids).orderBy(order).collectAsList().stream()
        .collect(Collectors.groupingBy(row -> name(row, "parcel_version")));
  }

  /** The measure by whose scene each outline is shown. */
  private static Map<String, Row> sights(Dataset<Row> measures, Object[] ids) {
    Map<String, Row> sights = new HashMap<>();
    of(measures, ids, "sensed_at")
        .forEach((outline, rows) -> sights.put(outline, ShownSight.among(rows)));
    return sights;
  }

  /** Bands of the scenes that are to be shown. */
  private static List<Row> scenes(Inputs in, List<ShownParcel> shown) {
    Object[] scenes =
        shown.stream()
            .flatMap(parcel -> parcel.sight().stream())
            .map(sight -> sight.<String>getAs("scene_id"))
            .distinct()
            .toArray();
    return in.rows(Scenes.TABLE)
        .where(col("scene_id").isin(scenes).and(col("op").equalTo("U")))
        .select("scene_id", "version", "grid_id", "band", "href", "file_band", "scale", "offset")
        .collectAsList();
  }

  /** Rows of {@link LandCards}: the newest state of each borrower who has a parcel to show. */
  private List<Row> lands(Inputs in, List<ShownParcel> shown) {
    Map<String, Long> counts =
        shown.stream()
            .collect(
                Collectors.groupingBy(
                    parcel -> parcel.outline().<String>getAs("enterprise_token"),
                    TreeMap::new,
                    Collectors.counting()));
    List<String> columns =
        List.of(
            "known_time",
            "parcel_count",
            "parcel_area_ha",
            "declared_area_ha",
            "area_gap_ratio",
            "overlap_share",
            "usable_share_365d",
            "ndvi_reason");
    List<Row> lands = new ArrayList<>();
    in.rows(CropBorrowers.TABLE)
        .where(col("enterprise_token").isin(counts.keySet().toArray()))
        .groupBy("enterprise_token")
        .agg(
            max_by(
                    struct(
                        columns.stream()
                            .map(c -> col(c))
                            .toArray(org.apache.spark.sql.Column[]::new)),
                    struct(col("known_time"), col("version")))
                .as("state"))
        .select("enterprise_token", "state.*")
        .orderBy("enterprise_token")
        .collectAsList()
        .forEach(
            state -> {
              Map<String, Object> land = new HashMap<>();
              String borrower = state.getAs("enterprise_token");
              land.put("enterprise_token", borrower);
              land.put("parcels_shown", counts.get(borrower));
              columns.forEach(column -> land.put(column, state.getAs(column)));
              reasons.ofLand(state.getAs("area_gap_ratio"), state.getAs("overlap_share"), land);
              lands.add(row(LandCards.TABLE, land, in));
            });
    return lands;
  }
}
