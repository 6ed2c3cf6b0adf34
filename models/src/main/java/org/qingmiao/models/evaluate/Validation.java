// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The validation of a model from its scored rows: every metric, gate and curve of the report.
 *
 * <p>It is free to say REJECT; the overall verdict is the worst of the gates that ran, and
 * INSUFFICIENT where no row of TEST or OOT has an outcome.
 *
 * @param metrics one row per metric and segment; the row {@code overall} holds the verdict
 * @param gates in the order of {@link Gate}
 * @param curves points in the order of drawing
 * @param verdict of the whole
 */
public record Validation(
    List<Metric> metrics, List<GateResult> gates, List<CurvePoint> curves, Verdict verdict) {

  private static final int BAND = 10;
  private static final List<Sample> DRAWN = List.of(Sample.TRAIN, Sample.TEST, Sample.OOT);

  public Validation {
    metrics = List.copyOf(metrics);
    gates = List.copyOf(gates);
    curves = List.copyOf(curves);
  }

  /**
   * Measures everything.
   *
   * @param rows scored rows with outcomes; those indeterminate, immature or excluded left out
   * @param features a value for each of the rows
   * @param violations per constrained feature, the steps over TEST that moved the PD the wrong way
   * @param seed of the bootstrap
   */
  public static Validation of(
      List<ScoredRow> rows, List<FeatureColumn> features, Map<String, Long> violations, long seed) {
    for (FeatureColumn feature : features) {
      if (feature.size() != rows.size()) {
        throw new IllegalArgumentException(
            "validation: feature %s has %d values for %d rows, expected one per row"
                .formatted(feature.name(), feature.size(), rows.size()));
      }
    }
    return new Measurement(rows, features, violations, seed).report();
  }

  /** The measured samples while the report is put together. */
  private static final class Measurement {
    private final List<ScoredRow> rows;
    private final List<FeatureColumn> features;
    private final Map<String, Long> violations;
    private final Map<Sample, int[]> rowsOf = new EnumMap<>(Sample.class);
    private final Map<Sample, SampleMetrics> measured = new EnumMap<>(Sample.class);
    private final Map<String, Metric> metrics = new LinkedHashMap<>();
    private final List<CurvePoint> curves = new ArrayList<>();

    Measurement(
        List<ScoredRow> rows,
        List<FeatureColumn> features,
        Map<String, Long> violations,
        long seed) {
      this.rows = rows;
      this.features = features;
      this.violations = new TreeMap<>(violations);
      Set<Integer> trained = new HashSet<>();
      rows.stream()
          .filter(row -> row.sample() == Sample.TRAIN)
          .forEach(row -> trained.add(row.applicant()));
      for (Sample sample : Sample.values()) {
        int[] of =
            IntStream.range(0, rows.size())
                .filter(i -> belongs(rows.get(i), sample, trained))
                .toArray();
        rowsOf.put(sample, of);
        if (of.length > 0) {
          measured.put(sample, new SampleMetrics(sample, pick(of), seed));
        }
      }
    }

    private static boolean belongs(ScoredRow row, Sample sample, Set<Integer> trained) {
      return sample == Sample.OOT_UNSEEN
          ? row.sample() == Sample.OOT && !trained.contains(row.applicant())
          : row.sample() == sample;
    }

    private List<ScoredRow> pick(int[] of) {
      return Arrays.stream(of).mapToObj(rows::get).toList();
    }

    Validation report() {
      measured.values().forEach(sample -> sample.metrics().forEach(this::add));
      addGrades();
      violations.forEach(
          (feature, count) ->
              add(
                  Metric.of(
                      "monotone_violations",
                      feature,
                      count,
                      Optional.empty(),
                      count(Sample.TEST).rows(),
                      count(Sample.TEST).bads())));
      Map<String, Stability> driftTest = featureDrift(Sample.TEST, "csi_test");
      Map<String, Stability> driftOot = featureDrift(Sample.OOT, "csi_oot");
      List<GateResult> gates =
          ValidationGates.of(
              new ValidationGates.Measured(
                  count(Sample.TEST),
                  count(Sample.OOT),
                  giniFall(),
                  at(Sample.TEST).flatMap(SampleMetrics::ece10),
                  line().map(CalibrationLine::slope),
                  line().map(CalibrationLine::intercept),
                  violations.isEmpty()
                      ? OptionalLong.empty()
                      : OptionalLong.of(
                          violations.values().stream().mapToLong(Long::longValue).sum()),
                  scoreDrift(Sample.TEST),
                  scoreDrift(Sample.OOT),
                  driftTest,
                  driftOot));
      gates.forEach(gate -> add(Metric.of(gate)));
      Verdict verdict = verdict(gates);
      add(overall(verdict));
      addCurves(driftTest, driftOot);
      return new Validation(List.copyOf(metrics.values()), gates, curves, verdict);
    }

    /** A gate's row takes the place of the plain metric of the same name and segment. */
    private void add(Metric metric) {
      metrics.put(metric.metric() + " " + metric.segment(), metric);
    }

    /** Without a single outcome outside TRAIN there is nothing that a gate could speak of. */
    private Verdict verdict(List<GateResult> gates) {
      return count(Sample.TEST).rows() == 0 && count(Sample.OOT).rows() == 0
          ? Verdict.INSUFFICIENT
          : Verdict.overall(gates.stream().map(GateResult::verdict).toList());
    }

    private Metric overall(Verdict verdict) {
      long bads = rows.stream().filter(ScoredRow::bad).count();
      return new Metric(
          "overall",
          "ALL",
          Double.NaN,
          Double.NaN,
          Double.NaN,
          rows.size(),
          bads,
          "worst of the gates that ran",
          Optional.of(verdict));
    }

    private Optional<SampleMetrics> at(Sample sample) {
      return Optional.ofNullable(measured.get(sample));
    }

    private ValidationGates.Count count(Sample sample) {
      return at(sample).map(SampleMetrics::count).orElse(new ValidationGates.Count(0, 0));
    }

    private Optional<CalibrationLine> line() {
      return at(Sample.TEST).flatMap(SampleMetrics::line);
    }

    private Optional<ValidationGates.Value> giniFall() {
      return at(Sample.TEST).flatMap(test -> at(Sample.OOT).flatMap(test::giniFallTo));
    }

    private void addGrades() {
      if (at(Sample.TEST).isEmpty()) {
        return;
      }
      GradeChecks checks = GradeChecks.of(pick(rowsOf.get(Sample.TEST)));
      long n = count(Sample.TEST).rows();
      long bads = count(Sample.TEST).bads();
      String test = Sample.TEST.name();
      add(Metric.of("grade_largest_share", test, checks.largestShare(), Optional.empty(), n, bads));
      add(Metric.of("grade_herfindahl", test, checks.herfindahl(), Optional.empty(), n, bads));
      add(Metric.of("grade_monotone", test, checks.monotone() ? 1 : 0, Optional.empty(), n, bads));
      for (GradeChecks.Grade g : checks.grades()) {
        add(
            Metric.of(
                "bad_rate", g.name(), g.badRate(), Optional.of(g.interval()), g.rows(), g.bads()));
        add(Metric.of("mean_pd", g.name(), g.meanPd(), Optional.empty(), g.rows(), g.bads()));
        add(
            Metric.of(
                "pd_refuted", g.name(), g.off() ? 1 : 0, Optional.empty(), g.rows(), g.bads()));
      }
    }

    private boolean comparable(Sample sample) {
      return measured.containsKey(Sample.TRAIN) && measured.containsKey(sample);
    }

    private Optional<Stability> scoreDrift(Sample sample) {
      if (!comparable(sample)) {
        return Optional.empty();
      }
      return Optional.of(Stability.ofNumbers(points(Sample.TRAIN), points(sample)));
    }

    private double[] points(Sample sample) {
      return Arrays.stream(rowsOf.get(sample)).mapToDouble(i -> rows.get(i).points()).toArray();
    }

    private Map<String, Stability> featureDrift(Sample sample, String metric) {
      Map<String, Stability> drifts = new LinkedHashMap<>();
      if (!comparable(sample)) {
        return drifts;
      }
      for (FeatureColumn feature : features) {
        Stability drift = feature.drift(rowsOf.get(Sample.TRAIN), rowsOf.get(sample));
        drifts.put(feature.name(), drift);
        add(
            Metric.of(
                metric,
                feature.name(),
                drift.psi(),
                Optional.empty(),
                count(sample).rows(),
                count(sample).bads()));
      }
      return drifts;
    }

    private void addCurves(Map<String, Stability> driftTest, Map<String, Stability> driftOot) {
      for (Sample sample : DRAWN) {
        at(sample)
            .ifPresent(
                part -> {
                  curves.addAll(part.curves());
                  curves.addAll(distribution(sample));
                });
      }
      for (FeatureColumn feature : features) {
        addStability(feature.name(), 0, driftTest);
        addStability(feature.name(), 1, driftOot);
      }
    }

    private void addStability(String feature, double x, Map<String, Stability> drifts) {
      Optional.ofNullable(drifts.get(feature))
          .ifPresent(
              drift ->
                  curves.add(
                      new CurvePoint(
                          "STABILITY",
                          feature,
                          x,
                          drift.psi(),
                          0,
                          drift.critical(),
                          drift.actualRows())));
    }

    private List<CurvePoint> distribution(Sample sample) {
      Map<Integer, Long> bands = new TreeMap<>();
      int[] of = rowsOf.get(sample);
      for (int i : of) {
        bands.merge(Math.floorDiv(rows.get(i).points(), BAND) * BAND, 1L, Long::sum);
      }
      List<CurvePoint> points = new ArrayList<>();
      bands.forEach(
          (band, n) ->
              points.add(
                  new CurvePoint(
                      "SCORE_DISTRIBUTION",
                      sample.name(),
                      band,
                      n / (double) of.length,
                      Double.NaN,
                      Double.NaN,
                      n)));
      return points;
    }
  }
}
