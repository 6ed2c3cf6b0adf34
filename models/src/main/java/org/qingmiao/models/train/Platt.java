// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Map;
import java.util.Optional;
import org.qingmiao.models.logistic.Logistic;
import org.qingmiao.models.logistic.LogisticFit;

/**
 * A straight line on the log-odds: sigmoid(a margin + b).
 *
 * @param a slope, greater than 0
 * @param b intercept
 */
public record Platt(double a, double b) implements Calibrator {

  static final String KIND = "platt";

  public Platt {
    if (!(a > 0 && Double.isFinite(a) && Double.isFinite(b))) {
      throw new IllegalArgumentException(
          "calibrator platt: a is %s and b is %s, expected finite numbers, a above 0"
              .formatted(a, b));
    }
  }

  /** The line of greatest likelihood; empty where the bads do not lie above the goods. */
  static Optional<Calibrator> fit(double[] margin, boolean[] bad, double[] weight) {
    return LogisticFit.of(new double[][] {margin}, bad, weight)
        .filter(line -> line[0] > 0)
        .map(line -> new Platt(line[0], line[1]));
  }

  @Override
  public double pd(double margin) {
    return Logistic.sigmoid(a * margin + b);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("kind", KIND, "a", a, "b", b);
  }
}
