// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring;

import java.sql.Date;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.estimate.EstimateRow;
import org.qingmiao.models.carbon.estimate.EstimatorTrial;
import org.qingmiao.models.carbon.estimate.FootprintEstimator;
import org.qingmiao.models.carbon.estimate.SectorLevel;
import org.qingmiao.models.ledger.FootprintModels;
import org.qingmiao.models.ledger.Footprints;

/**
 * Footprints for enterprises whose own figures give none, learned from those whose figures do
 * (green 4.8): labels are footprints of data quality 1 and 2, one scope and one set of known facts
 * at a time.
 *
 * <p>Estimated is what was not metered for long enough or not at all; a refused row or a factor
 * that is missing has to be mended. Scope 1 of farms is left alone: it comes from land and herds,
 * and what is metered well enough for a label, their fuel, says nothing of those.
 */
final class GapEstimates {

  /** The best scores of data quality, from which may be learned. */
  private static final int WORST_LABEL = 2;

  /** Labels of a section; its median and its width no longer move with more. */
  private static final int MOST_LABELS = 5_000; // our default

  private static final String[] KEY = {"enterprise_token"};
  private static final String AGRICULTURE = "A";
  private static final EstimatorTrial.Design BY_SECTION =
      new EstimatorTrial.Design(List.of(0), new SectorLevel(0));
  private static final Map<String, Function<EstimateRow, String>> SPLITS =
      Map.of("SECTION_LEFT_OUT", BY_SECTION.level());

  private final EstimatedRow.Frame frame;
  private final List<ModelFigures> figures = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();
  private final List<Dataset<Row>> footprints = new ArrayList<>();

  private GapEstimates(EstimatedRow.Frame frame) {
    this.frame = frame;
  }

  /**
   * What is known of an enterprise, whether it has a footprint or not.
   *
   * @param places its sector and region
   * @param statements its newest balance sheet, where the installation has any
   * @param power its mean bill of a month in kWh, where the installation has bills
   */
  record Facts(
      Dataset<Row> places, Optional<Dataset<Row>> statements, Optional<Dataset<Row>> power) {

    /** One row an enterprise with what the estimators read of it. */
    private Dataset<Row> joined() {
      Dataset<Row> all =
          places.select(
              col(KEY[0]),
              col("place.sector").as("section"),
              substring(col("place.region"), 1, 2).as("province"));
      Dataset<Row> stated =
          with(
              all,
              statements.map(
                  rows ->
                      rows.select(KEY[0], "statement.revenue_cny", "statement.total_assets_cny")),
              "revenue_cny",
              "total_assets_cny");
      return with(stated, power, "month_kwh").withColumn("known", expr(KnownFacts.OF_ROW));
    }

    private static Dataset<Row> with(
        Dataset<Row> all, Optional<Dataset<Row>> more, String... columns) {
      if (more.isPresent()) {
        return all.join(more.get(), KEY, "left");
      }
      Dataset<Row> without = all;
      for (String column : columns) {
        without = without.withColumn(column, lit(null).cast("double"));
      }
      return without;
    }
  }

  /** The estimates for the gaps beside some footprints. */
  static GapEstimates of(
      Dataset<Row> footprints, Dataset<Row> gaps, Facts facts, EstimatedRow.Frame frame) {
    GapEstimates made = new GapEstimates(frame);
    Dataset<Row> known = facts.joined().persist(StorageLevel.MEMORY_AND_DISK());
    WindowSpec bySection = Window.partitionBy("section").orderBy(KEY[0]);
    for (String scope : List.of("S1", "S2_LOC")) {
      Dataset<Row> within =
          scope.equals("S1") ? known.where(col("section").notEqual(AGRICULTURE)) : known;
      List<Row> labelled =
          footprints
              .where(col("scope").equalTo(scope).and(col("dq_score").leq(WORST_LABEL)))
              .join(within, KEY)
              .withColumn("place", row_number().over(bySection))
              .where(col("place").leq(MOST_LABELS))
              .orderBy(KEY[0])
              .collectAsList();
      Dataset<Row> asked =
          gaps.where(
                  col("scope")
                      .equalTo(scope)
                      .and(col("code").isin(Gap.NO_FOOTPRINT.name(), Gap.PARTIAL_YEAR.name())))
              .join(within, KEY);
      made.add(scope, labelled, asked);
    }
    return made;
  }

