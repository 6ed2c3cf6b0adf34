// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Map;
import org.qingmiao.models.logistic.Logistic;

/** The model's own probability, unchanged. */
public record Identity() implements Calibrator {

  static final String KIND = "identity";

  @Override
  public double pd(double margin) {
    return Logistic.sigmoid(margin);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Object> parameters() {
    return Map.of("kind", KIND);
  }
}
