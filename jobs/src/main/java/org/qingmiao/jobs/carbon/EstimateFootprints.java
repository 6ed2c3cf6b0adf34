// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.EstimateSettings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.carbon.FuelHeat;
import org.qingmiao.models.carbon.GwpSet;
import org.qingmiao.models.carbon.estimate.EstimateRow;
import org.qingmiao.models.carbon.estimate.EstimatorTrial;
import org.qingmiao.models.carbon.estimate.SectorLevel;
import org.qingmiao.models.ledger.FootprintModels;
import org.qingmiao.models.ledger.FuelChecks;
import org.qingmiao.models.ledger.FuelFlags;

/**
 * How well emissions can be estimated, measured on facilities that reported theirs (green 4.8), and
 * whether what they reported fits the fuels that they burnt (green 4.2).
 */
public final class EstimateFootprints implements Job {

  /** The columns that the labelled book must have. */
  static final List<String> COLUMNS =
      List.of("row_no", "facility_id", "naics", "state", "fuel_type", "heat_mmbtu", "tonnes");

  private static final double FAR = FuelHeat.FAR;

  private final EstimateSettings estimate;
  private final Table book;
  private final GwpSet gwp;

  private EstimateFootprints(EstimateSettings estimate, Table book, GwpSet gwp) {
    this.estimate = estimate;
    this.book = book;
    this.gwp = gwp;
  }

  /**
   * The job on the labelled book of an installation.
   *
   * @throws IllegalArgumentException where no source fills the book, or it lacks a column
   */
  public static EstimateFootprints among(
      Collection<Table> sources, EstimateSettings estimate, GwpSet gwp) {
    Table book =
        sources.stream()
            .filter(table -> table.name().equals(estimate.book()))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "carbon.estimate.book is %s, which no source fills"
                            .formatted(estimate.book())));
    List<String> missing = COLUMNS.stream().filter(name -> book.column(name).isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no column %s; the labelled book needs %s"
              .formatted(book.name(), String.join(", ", missing), String.join(", ", COLUMNS)));
    }
    return new EstimateFootprints(estimate, book, gwp);
  }

  @Override
  public String name() {
    return "estimate-footprints";
  }

  @Override
  public List<Table> reads() {
    return List.of(book);
  }

  @Override
  public List<Table> writes() {
    return List.of(FootprintModels.TABLE, FuelChecks.TABLE, FuelFlags.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    Dataset<Row> rows =
        in.rows(book).select(COLUMNS.stream().map(functions::col).toArray(Column[]::new));
    ModelFigures figures =
        ModelFigures.of("S1", "FUELS", trial(Facilities.of(rows, estimate.gas())));
    Date asOf = Date.valueOf(in.asOf());
    Dataset<Row> burnt = burnt(rows, in);
    return Outputs.of(
            FootprintModels.TABLE,
            in.spark()
                .createDataFrame(figures.rows(asOf, in.runId()), FootprintModels.TABLE.schema()))
        .and(FuelChecks.TABLE, checks(burnt, in))
        .and(FuelFlags.TABLE, flags(burnt, in))
        .warn(figures.sentence());
  }

  /** NAICS-6 falls back to NAICS-3; the two digits of a division share intervals. */
  private EstimatorTrial trial(List<EstimateRow> facilities) {
    Map<String, Function<EstimateRow, String>> splits = new LinkedHashMap<>();
    splits.put("DIVISION_LEFT_OUT", new SectorLevel(3));
    splits.put("GROUP_LEFT_OUT", new SectorLevel(2));
    splits.put("STATE_LEFT_OUT", EstimateRow::region);
    return EstimatorTrial.of(
            facilities, new EstimatorTrial.Design(List.of(0, 2), new SectorLevel(3)), splits)
        .orElseThrow(
            () ->
                new Refusal(
                    ExitCode.MODEL_REFUSED,
                    "%s has %,d facilities with emissions, expected %d at least; send a larger book"
                        .formatted(book.name(), facilities.size(), EstimatorTrial.LEAST_ROWS)));
  }

  /** Rows with heat and emissions of a fuel that has a factor, with what they imply. */
  private Dataset<Row> burnt(Dataset<Row> rows, Inputs in) {
    List<Row> factors = new ArrayList<>();
    new TreeMap<>(estimate.fuels())
        .forEach(
            (fuel, gases) ->
                factors.add(RowFactory.create(fuel, gwp.tco2e(gases).known().orElseThrow())));
    StructType schema =
        new StructType().add("fuel_type", DataTypes.StringType).add("factor", DataTypes.DoubleType);
    return rows.where("heat_mmbtu > 0 AND tonnes > 0")
        .join(in.spark().createDataFrame(factors, schema), "fuel_type")
        .withColumn("implied", col("tonnes").multiply(1000).divide(col("heat_mmbtu")))
        .selectExpr("*", "abs(implied / factor - 1) > %s AS is_off".formatted(FAR));
  }

  private static Dataset<Row> checks(Dataset<Row> burnt, Inputs in) {
    return in.stamped(
        burnt
            .groupBy("fuel_type", "factor")
            .agg(
                expr("percentile(implied, 0.5) AS implied_median"),
                expr("count(*) AS n_rows"),
                expr("count_if(is_off) AS off_rows"),
                expr("CAST(sum(CAST(heat_mmbtu AS DECIMAL(28,9))) AS DOUBLE) AS heat_mmbtu"),
                expr(
                    "CAST(sum(CAST(heat_mmbtu * factor / 1000 AS DECIMAL(28,9))) AS DOUBLE) AS energy_tco2e"),
                expr("CAST(sum(CAST(tonnes AS DECIMAL(28,9))) AS DOUBLE) AS reported_tco2e")),
        FuelChecks.TABLE);
  }

  private static Dataset<Row> flags(Dataset<Row> burnt, Inputs in) {
    return in.stamped(
        burnt.where(col("is_off")).withColumn("flag", lit(FuelHeat.FLAG)), FuelFlags.TABLE);
  }
}
