// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The 95 % interval of a PD that the calibrator's own sampling error leaves.
 *
 * <p>At each of 2,048 margins, evenly spaced over [-12, 12] (PDs of 0.0006 % and its opposite), the
 * 2.5 % and 97.5 % quantiles of the refits are stored, and joined by straight lines; evaluating 200
 * refits for each of a million rows would cost more than scoring them. Outside the range its ends
 * hold. The interval always contains the PD itself, also where the refits all lie on one side.
 */
public final class PdInterval {

  private static final int POINTS = 2_048;
  private static final double FIRST = -12;
  private static final double LAST = 12;
  private static final double STEP = (LAST - FIRST) / (POINTS - 1);
  private static final double TAIL = 0.025;

  private final Calibrator chosen;
  private final double[] low;
  private final double[] high;

  private PdInterval(Calibrator chosen, double[] low, double[] high) {
    this.chosen = chosen;
    this.low = low;
    this.high = high;
  }

  /** The interval around a calibrator from its refits, as {@link Calibration#refits} makes them. */
  public static PdInterval of(Calibrator chosen, List<Calibrator> refits) {
    if (refits.isEmpty()) {
      throw new IllegalArgumentException("PD interval: no refits, expected 1 or more");
    }
    double[] low = new double[POINTS];
    double[] high = new double[POINTS];
    double[] pds = new double[refits.size()];
    for (int p = 0; p < POINTS; p++) {
      for (int r = 0; r < pds.length; r++) {
        pds[r] = refits.get(r).pd(FIRST + p * STEP);
      }
      Arrays.sort(pds);
      low[p] = quantile(pds, TAIL);
      high[p] = quantile(pds, 1 - TAIL);
    }
    return new PdInterval(chosen, low, high);
  }

  /** Between the two nearest order statistics, weighted by distance. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** The lower end, in [0, pd]. */
  public double low(double margin) {
    return Math.min(read(low, margin), chosen.pd(margin));
  }

  /** The upper end, in [pd, 1]. */
  public double high(double margin) {
    return Math.max(read(high, margin), chosen.pd(margin));
  }

  private static double read(double[] table, double margin) {
    double at = (margin - FIRST) / STEP;
    if (at <= 0) {
      return table[0];
    }
    if (at >= POINTS - 1) {
      return table[POINTS - 1];
    }
    int below = (int) at;
    return table[below] + (at - below) * (table[below + 1] - table[below]);
  }

  /** What {@link #from} needs to build it again, bit for bit. */
  public Map<String, Object> parameters() {
    return Map.of(
        "calibrator", chosen.parameters(), "low", Stored.list(low), "high", Stored.list(high));
  }

  /** The interval that was stored. */
  public static PdInterval from(Map<String, Object> parameters) {
    Stored stored = new Stored("PD interval", parameters);
    double[] low = stored.numbers("low");
    double[] high = stored.numbers("high");
    if (low.length != POINTS || high.length != POINTS) {
      throw new IllegalArgumentException(
          "PD interval: tables of %d and %d points, expected %d each"
              .formatted(low.length, high.length, POINTS));
    }
    return new PdInterval(Calibrator.from(stored.object("calibrator")), low, high);
  }
}
