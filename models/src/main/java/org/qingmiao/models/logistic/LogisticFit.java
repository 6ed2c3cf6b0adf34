// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.logistic;

import java.util.Optional;

/**
 * The weighted maximum-likelihood logistic regression on a handful of columns, by Newton steps.
 *
 * <p>Sums run over the rows in the order given, so the same rows in the same order give the same
 * bits. A step that lowers the likelihood is halved. On separable data the coefficients have no
 * finite optimum; the steps then end at the limit of {@value #MOST_STEPS} with large finite ones.
 */
public final class LogisticFit {

  private static final int MOST_STEPS = 60;
  private static final int MOST_HALVINGS = 40;
  private static final double CONVERGED = 1e-13;

  private final double[][] columns;
  private final boolean[] bad;
  private final double[] weight;

  private LogisticFit(double[][] columns, boolean[] bad, double[] weight) {
    this.columns = columns;
    this.bad = bad;
    this.weight = weight;
  }

  /**
   * Coefficients of the columns, then the intercept; empty when the columns are collinear.
   *
   * @param columns one array per column, each as long as {@code bad}; none gives the intercept only
   * @param weight of each row, not negative
   */
  public static Optional<double[]> of(double[][] columns, boolean[] bad, double[] weight) {
    return new LogisticFit(columns, bad, weight).solve();
  }

  private Optional<double[]> solve() {
    double[] beta = new double[columns.length + 1];
    double loss = loss(beta);
    for (int step = 0; step < MOST_STEPS; step++) {
      Optional<double[]> direction = direction(beta);
      if (direction.isEmpty()) {
        return Optional.empty();
      }
      double[] next = moved(beta, direction.get(), 1);
      double nextLoss = loss(next);
      for (int h = 1; h <= MOST_HALVINGS && !(nextLoss <= loss); h++) {
        next = moved(beta, direction.get(), Math.scalb(1.0, -h));
        nextLoss = loss(next);
      }
      if (!(nextLoss <= loss)) {
        return Optional.of(beta); // no representable step improves: this is the optimum
      }
      boolean settled = largestMove(beta, next) <= CONVERGED;
      beta = next;
      loss = nextLoss;
      if (settled) {
        break;
      }
    }
    return Optional.of(beta);
  }

  private static double[] moved(double[] beta, double[] direction, double length) {
    double[] next = beta.clone();
    for (int j = 0; j < next.length; j++) {
      next[j] += length * direction[j];
    }
    return next;
  }

  private static double largestMove(double[] from, double[] to) {
    double largest = 0;
    for (int j = 0; j < from.length; j++) {
      largest = Math.max(largest, Math.abs(to[j] - from[j]) / (1 + Math.abs(to[j])));
    }
    return largest;
  }

  private double margin(double[] beta, int row) {
    double margin = beta[columns.length];
    for (int j = 0; j < columns.length; j++) {
      margin += beta[j] * columns[j][row];
    }
    return margin;
  }

  private double loss(double[] beta) {
    double loss = 0;
    for (int i = 0; i < bad.length; i++) {
      double margin = margin(beta, i);
      loss += weight[i] * Logistic.softplus(bad[i] ? -margin : margin);
    }
    return loss;
  }

  /** The Newton step: the solution of Hessian times step = gradient of the likelihood. */
  private Optional<double[]> direction(double[] beta) {
    int k = beta.length;
    double[][] system = new double[k][k + 1];
    double[] x = new double[k];
    x[k - 1] = 1;
    for (int i = 0; i < bad.length; i++) {
      for (int j = 0; j < k - 1; j++) {
        x[j] = columns[j][i];
      }
      double p = Logistic.sigmoid(margin(beta, i));
      double pull = weight[i] * ((bad[i] ? 1 : 0) - p);
      double curve = weight[i] * p * (1 - p);
      for (int j = 0; j < k; j++) {
        system[j][k] += pull * x[j];
        for (int l = 0; l <= j; l++) {
          system[j][l] += curve * x[j] * x[l];
        }
      }
    }
    for (int j = 0; j < k; j++) {
      for (int l = 0; l < j; l++) {
        system[l][j] = system[j][l];
      }
    }
    return eliminate(system);
  }

  /** Gauss elimination with pivots; empty when the matrix is singular to working precision. */
  private static Optional<double[]> eliminate(double[][] system) {
    int k = system.length;
    double scale = 0;
    for (int j = 0; j < k; j++) {
      scale = Math.max(scale, Math.abs(system[j][j]));
    }
    for (int c = 0; c < k; c++) {
      int pivot = c;
      for (int r = c + 1; r < k; r++) {
        if (Math.abs(system[r][c]) > Math.abs(system[pivot][c])) {
          pivot = r;
        }
      }
      if (!(Math.abs(system[pivot][c]) > scale * 1e-14)) {
        return Optional.empty();
      }
      double[] swap = system[c];
      system[c] = system[pivot];
      system[pivot] = swap;
      for (int r = c + 1; r < k; r++) {
        double times = system[r][c] / system[c][c];
        for (int j = c; j <= k; j++) {
          system[r][j] -= times * system[c][j];
        }
      }
    }
    double[] solution = new double[k];
    for (int c = k - 1; c >= 0; c--) {
      double rest = system[c][k];
      for (int j = c + 1; j < k; j++) {
        rest -= system[c][j] * solution[j];
      }
      solution[c] = rest / system[c][c];
    }
    return Optional.of(solution);
  }
}
