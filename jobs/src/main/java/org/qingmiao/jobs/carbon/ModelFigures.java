// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.carbon.estimate.CalibratedFit;
import org.qingmiao.models.carbon.estimate.CrossFit;
import org.qingmiao.models.carbon.estimate.EstimateRow;
import org.qingmiao.models.carbon.estimate.FootprintTrees;
import org.qingmiao.models.carbon.estimate.GroupedFolds;
import org.qingmiao.models.carbon.estimate.SectorMedian;
import org.qingmiao.models.carbon.estimate.ShipGate;
import org.qingmiao.models.ledger.FootprintModels;

/**
 * The figures of every estimator on rows that it did not see (green 4.8): facility-grouped folds,
 * whole sectors left out, intervals by class, totals, and the gate that trees must pass to serve.
 */
final class ModelFigures {
  private static final String FOLDS = "FACILITY_FOLDS";
  private static final String ALL = "ALL";

  /** Finest and third code of a sector: NAICS-6 falls back to NAICS-3. */
  private static final List<Integer> MEDIAN_LEVELS = List.of(0, 2);

  /** Fewer rows say nothing of a class. */
  private static final int ENOUGH = 200;

  private static final long SEED = 7;

  private final List<Figure> figures = new ArrayList<>();
  private ShipGate gate;

  private record Figure(
      String estimator, String split, String segment, String metric, double value, long rows) {}

  private ModelFigures() {}

  /** The figures on labelled facilities. */
  static ModelFigures of(List<EstimateRow> facilities) {
    ModelFigures made = new ModelFigures();
    made.measure(facilities);
    return made;
  }

  private void measure(List<EstimateRow> rows) {
    addFit("GLOBAL_MEDIAN", FOLDS, CrossFit.grouped(rows, new SectorMedian(List.of())));
    CrossFit median = CrossFit.grouped(rows, new SectorMedian(MEDIAN_LEVELS));
    addFit("SECTOR_MEDIAN", FOLDS, median);
    CrossFit trees = CrossFit.grouped(rows, new FootprintTrees());
    addFit("TREES", FOLDS, trees);
    addFit("TREES", "DIVISION_LEFT_OUT", leftOut(rows, ModelFigures::division));
    addFit("TREES", "GROUP_LEFT_OUT", leftOut(rows, row -> row.sector().get(2)));
    addFit("TREES", "STATE_LEFT_OUT", leftOut(rows, EstimateRow::region));
    CalibratedFit calibrated =
        CalibratedFit.of(rows, new FootprintTrees(), ModelFigures::division, row -> "");
    addIntervals(rows, calibrated);
    gate = ShipGate.of(median, trees, calibrated.coverage(), SEED);
    add("GATE", FOLDS, ALL, "gain", gate.gain(), rows.size());
    add("GATE", FOLDS, ALL, "gain_low95", gate.low(), rows.size());
    add("GATE", FOLDS, ALL, "gain_high95", gate.high(), rows.size());
    add("GATE", FOLDS, ALL, "coverage", gate.coverage(), rows.size());
    add(
        "GATE",
        FOLDS,
        ALL,
        "trees_serve",
        gate.served() == ShipGate.Served.TREES ? 1 : 0,
        rows.size());
  }

  private static CrossFit leftOut(List<EstimateRow> rows, Function<EstimateRow, String> group) {
    return CrossFit.leaveOut(rows, new FootprintTrees(), group);
  }

  private static String division(EstimateRow row) {
    return row.sector().get(3);
  }

  private void addFit(String estimator, String split, CrossFit fit) {
    CrossFit.Fit of = fit.fit();
    long rows = fit.predicted().size();
    add(estimator, split, ALL, "mae_ln", of.mae(), rows);
    add(estimator, split, ALL, "rmse_ln", of.rmse(), rows);
    add(estimator, split, ALL, "r2_ln", of.r2(), rows);
    add(estimator, split, ALL, "within_factor_2", of.withinFactor2(), rows);
    add(estimator, split, ALL, "sum_of_medians", of.sumOfMedians(), rows);
  }

  /** Coverage and totals, of all rows, of each class that is large enough, and of each fold. */
  private void addIntervals(List<EstimateRow> rows, CalibratedFit calibrated) {
    long all = rows.size();
    add("TREES", FOLDS, ALL, "coverage_pooled", calibrated.pooledCoverage(), all);
    add("TREES", FOLDS, ALL, "coverage_by_class", calibrated.coverage(), all);
    add("TREES", FOLDS, ALL, "half_width_ln", calibrated.halfWidth(), all);
    add("TREES", FOLDS, ALL, "ratio_of_totals", calibrated.ratioOfTotals(), all);
    add("TREES", FOLDS, ALL, "smeared_ratio", calibrated.smearedRatioOfTotals(), all);
    for (String division : rows.stream().map(ModelFigures::division).distinct().sorted().toList()) {
      CalibratedFit members = calibrated.within(row -> division(row).equals(division));
      long size = members.tested().size();
      if (size >= ENOUGH) {
        add("TREES", FOLDS, division, "coverage_by_class", members.coverage(), size);
      }
    }
    for (int fold = 0; fold < GroupedFolds.FOLDS; fold++) {
      int of = fold;
      CalibratedFit members = calibrated.within(row -> GroupedFolds.of(row.id()) == of);
      add(
          "TREES",
          FOLDS,
          "FOLD_" + fold,
          "ratio_of_totals",
          members.ratioOfTotals(),
          members.tested().size());
    }
  }

  private void add(
      String estimator, String split, String segment, String metric, double value, long rows) {
    figures.add(new Figure(estimator, split, segment, metric, value, rows));
  }

  /** The rows of {@link FootprintModels}. */
  List<Row> rows(Date asOf, String runId) {
    return figures.stream()
        .map(
            one ->
                NamedRow.of(
                    FootprintModels.TABLE,
                    Map.of(
                        "as_of", asOf,
                        "estimator", one.estimator,
                        "split", one.split,
                        "segment", one.segment,
                        "metric", one.metric,
                        "value", one.value,
                        "n_rows", one.rows,
                        "run_id", runId)))
        .toList();
  }

  /** What the gate decided, in a sentence for the operator. */
  String sentence() {
    return String.format(
        Locale.ROOT,
        "estimates: trees err by %.3f and sector medians by %.3f on the logarithm (gain %.1f %%, 95 %% interval of the difference %.3f to %.3f), %.1f %% of facilities inside their intervals; %s",
        gate.maeTrees(),
        gate.maeBaseline(),
        100 * gate.gain(),
        gate.low(),
        gate.high(),
        100 * gate.coverage(),
        gate.served() == ShipGate.Served.TREES
            ? "the trees may serve"
            : "the sector median serves");
  }
}
