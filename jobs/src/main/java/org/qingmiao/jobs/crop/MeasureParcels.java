// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_intersect;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.crop.ParcelCoverages;
import org.qingmiao.features.crop.ParcelMeasures;
import org.qingmiao.features.source.Parcels;
import org.qingmiao.features.source.Scenes;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;

/**
 * Measures parcels in scenes. What an outline covers of a grid is worked out once and kept for
 * every scene on it; what was measured on an earlier day is not measured again.
 */
public final class MeasureParcels implements Job {
  /** What is filled in behind: the day and the run. */
  private static final String[] STAMPS = {"as_of", "run_id"};

  private static final String[] OUTLINE = {"parcel_id", "parcel_version"};

  private final Path data;

  private MeasureParcels(Path data) {
    this.data = data;
  }

  /**
   * The job of an installation that has parcels and scenes; empty for any other.
   *
   * @param data folder below which the files of scenes lie
   */
  public static Optional<MeasureParcels> among(Collection<Table> sources, Optional<Path> data) {
    return areIn(sources) ? data.map(MeasureParcels::new) : Optional.empty();
  }

  /** Whether an installation has parcels and scenes. */
  static boolean areIn(Collection<Table> sources) {
    return Parcels.TABLE.isAmong(sources) && Scenes.TABLE.isAmong(sources);
  }

  @Override
  public String name() {
    return "measure-parcels";
  }

