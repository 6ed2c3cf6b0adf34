// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.text.Origin;

/**
 * What the tables say about how good a model is.
 *
 * @param asOf business date
 * @param modelId the model
 * @param metrics publish.validation_report
 * @param points publish.validation_curve
 * @param steps publish.row_waterfall, in order
 * @param leaks audit.leak_evidence
 * @param lineage statements on data, program and environment, in order
 * @param losses weighted log-loss on TRAIN after each tree; empty where it was not kept
 * @param training the row of audit.train_record that holds them
 */
public record ValidationFacts(
    LocalDate asOf,
    String modelId,
    List<Metric> metrics,
    List<CurvePoint> points,
    List<RowStep> steps,
    List<LeakFinding> leaks,
    List<Statement> lineage,
    List<Double> losses,
    Origin training) {

  /** Metric whose verdict is that of the whole report. */
  public static final String OVERALL = "overall";

  public ValidationFacts {
    metrics = List.copyOf(metrics);
    points = List.copyOf(points);
    steps = steps.stream().sorted(Comparator.comparingLong(RowStep::position)).toList();
    leaks = List.copyOf(leaks);
    lineage = List.copyOf(lineage);
    losses = List.copyOf(losses);
  }

  /** One metric of one segment; a gate where it has bounds. */
  public record Metric(
      String metric,
      String segment,
      Optional<Double> value,
      Optional<Double> low,
      Optional<Double> high,
      long n,
      long bads,
      Optional<String> gate,
      Optional<String> verdict,
      Origin origin) {

    boolean isGate() {
      return gate.isPresent() && verdict.isPresent();
    }

    boolean ends(String expected) {
      return verdict.filter(expected::equals).isPresent();
    }
  }

  /** One point of one curve. */
  public record CurvePoint(
      String curve,
      String segment,
      long position,
      double x,
      double y,
      Optional<Double> low,
      Optional<Double> high,
      long n,
      Origin origin) {}

  /** One step from the book to a segment. */
  public record RowStep(
      long position, String step, long rows, long bads, String reason, Origin origin) {}

  /** One measurement of the leak guard. */
  public record LeakFinding(
      String column,
      String detector,
      Optional<Double> value,
      Optional<Double> bound,
      String verdict,
      String note,
      Origin origin) {}

  /** A fact that is a text: a digest, a version, an environment. */
  public record Statement(String item, String value, Origin origin) {}

  /** The verdict of the whole report; REVIEW where none was published. */
  public String verdict() {
    return metric(OVERALL).flatMap(Metric::verdict).orElse("REVIEW");
  }

  /** The first metric of that name. */
  public Optional<Metric> metric(String name) {
    return metrics.stream().filter(m -> m.metric().equals(name)).findFirst();
  }

  /** The metric of that name in that segment. */
  public Optional<Metric> metric(String name, String segment) {
    return all(name).stream().filter(m -> m.segment().equals(segment)).findFirst();
  }

  /** Every metric of that name, in the order of its table. */
  public List<Metric> all(String name) {
    return metrics.stream().filter(m -> m.metric().equals(name)).toList();
  }

  /** Gates that ended so, apart from the verdict of the whole. */
  public List<Metric> gates(String verdict) {
    return metrics.stream()
        .filter(m -> m.isGate() && m.ends(verdict) && !m.metric().equals(OVERALL))
        .toList();
  }

  /** Points of a curve in a segment, in order. */
  public List<CurvePoint> curve(String curve, String segment) {
    return points.stream()
        .filter(p -> p.curve().equals(curve) && p.segment().equals(segment))
        .sorted(Comparator.comparingLong(CurvePoint::position))
        .toList();
  }

  /** The step of that name. */
  public Optional<RowStep> step(String name) {
    return steps.stream().filter(s -> s.step().equals(name)).findFirst();
  }
}
