// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The gates of the validation report over what was measured (credit 6).
 *
 * <p>A gate without enough rows or bads says INSUFFICIENT and gives no number; one with nothing to
 * measure says NOT_RUN.
 */
public final class ValidationGates {

  private static final long ROWS_FOR_ECE = 4_000;
  private static final long ROWS_FOR_A_GROUP = 200;
  private static final long BADS_FOR_A_GROUP = 30;

  private ValidationGates() {}

  /** Rows and bads of a segment. */
  public record Count(long rows, long bads) {
    boolean suffices() {
      return rows >= ROWS_FOR_A_GROUP && bads >= BADS_FOR_A_GROUP;
    }
  }

  /** A measured value with its 95 % interval, where there is one. */
  public record Value(double value, Optional<Interval> interval) {}

  /**
   * What the gates judge.
   *
   * @param test size of TEST
   * @param oot size of OOT, without rows where the book has no later period
   * @param giniFall relative fall from TEST to OOT; empty where the Gini of TEST is not above 0
   * @param ece10 of TEST
   * @param slope of TEST
   * @param intercept of TEST
   * @param monotoneViolations over TEST; empty where no feature is constrained
   * @param scoreDriftTest from TRAIN
   * @param scoreDriftOot from TRAIN
   * @param featureDriftTest from TRAIN, by feature
   * @param featureDriftOot from TRAIN, by feature
   */
  public record Measured(
      Count test,
      Count oot,
      Optional<Value> giniFall,
      Optional<Value> ece10,
      Optional<Value> slope,
      Optional<Value> intercept,
      OptionalLong monotoneViolations,
      Optional<Stability> scoreDriftTest,
      Optional<Stability> scoreDriftOot,
      Map<String, Stability> featureDriftTest,
      Map<String, Stability> featureDriftOot) {}

  /** Every gate, in the order of {@link Gate}. */
  public static List<GateResult> of(Measured m) {
    List<GateResult> results = new ArrayList<>();
    results.add(notRun(Gate.AUC_GAIN_LOW, "no challenger"));
    results.add(giniFall(m));
    results.add(
        m.test().rows() < ROWS_FOR_ECE
            ? insufficient(Gate.ECE10, m.test(), ROWS_FOR_ECE, 1)
            : sized(Gate.ECE10, m.ece10(), m.test()));
    results.add(calibrated(Gate.CALIBRATION_SLOPE, m.slope(), m.test()));
    results.add(calibrated(Gate.CALIBRATION_INTERCEPT, m.intercept(), m.test()));
    results.add(monotone(m));
    results.add(drift(Gate.SCORE_PSI, m.scoreDriftTest(), m.test()));
    results.add(drift(Gate.SCORE_PSI_OOT, m.scoreDriftOot(), m.oot()));
    results.add(worst(Gate.FEATURE_CSI, m.featureDriftTest(), m.test()));
    results.add(worst(Gate.FEATURE_CSI_OOT, m.featureDriftOot(), m.oot()));
    results.add(notRun(Gate.APPROVAL_RATIO, "the fairness job has not run"));
    results.add(notRun(Gate.TRUE_POSITIVE_GAP, "the fairness job has not run"));
    results.add(notRun(Gate.FALSE_POSITIVE_GAP, "the fairness job has not run"));
    return List.copyOf(results);
  }

  private static GateResult giniFall(Measured m) {
    if (m.oot().rows() == 0) {
      return notRun(Gate.GINI_FALL, "no out-of-time rows");
    }
    if (!m.test().suffices()) {
      return insufficient(Gate.GINI_FALL, m.test(), ROWS_FOR_A_GROUP, BADS_FOR_A_GROUP);
    }
    if (m.oot().suffices() && m.giniFall().isEmpty()) {
      return GateResult.without(
          Gate.GINI_FALL,
          Verdict.REJECT,
          m.oot().rows(),
          m.oot().bads(),
          "the Gini of TEST is not above 0");
    }
    return sized(Gate.GINI_FALL, m.giniFall(), m.oot());
  }

  private static GateResult sized(Gate gate, Optional<Value> value, Count count) {
    if (!count.suffices() || value.isEmpty()) {
      return insufficient(gate, count, ROWS_FOR_A_GROUP, BADS_FOR_A_GROUP);
    }
    return GateResult.judged(
        gate, value.get().value(), value.get().interval(), count.rows(), count.bads());
  }

  /**
   * Rejects only where the whole interval lies outside: of 40 bads the intercept errs by 0.16, and
   * every fifth model that is right would be refused by chance.
   */
  private static GateResult calibrated(Gate gate, Optional<Value> value, Count count) {
    GateResult result = sized(gate, value, count);
    boolean mayHold =
        result
            .interval()
            .filter(i -> i.low() <= gate.reviewTo() && i.high() >= gate.reviewFrom())
            .isPresent();
    return result.verdict() == Verdict.REJECT && mayHold ? result.with(Verdict.REVIEW) : result;
  }

  private static GateResult monotone(Measured m) {
    if (m.monotoneViolations().isEmpty()) {
      return notRun(Gate.MONOTONE_VIOLATIONS, "no constrained feature");
    }
    return GateResult.judged(
        Gate.MONOTONE_VIOLATIONS,
        m.monotoneViolations().getAsLong(),
        Optional.empty(),
        m.test().rows(),
        m.test().bads());
  }

  private static GateResult drift(Gate gate, Optional<Stability> drift, Count count) {
    return drift
        .map(d -> drift(gate, d, count, ""))
        .orElseGet(() -> notRun(gate, "no rows to compare"));
  }

  private static GateResult drift(Gate gate, Stability drift, Count count, String note) {
    boolean inconclusive = drift.reading() == Stability.Reading.INCONCLUSIVE;
    return new GateResult(
        gate,
        OptionalDouble.of(drift.psi()),
        Optional.empty(),
        count.rows(),
        count.bads(),
        inconclusive ? Verdict.INSUFFICIENT : gate.verdict(drift.psi()),
        note);
  }

  /** The feature with the gravest verdict and, among equals, the highest index. */
  private static GateResult worst(Gate gate, Map<String, Stability> drifts, Count count) {
    return drifts.entrySet().stream()
        .map(drift -> drift(gate, drift.getValue(), count, drift.getKey()))
        .reduce(ValidationGates::worse)
        .orElseGet(() -> notRun(gate, "no rows to compare"));
  }

  private static GateResult worse(GateResult a, GateResult b) {
    int difference = gravity(b.verdict()) - gravity(a.verdict());
    boolean second =
        difference > 0 || (difference == 0 && b.value().getAsDouble() > a.value().getAsDouble());
    return second ? b : a;
  }

  private static int gravity(Verdict verdict) {
    return switch (verdict) {
      case REJECT -> 3;
      case REVIEW -> 2;
      case INSUFFICIENT -> 1;
      case ACCEPT, NOT_RUN -> 0;
    };
  }

  private static GateResult insufficient(Gate gate, Count count, long rows, long bads) {
    return GateResult.without(
        gate,
        Verdict.INSUFFICIENT,
        count.rows(),
        count.bads(),
        "%d rows with %d bads, expected %d and %d at least"
            .formatted(count.rows(), count.bads(), rows, bads));
  }

  private static GateResult notRun(Gate gate, String why) {
    return GateResult.without(gate, Verdict.NOT_RUN, 0, 0, why);
  }
}
