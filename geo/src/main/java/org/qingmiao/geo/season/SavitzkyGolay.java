// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

/**
 * Smoothing by a parabola through each window of neighbours (Savitzky and Golay 1964).
 *
 * <p>The value of the least-squares parabola at {@code x0} is a weighted sum of the window. With
 * the orthogonal polynomials of the window's points {@code x = -m .. m}
 *
 * <pre>
 *   P0 = 1,  P1 = x,  P2 = x^2 - m(m+1)/3
 *   weight(x) = sum over k of Pk(x) Pk(x0) / (sum over the window of Pk^2)
 * </pre>
 *
 * <p>Inside a series {@code x0} is 0. At its ends the first and last full windows are evaluated off
 * their centre, so that a parabola comes back unchanged everywhere.
 */
public final class SavitzkyGolay {

  /** The smoother of dekad series; there is no other. */
  public static final SavitzkyGolay SERIES = new SavitzkyGolay(7);

  private static final int ENVELOPE_ROUNDS = 3;

  private final int half;
  private final double[][] weights;

  private SavitzkyGolay(int window) {
    half = window / 2;
    weights = new double[window][];
    for (int offset = -half; offset <= half; offset++) {
      weights[offset + half] = weightsAt(offset);
    }
  }

  /**
   * A smoother.
   *
   * @param window points in a window; odd and at least 3
   */
  public static SavitzkyGolay of(int window) {
    if (window < 3 || window % 2 == 0) {
      throw new IllegalArgumentException(
          "window of %d, expected an odd number of 3 or more".formatted(window));
    }
    return new SavitzkyGolay(window);
  }

  /** Points in a window. */
  public int window() {
    return weights.length;
  }

  private double[] weightsAt(int offset) {
    double bend = half * (half + 1) / 3.0;
    double sum1 = 0;
    double sum2 = 0;
    for (int x = -half; x <= half; x++) {
      sum1 += x * x;
      sum2 += (x * x - bend) * (x * x - bend);
    }
    double[] row = new double[2 * half + 1];
    for (int x = -half; x <= half; x++) {
      row[x + half] =
          1.0 / row.length + x * offset / sum1 + (x * x - bend) * (offset * offset - bend) / sum2;
    }
    return row;
  }

  /**
   * The weights of a window's points.
   *
   * @param offset where the parabola is evaluated, in steps from the middle; within half a window
   */
  public double[] weights(int offset) {
    return weights[offset + half].clone();
  }

  /** The smoothed series; at least a window long. */
  public double[] smooth(double[] series) {
    int last = series.length - weights.length;
    if (last < 0) {
      throw new IllegalArgumentException(
          "series of %d values, expected %d or more".formatted(series.length, weights.length));
    }
    double[] smooth = new double[series.length];
    for (int i = 0; i < series.length; i++) {
      int start = Math.max(0, Math.min(i - half, last));
      double[] row = weights[i - start];
      for (int k = 0; k < row.length; k++) {
        smooth[i] += row[k] * series[start + k];
      }
    }
    return smooth;
  }

  /**
   * Smoothed three times over the greater of series and last result.
   *
   * <p>Clouds and haze only ever lower an index, so what lies below the curve is doubted (Chen et
   * al. 2004).
   */
  public double[] upperEnvelope(double[] series) {
    double[] envelope = smooth(series);
    for (int round = 0; round < ENVELOPE_ROUNDS; round++) {
      double[] upper = new double[series.length];
      for (int i = 0; i < upper.length; i++) {
        upper[i] = Math.max(series[i], envelope[i]);
      }
      envelope = smooth(upper);
    }
    return envelope;
  }
}
