// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.Optional;

/**
 * One row of the validation report.
 *
 * @param metric its name, such as {@code auc}
 * @param segment a {@link Sample}, a grade or a feature
 * @param value NaN where it could not be measured
 * @param ciLow lower end of its 95 % interval; NaN where there is none
 * @param ciHigh upper end; NaN where there is none
 * @param n rows behind it
 * @param bads bad rows behind it
 * @param gate bounds in words; empty where it is no gate
 * @param verdict of the gate
 */
public record Metric(
    String metric,
    String segment,
    double value,
    double ciLow,
    double ciHigh,
    long n,
    long bads,
    String gate,
    Optional<Verdict> verdict) {

  /** A metric that is no gate. */
  public static Metric of(
      String metric, String segment, double value, Optional<Interval> interval, long n, long bads) {
    return new Metric(
        metric,
        segment,
        value,
        interval.map(Interval::low).orElse(Double.NaN),
        interval.map(Interval::high).orElse(Double.NaN),
        n,
        bads,
        "",
        Optional.empty());
  }

  static Metric of(GateResult result) {
    Gate gate = result.gate();
    String bounds = "accept %s, reject %s".formatted(gate.accept(), gate.reject());
    return new Metric(
        gate.metric(),
        gate.segment(),
        result.value().orElse(Double.NaN),
        result.interval().map(Interval::low).orElse(Double.NaN),
        result.interval().map(Interval::high).orElse(Double.NaN),
        result.n(),
        result.bads(),
        result.note().isEmpty() ? bounds : "%s (%s)".formatted(bounds, result.note()),
        Optional.of(result.verdict()));
  }
}