  private void add(String scope, List<Row> labelled, Dataset<Row> asked) {
    Map<KnownFacts, Optional<EstimatorTrial>> trials = new EnumMap<>(KnownFacts.class);
    Map<KnownFacts, Set<String>> served = new EnumMap<>(KnownFacts.class);
    List<String> inGaps =
        asked.select("known").distinct().as(Encoders.STRING()).collectAsList().stream()
            .sorted()
            .toList();
    for (String known : inGaps) {
      told(KnownFacts.valueOf(known), labelled, trials)
          .ifPresent(told -> served.computeIfAbsent(told, t -> new TreeSet<>()).add(known));
    }
    Map<KnownFacts, EstimatorTrial> serving = new EnumMap<>(KnownFacts.class);
    served.keySet().forEach(told -> serving.put(told, trials.get(told).orElseThrow()));
    serving.forEach(
        (told, trial) -> {
          figures.add(ModelFigures.of(scope, told.name(), trial));
          EstimatedRow row =
              new EstimatedRow(
                  frame,
                  told,
                  ratios(labelled, "ar6_tco2e"),
                  ratios(labelled, "national_grid_tco2e"));
          addEstimates(
              FootprintEstimator.of(trial),
              row,
              asked.where(col("known").isin(served.get(told).toArray())));
        });
    if (!inGaps.isEmpty()) {
      sentences.add(
          serving.isEmpty()
              ? "estimates of %s: none, for %,d footprints of data quality 1 or 2 are known, expected %d at least"
                  .formatted(scope, labelled.size(), EstimatorTrial.LEAST_ROWS)
              : "estimates of %s: from %,d footprints of data quality 1 or 2; %s; else the median of the sector"
                  .formatted(scope, labelled.size(), whereTreesServe(serving)));
    }
  }

  private static String whereTreesServe(Map<KnownFacts, EstimatorTrial> trials) {
    String where =
        trials.entrySet().stream()
            .filter(trial -> !trial.getValue().classesOfTrees().isEmpty())
            .map(
                trial ->
                    "%s is known in %s"
                        .formatted(
                            trial.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            String.join(", ", trial.getValue().classesOfTrees())))
            .collect(Collectors.joining("; "));
    return where.isEmpty() ? "trees serve nowhere" : "trees serve where " + where;
  }

  /** The most of what is known that labels enough for a trial are known as well of. */
  private static Optional<KnownFacts> told(
      KnownFacts known, List<Row> labelled, Map<KnownFacts, Optional<EstimatorTrial>> trials) {
    return Stream.of(KnownFacts.values())
        .filter(told -> told.isWithin(known))
        .filter(
            told ->
                trials
                    .computeIfAbsent(
                        told, t -> EstimatorTrial.of(rows(t, labelled), BY_SECTION, SPLITS))
                    .isPresent())
        .findFirst();
  }

  private static List<EstimateRow> rows(KnownFacts told, List<Row> labelled) {
    return labelled.stream()
        .map(Cells::new)
        .filter(cells -> told.isWithin(KnownFacts.valueOf(cells.text("known"))))
        .map(
            cells -> told.row(cells, FootprintEstimator.label(cells.number("tco2e").orElseThrow())))
        .toList();
  }

  private void addEstimates(FootprintEstimator estimator, EstimatedRow row, Dataset<Row> asked) {
    // Trees are too large to travel with every task.
    Broadcast<FootprintEstimator> shared =
        new JavaSparkContext(asked.sparkSession().sparkContext()).broadcast(estimator);
    MapPartitionsFunction<Row, Row> estimate =
        partition -> new EstimatedRows(partition, shared.value(), row);
    footprints.add(asked.mapPartitions(estimate, Encoders.row(Footprints.TABLE.schema())));
  }

  /** The labels of a province under another assumption over what they are. */
  private static Map<String, Double> ratios(List<Row> labelled, String column) {
    Map<String, double[]> sums = new HashMap<>();
    for (Row row : labelled) {
      Cells cells = new Cells(row);
      OptionalDouble other = cells.number(column);
      if (other.isPresent()) {
        double[] sum = sums.computeIfAbsent(cells.text("province"), province -> new double[2]);
        sum[0] += other.getAsDouble();
        sum[1] += cells.number("tco2e").orElseThrow();
      }
    }
    Map<String, Double> ratios = new HashMap<>();
    sums.forEach(
        (province, sum) -> {
          if (sum[1] > 0) {
            ratios.put(province, sum[0] / sum[1]);
          }
        });
    return ratios;
  }

  /** The footprints of both scopes beside those that are there already. */
  Dataset<Row> beside(Dataset<Row> all) {
    return footprints.stream().reduce(all, Dataset::unionByName);
  }

  /** How well the estimators did, as rows of their table. */
  Dataset<Row> figures(Inputs in) {
    Date asOf = Date.valueOf(in.asOf());
    List<Row> rows = figures.stream().flatMap(one -> one.rows(asOf, in.runId()).stream()).toList();
    return in.spark().createDataFrame(rows, FootprintModels.TABLE.schema());
  }

  /** What the gates decided, and for which scope there are too few labels. */
  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