  @Override
  public List<Table> reads() {
    return List.of(Parcels.TABLE, Scenes.TABLE, ParcelCoverages.TABLE, ParcelMeasures.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(ParcelCoverages.TABLE, ParcelMeasures.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    Dataset<Row> scenes = scenes(in.rows(Scenes.TABLE)).persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> outlines = in.rows(Parcels.TABLE).where(col("op").equalTo("U"));
    Dataset<Row> known = earlier(in, ParcelCoverages.TABLE);
    Dataset<Row> fresh =
        in.stamped(coverage(outlines, grids(scenes), known), ParcelCoverages.TABLE)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Dataset<Row> measures =
        measures(scenes, outlines, known.unionByName(fresh), earlier(in, ParcelMeasures.TABLE));
    Outputs outputs =
        Outputs.of(ParcelCoverages.TABLE, fresh)
            .and(ParcelMeasures.TABLE, in.stamped(measures, ParcelMeasures.TABLE));
    unmeasured(scenes).ifPresent(outputs::warn);
    return outputs;
  }

  /** What the operator should know of scenes that lack bands. */
  private static Optional<String> unmeasured(Dataset<Row> scenes) {
    Column[] needed = OpenScene.BANDS.stream().map(band -> lit(band)).toArray(Column[]::new);
    Row lacking =
        scenes
            .where(size(array_intersect(col("bands.band"), array(needed))).lt(needed.length))
            .agg(count(lit(1)), min(col("scene_id")))
            .first();
    return lacking.getLong(0) == 0
        ? Optional.empty()
        : Optional.of(
            "raw.scene: %,d cannot be measured, such as %s: not all of %s are there; deliver all bands of a scene at once"
                .formatted(
                    lacking.getLong(0), lacking.getString(1), String.join(", ", OpenScene.BANDS)));
  }

  /** Rows of earlier business dates; a repetition of this one replaces its own. */
  private static Dataset<Row> earlier(Inputs in, Table table) {
    return in.rows(table).where(col("as_of").lt(lit(in.asOf())));
  }

  /** One row a scene and version, with its bands, and the grid of the band that has its cells. */
  private static Dataset<Row> scenes(Dataset<Row> bands) {
    Column isOnGrid = col("band").equalTo(OpenScene.GRID_BAND);
    return bands
        .where(col("op").equalTo("U"))
        .groupBy("scene_id", "version")
        .agg(
            max(when(isOnGrid, col("sensed_at"))).as("sensed_at"),
            max(col("available_at")).as("available_at"),
            max(when(isOnGrid, col("grid_id"))).as("grid_id"),
            max(when(isOnGrid, col("href"))).as("href"),
            max(when(isOnGrid, col("view_zenith_deg"))).as("view_zenith_deg"),
            max(col("known_time")).as("known_time"),
            collect_list(
                    struct(col("band"), col("href"), col("file_band"), col("scale"), col("offset")))
                .as("bands"));
  }

  /** The grids of all scenes, each from the head of one of its files; they are few. */
  private List<SeenGrid> grids(Dataset<Row> scenes) {
    return scenes
        .where(col("grid_id").isNotNull())
        .groupBy("grid_id")
        .agg(min(col("href")).as("href"))
        .orderBy("grid_id")
        .collectAsList()
        .stream()
        .map(row -> SeenGrid.of(row.getString(0), data.resolve(row.getString(1))))
        .toList();
  }

  /**
   * What outlines cover of grids on which they were not found before; only those are laid.
   *
   * @param outlines rows with {@code parcel_id}, {@code version} and {@code geom_wkb}
   * @param known rows of coverage
   */
  static Dataset<Row> coverage(Dataset<Row> outlines, List<SeenGrid> grids, Dataset<Row> known) {
    MapPartitionsFunction<Row, Row> cover = rows -> GridCover.rows(grids, rows);
    Dataset<Row> ids =
        outlines
            .sparkSession()
            .createDataset(grids.stream().map(SeenGrid::id).toList(), Encoders.STRING())
            .toDF("grid_id");
    return outlines
        .select(col("parcel_id"), col("version").as("parcel_version"), col("geom_wkb"))
        .crossJoin(broadcast(ids))
        .join(
            known.select("parcel_id", "parcel_version", "grid_id").distinct(),
            new String[] {"parcel_id", "parcel_version", "grid_id"},
            "left_anti")
        .mapPartitions(cover, Encoders.row(ParcelCoverages.TABLE.schemaWithout(STAMPS)));
  }

  private Dataset<Row> measures(
      Dataset<Row> scenes, Dataset<Row> outlines, Dataset<Row> coverage, Dataset<Row> known) {
    Dataset<Row> about =
        outlines.select(
            col("parcel_id"),
            col("version").as("parcel_version"),
            col("enterprise_token"),
            col("crop_declared"),
            col("datum_evidence"),
            col("known_time"),
            col("valid_from"),
            col("valid_until"),
            col("bbox_xmin"),
            col("bbox_ymin"),
            col("bbox_xmax"),
            col("bbox_ymax"));
    Dataset<Row> parcels =
        coverage
            .join(about, OUTLINE)
            .select(
                col("grid_id"),
                col("parcel_id"),
                col("parcel_version"),
                struct(
                        col("parcel_id"),
                        col("parcel_version").as("version"),
                        col("block_row"),
                        col("block_column"),
                        col("blocks"),
                        col("runs"),
                        col("shares"),
                        col("cover_sum"),
                        col("full_cells"),
                        col("centre_cells"),
                        col("keep_cells"),
                        col("inside_share"),
                        col("enterprise_token"),
                        col("crop_declared"),
                        col("datum_evidence"),
                        col("known_time"),
                        col("valid_from"),
                        col("valid_until"),
                        col("bbox_xmin"),
                        col("bbox_ymin"),
                        col("bbox_xmax"),
                        col("bbox_ymax"))
                    .as("parcel"));
    Dataset<Row> asked =
        scenes
            .select("scene_id", "version", "grid_id")
            .join(parcels, "grid_id")
            .join(
                known.select(
                    col("scene_id"),
                    col("scene_version").as("version"),
                    col("parcel_id"),
                    col("parcel_version")),
                new String[] {"scene_id", "version", "parcel_id", "parcel_version"},
                "left_anti")
            .groupBy("scene_id", "version", "grid_id")
            .agg(collect_list(col("parcel")).as("parcels"));
    String folder = data.toString();
    FlatMapFunction<Row, Row> measure = scene -> SceneMeasure.rows(folder, scene);
    return asked
        .join(broadcast(scenes), new String[] {"scene_id", "version", "grid_id"})
        .flatMap(measure, Encoders.row(ParcelMeasures.TABLE.schemaWithout(STAMPS)));
  }
}
