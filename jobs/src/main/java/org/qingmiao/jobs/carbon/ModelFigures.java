// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.carbon.estimate.CalibratedFit;
import org.qingmiao.models.carbon.estimate.CrossFit;
import org.qingmiao.models.carbon.estimate.EstimateRow;
import org.qingmiao.models.carbon.estimate.EstimatorTrial;
import org.qingmiao.models.carbon.estimate.GroupedFolds;
import org.qingmiao.models.carbon.estimate.SectorLevel;
import org.qingmiao.models.carbon.estimate.ShipGate;
import org.qingmiao.models.ledger.FootprintModels;

/**
 * The figures of every estimator on rows that it did not see (green 4.8): folds of enterprises,
 * whole groups left out, intervals by class, totals, and the gate that trees must pass to serve.
 */
final class ModelFigures {
  private static final String FOLDS = "FOLDS";
  private static final String ALL = "ALL";

  /** Fewer rows say nothing of a class. */
  private static final int ENOUGH = 200;

  private final List<Figure> figures = new ArrayList<>();
  private final String scope;
  private final String known;
  private final EstimatorTrial trial;

  private record Figure(
      String estimator, String split, String segment, String metric, double value, long rows) {}

  private ModelFigures(String scope, String known, EstimatorTrial trial) {
    this.scope = scope;
    this.known = known;
    this.trial = trial;
  }

  /** The figures of a trial on labels of a scope, of which so much is known. */
  static ModelFigures of(String scope, String known, EstimatorTrial trial) {
    ModelFigures made = new ModelFigures(scope, known, trial);
    made.measure();
    return made;
  }

  private void measure() {
    addFit("GLOBAL_MEDIAN", FOLDS, trial.global());
    addFit("SECTOR_MEDIAN", FOLDS, trial.median());
    addFit("TREES", FOLDS, trial.trees());
    trial.leftOut().forEach((split, fit) -> addFit("TREES", split, fit));
    addIntervals();
    addGate(ALL, trial.gate(), row -> true);
    SectorLevel level = trial.design().level();
    trial
        .gates()
        .forEach((code, gate) -> addGate(code, gate, row -> level.apply(row).equals(code)));
  }

  /** What the gate of a class saw, and how often what it lets serve is right about its interval. */
  private void addGate(String segment, ShipGate gate, Predicate<EstimateRow> members) {
    boolean isTrees = gate.served() == ShipGate.Served.TREES;
    CalibratedFit served = (isTrees ? trial.treesFit() : trial.medianFit()).within(members);
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("mae_median", gate.maeBaseline());
    metrics.put("mae_trees", gate.maeTrees());
    metrics.put("gain", gate.gain());
    metrics.put("gain_low95", gate.low());
    metrics.put("gain_high95", gate.high());
    metrics.put("coverage", gate.coverage());
    metrics.put("trees_serve", isTrees ? 1.0 : 0.0);
    metrics.put("served_coverage", served.coverage());
    metrics.forEach(
        (metric, value) -> add("GATE", FOLDS, segment, metric, value, served.tested().size()));
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
  private void addIntervals() {
    CalibratedFit calibrated = trial.treesFit();
    SectorLevel level = trial.design().level();
    long all = trial.rows().size();
    add("TREES", FOLDS, ALL, "coverage_pooled", calibrated.pooledCoverage(), all);
    add("TREES", FOLDS, ALL, "coverage_by_class", calibrated.coverage(), all);
    add("TREES", FOLDS, ALL, "half_width_ln", calibrated.halfWidth(), all);
    add("TREES", FOLDS, ALL, "ratio_of_totals", calibrated.ratioOfTotals(), all);
    add("TREES", FOLDS, ALL, "smeared_ratio", calibrated.smearedRatioOfTotals(), all);
    for (String one : trial.rows().stream().map(level).distinct().sorted().toList()) {
      CalibratedFit members = calibrated.within(row -> level.apply(row).equals(one));
      long size = members.tested().size();
      if (size >= ENOUGH) {
        add("TREES", FOLDS, one, "coverage_by_class", members.coverage(), size);
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
                        "scope", scope,
                        "known", known,
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
    ShipGate gate = trial.gate();
    String classes = String.join(", ", trial.classesOfTrees());
    return String.format(
        Locale.ROOT,
        "estimates of %s where %s is known: trees err by %.3f and sector medians by %.3f on the logarithm (gain %.1f %%, 95 %% interval of the difference %.3f to %.3f), %.1f %% of %,d labels inside the trees' intervals; trees may serve %s",
        scope,
        known.toLowerCase(Locale.ROOT).replace('_', ' '),
        gate.maeTrees(),
        gate.maeBaseline(),
        100 * gate.gain(),
        gate.low(),
        gate.high(),
        100 * gate.coverage(),
        trial.rows().size(),
        classes.isEmpty() ? "nowhere" : "in " + classes);
  }
}
