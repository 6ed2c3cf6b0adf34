// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.models.evaluate.Ranking;
import org.qingmiao.models.logistic.Logistic;

/**
 * The rising curve closest to the data: weighted pool-adjacent-violators, with straight lines
 * between the means of its blocks.
 *
 * <p>Rows of one margin are pooled first, so that equal margins get equal probabilities. A knot
 * stands at a block's mean margin and mean bad rate; outside the first and last knot the curve is
 * flat. It follows noise where bads are few, hence the bound in {@link Calibration}.
 */
public final class Isotonic implements Calibrator {

  static final String KIND = "isotonic";

  private final double[] margin;
  private final double[] pd;

  /**
   * @param margin of each knot, strictly rising, two at least
   * @param pd at each knot, in [0, 1], never falling
   */
  Isotonic(double[] margin, double[] pd) {
    if (margin.length != pd.length || margin.length < 2) {
      throw new IllegalArgumentException(
          "calibrator isotonic: %d margins and %d probabilities, expected as many of each, 2 at least"
              .formatted(margin.length, pd.length));
    }
    for (int i = 0; i < pd.length; i++) {
      boolean rises = i == 0 || (margin[i] > margin[i - 1] && pd[i] >= pd[i - 1]);
      if (!rises || !Double.isFinite(margin[i]) || !(pd[i] >= 0 && pd[i] <= 1)) {
        throw new IllegalArgumentException(
            "calibrator isotonic: knot %d is (%s, %s), expected rising margins and probabilities in [0, 1] that never fall"
                .formatted(i, margin[i], pd[i]));
      }
    }
    this.margin = margin.clone();
    this.pd = pd.clone();
  }

  /** The closest rising curve; empty where it would be flat throughout. */
  static Optional<Calibrator> fit(double[] margin, boolean[] bad, double[] weight) {
    Blocks blocks = new Blocks(margin.length);
    int[] order = Ranking.ascending(margin);
    for (int i = 0; i < order.length; ) {
      double bads = 0;
      double cases = 0;
      int first = order[i];
      for (; i < order.length && margin[order[i]] == margin[first]; i++) {
        cases += weight[order[i]];
        bads += bad[order[i]] ? weight[order[i]] : 0;
      }
      if (cases > 0) {
        blocks.add(bads, cases, margin[first], i);
      }
    }
    return blocks.curve();
  }

  /**
   * The fitted value of each row, for rows already in order of score and without ties.
   *
   * @param weight of each row, greater than 0
   */
  static double[] pooled(boolean[] bad, double[] weight) {
    Blocks blocks = new Blocks(bad.length);
    for (int i = 0; i < bad.length; i++) {
      blocks.add(bad[i] ? weight[i] : 0, weight[i], i, i + 1);
    }
    double[] fitted = new double[bad.length];
    for (int b = 0; b < blocks.size; b++) {
      int from = b == 0 ? 0 : blocks.end[b - 1];
      Arrays.fill(fitted, from, blocks.end[b], blocks.rate(b));
    }
    return fitted;
  }

  /** A stack of blocks with rising rates; a new one swallows those it violates. */
  private static final class Blocks {
    final double[] bads;
    final double[] cases;
    final double[] margins;
    final int[] end;
    int size;

    Blocks(int most) {
      bads = new double[most];
      cases = new double[most];
      margins = new double[most];
      end = new int[most];
    }

    double rate(int block) {
      return bads[block] / cases[block];
    }

    void add(double newBads, double newCases, double margin, int newEnd) {
      bads[size] = newBads;
      cases[size] = newCases;
      margins[size] = newCases * margin;
      end[size++] = newEnd;
      while (size > 1 && rate(size - 2) >= rate(size - 1)) {
        size--;
        bads[size - 1] += bads[size];
        cases[size - 1] += cases[size];
        margins[size - 1] += margins[size];
        end[size - 1] = end[size];
      }
    }

    Optional<Calibrator> curve() {
      double[] x = new double[size];
      double[] y = new double[size];
      int knots = 0;
      for (int b = 0; b < size; b++) {
        double mean = margins[b] / cases[b];
        // Two blocks a rounding error apart have one mean; the later rate stands.
        if (knots > 0 && mean <= x[knots - 1]) {
          knots--;
        }
        x[knots] = mean;
        y[knots++] = rate(b);
      }
      return knots < 2
          ? Optional.empty()
          : Optional.of(new Isotonic(Arrays.copyOf(x, knots), Arrays.copyOf(y, knots)));
    }
  }

  @Override
  public double pd(double x) {
    Logistic.requireNumber(x);
    int last = margin.length - 1;
    if (x <= margin[0]) {
      return pd[0];
    }
    if (x >= margin[last]) {
      return pd[last];
    }
    int found = Arrays.binarySearch(margin, x);
    if (found >= 0) {
      return pd[found];
    }
    int right = -found - 1;
    int left = right - 1;
    double share = (x - margin[left]) / (margin[right] - margin[left]);
    return Math.min(pd[left] + share * (pd[right] - pd[left]), pd[right]);
  }

  @Override
  public boolean isFlatAt(double x) {
    return x <= margin[0] || x >= margin[margin.length - 1];
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("kind", KIND, "margin", Stored.list(margin), "pd", Stored.list(pd));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Isotonic that
        && Arrays.equals(margin, that.margin)
        && Arrays.equals(pd, that.pd);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(margin) + Arrays.hashCode(pd);
  }

  @Override
  public String toString() {
    return "Isotonic[%d knots]".formatted(margin.length);
  }
}
