// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The metrics of one sample with their intervals: from one sort and one bootstrap, but those of the
 * calibration line, which has errors of its own.
 *
 * <p>Where the sample holds one class only, what compares the classes is left out.
 */
final class SampleMetrics {

  private static final int BINS = 10;

  /** Places of the statistics in the bootstrap. */
  private static final int AUC = 0;

  private static final int KS = 1;
  private static final int BRIER = 2;
  private static final int LOG_LOSS = 3;
  private static final int ECE = 4;
  private static final int MEAN_PD = 5;
  private static final int BAD_RATE = 6;
  private static final int EXCESS = 7;

  /** Place of the first point of the ROC curve; the others follow. */
  private static final int ROC = 8;

  private final Sample sample;
  private final boolean[] bad;
  private final double[] pd;
  private final double[] weight;
  private final long clipped;
  private final long flat;
  private final long bads;
  private final List<Discrimination.RocPoint> roc;
  private final double[] values;
  private final Bootstrap bootstrap;
  private final Optional<CalibrationLine> line;

  SampleMetrics(Sample sample, List<ScoredRow> rows, long seed) {
    this.sample = sample;
    this.bad = new boolean[rows.size()];
    this.pd = rows.stream().mapToDouble(ScoredRow::pd).toArray();
    this.weight = rows.stream().mapToDouble(ScoredRow::weight).toArray();
    this.clipped = rows.stream().filter(ScoredRow::clipped).count();
    this.flat = rows.stream().filter(ScoredRow::flat).count();
    this.bads = rows.stream().filter(ScoredRow::bad).count();
    for (int i = 0; i < bad.length; i++) {
      bad[i] = rows.get(i).bad();
    }
    Ranking ranking = Ranking.of(bad, pd);
    this.roc = hasBothClasses() ? Discrimination.roc(bad, pd, weight) : List.of();
    Bootstrap.Statistics statistics = statistics(ranking);
    double[] ranked = ranking.ranked(weight);
    this.values = statistics.of(ranked);
    int[] applicant = rows.stream().mapToInt(ScoredRow::applicant).toArray();
    this.bootstrap = Bootstrap.of(ranking.ranked(applicant), ranked, seed, statistics);
    this.line = CalibrationLine.of(bad, pd, weight, applicant);
  }

  private Bootstrap.Statistics statistics(Ranking ranking) {
    double[] squared = ranking.ranked(CalibrationError.squaredErrors(bad, pd));
    double[] losses = ranking.ranked(CalibrationError.losses(bad, pd));
    double[] pds = ranking.ranked(pd);
    double[] labels = ranking.ranked(CalibrationError.labels(bad));
    double[] goodsRefused =
        roc.stream().mapToDouble(Discrimination.RocPoint::falsePositiveRate).toArray();
    return w -> {
      double[] values = new double[ROC + goodsRefused.length];
      values[AUC] = Discrimination.auc(ranking, w);
      values[KS] = Discrimination.ks(ranking, w);
      values[BRIER] = CalibrationError.mean(squared, w);
      values[LOG_LOSS] = CalibrationError.mean(losses, w);
      values[ECE] = CalibrationError.ece(ranking, w, BINS);
      values[MEAN_PD] = CalibrationError.mean(pds, w);
      values[BAD_RATE] = CalibrationError.mean(labels, w);
      values[EXCESS] = values[MEAN_PD] - values[BAD_RATE];
      double[] band = Discrimination.badsRefused(ranking, w, goodsRefused);
      System.arraycopy(band, 0, values, ROC, band.length);
      return values;
    };
  }

  ValidationGates.Count count() {
    return new ValidationGates.Count(bad.length, bads);
  }

  boolean hasBothClasses() {
    return bads > 0 && bads < bad.length;
  }

  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    if (hasBothClasses()) {
      metrics.add(bootstrapped("auc", AUC));
      metrics.add(metric("gini", gini(values[AUC]), bootstrap.interval(AUC).map(this::gini)));
      metrics.add(bootstrapped("ks", KS));
    }
    metrics.add(bootstrapped("brier", BRIER));
    metrics.add(bootstrapped("log_loss", LOG_LOSS));
    metrics.add(bootstrapped("ece10", ECE));
    line.ifPresent(
        fitted -> {
          metrics.add(metric("calibration_slope", fitted.slope()));
          metrics.add(metric("calibration_intercept", fitted.intercept()));
        });
    metrics.add(bootstrapped("mean_pd", MEAN_PD));
    metrics.add(bootstrapped("bad_rate", BAD_RATE));
    metrics.add(bootstrapped("mean_pd_minus_bad_rate", EXCESS));
    metrics.add(metric("clipped_share", clipped / (double) bad.length, Optional.empty()));
    metrics.add(metric("flat_share", flat / (double) bad.length, Optional.empty()));
    return metrics;
  }

  Optional<ValidationGates.Value> ece10() {
    return Optional.of(new ValidationGates.Value(values[ECE], bootstrap.interval(ECE)));
  }

  Optional<CalibrationLine> line() {
    return line;
  }

  /** The relative fall of Gini from this sample to a later one; empty without a Gini above 0. */
  Optional<ValidationGates.Value> giniFallTo(SampleMetrics later) {
    double gini = gini(values[AUC]);
    if (!(gini > 0) || !later.hasBothClasses()) {
      return Optional.empty();
    }
    double[] here = bootstrap.replicates(AUC);
    double[] there = later.bootstrap.replicates(AUC);
    double[] falls = new double[here.length];
    for (int r = 0; r < falls.length; r++) {
      falls[r] = 1 - gini(there[r]) / gini(here[r]);
    }
    double fall = 1 - gini(later.values[AUC]) / gini;
    return Optional.of(new ValidationGates.Value(fall, Bootstrap.interval(falls)));
  }

  List<CurvePoint> curves() {
    List<CurvePoint> points = new ArrayList<>();
    for (int i = 0; i < roc.size(); i++) {
      Optional<Interval> band = bandAt(i);
      points.add(
          new CurvePoint(
              "ROC",
              sample.name(),
              roc.get(i).falsePositiveRate(),
              roc.get(i).truePositiveRate(),
              band.map(Interval::low).orElse(Double.NaN),
              band.map(Interval::high).orElse(Double.NaN),
              bad.length));
    }
    for (CalibrationError.Bin b : CalibrationError.curve(bad, pd, weight, BINS)) {
      points.add(
          new CurvePoint(
              "CALIBRATION",
              sample.name(),
              b.meanPd(),
              b.badRate(),
              b.interval().low(),
              b.interval().high(),
              b.rows()));
    }
    return points;
  }

  /** What share of bads may be refused beside that of goods; both ends of the curve are fixed. */
  private Optional<Interval> bandAt(int point) {
    boolean isEnd = point == 0 || point == roc.size() - 1;
    return isEnd ? Optional.empty() : bootstrap.interval(ROC + point);
  }

  private double gini(double auc) {
    return 2 * auc - 1;
  }

  private Interval gini(Interval auc) {
    return new Interval(gini(auc.low()), gini(auc.high()));
  }

  private Metric bootstrapped(String name, int statistic) {
    return metric(name, values[statistic], bootstrap.interval(statistic));
  }

  private Metric metric(String name, ValidationGates.Value value) {
    return metric(name, value.value(), value.interval());
  }

  private Metric metric(String name, double value, Optional<Interval> interval) {
    return Metric.of(name, sample.name(), value, interval, bad.length, bads);
  }
}
