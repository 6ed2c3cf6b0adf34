// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Map;
import java.util.Optional;
import org.qingmiao.models.logistic.Logistic;
import org.qingmiao.models.logistic.LogisticFit;

/**
 * Two slopes on the log-odds, one for each end: sigmoid(a ln q - b ln(1 - q) + c), where q is the
 * model's own probability.
 *
 * <p>With a = b it is {@link Platt}. Written over the margin, ln q is -softplus(-margin) and -ln(1
 * - q) is softplus(margin), which stay exact where q itself rounds to 0 or 1.
 *
 * @param a slope at the good end, at least 0
 * @param b slope at the bad end, at least 0; not 0 together with {@code a}
 * @param c intercept
 */
public record Beta(double a, double b, double c) implements Calibrator {

  static final String KIND = "beta";

  /** Beyond it a slope of 0 times an infinite term would be no number. */
  private static final double FARTHEST_MARGIN = 1e6;

  public Beta {
    if (!(a >= 0 && b >= 0 && a + b > 0 && Double.isFinite(a + b) && Double.isFinite(c))) {
      throw new IllegalArgumentException(
          "calibrator beta: a, b, c are %s, %s, %s, expected finite numbers, a and b at least 0 and one above 0"
              .formatted(a, b, c));
    }
  }

  /**
   * The curve of greatest likelihood; a slope that comes out negative is 0 and the rest refitted.
   */
  static Optional<Calibrator> fit(double[] margin, boolean[] bad, double[] weight) {
    double[] good = new double[margin.length];
    double[] wrong = new double[margin.length];
    for (int i = 0; i < margin.length; i++) {
      good[i] = -Logistic.softplus(-margin[i]);
      wrong[i] = Logistic.softplus(margin[i]);
    }
    Optional<double[]> free = LogisticFit.of(new double[][] {good, wrong}, bad, weight);
    if (free.isEmpty()) {
      return Optional.empty();
    }
    double[] curve = free.get();
    if (curve[0] < 0) {
      return LogisticFit.of(new double[][] {wrong}, bad, weight)
          .filter(line -> line[0] > 0)
          .map(line -> new Beta(0, line[0], line[1]));
    }
    if (curve[1] < 0) {
      return LogisticFit.of(new double[][] {good}, bad, weight)
          .filter(line -> line[0] > 0)
          .map(line -> new Beta(line[0], 0, line[1]));
    }
    return curve[0] + curve[1] > 0
        ? Optional.of(new Beta(curve[0], curve[1], curve[2]))
        : Optional.empty();
  }

  @Override
  public double pd(double margin) {
    double x = Math.max(-FARTHEST_MARGIN, Math.min(FARTHEST_MARGIN, margin));
    return Logistic.sigmoid(b * Logistic.softplus(x) - a * Logistic.softplus(-x) + c);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("kind", KIND, "a", a, "b", b, "c", c);
  }
}
