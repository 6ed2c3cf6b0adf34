// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

/** The direction in which a feature may move the probability of default. */
public enum Trend {
  /** A larger value never lowers the risk. */
  RISING(1),
  /** A larger value never raises the risk. */
  FALLING(-1),
  /** No direction is imposed. */
  FREE(0);

  private final int sign;

  Trend(int sign) {
    this.sign = sign;
  }

  /** The sign of the constraint: 1, -1 or 0. */
  public int sign() {
    return sign;
  }

  /** Reads {@code +}, {@code -} or {@code 0}, as a conf writes it. */
  public static Trend of(String sign) {
    return switch (sign) {
      case "+" -> RISING;
      case "-" -> FALLING;
      case "0" -> FREE;
      default ->
          throw new IllegalArgumentException(
              "trend is \"%s\", expected \"+\", \"-\" or \"0\"".formatted(sign));
    };
  }
}
