// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one gate found.
 *
 * @param gate its bounds and the segment it judges
 * @param value what was measured; empty where it was not
 * @param interval 95 % interval of the value, where there is one
 * @param n rows behind it
 * @param bads bad rows behind it
 * @param verdict what follows
 * @param note why there is no value, or which feature was the worst; otherwise empty
 */
public record GateResult(
    Gate gate,
    OptionalDouble value,
    Optional<Interval> interval,
    long n,
    long bads,
    Verdict verdict,
    String note) {

  static GateResult judged(
      Gate gate, double value, Optional<Interval> interval, long n, long bads) {
    return new GateResult(
        gate, OptionalDouble.of(value), interval, n, bads, gate.verdict(value), "");
  }

  GateResult with(Verdict other) {
    return new GateResult(gate, value, interval, n, bads, other, note);
  }

  static GateResult without(Gate gate, Verdict verdict, long n, long bads, String why) {
    return new GateResult(gate, OptionalDouble.empty(), Optional.empty(), n, bads, verdict, why);
  }
}
