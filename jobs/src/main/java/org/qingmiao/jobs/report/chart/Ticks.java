// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * The round numbers of an axis: multiples of a step of 1, 2, 2.5 or 5 times a power of ten that
 * cover the range in about five parts.
 *
 * <p>Exact decimals all the way, because 0.1 + 0.2 must print as 0.3 on every axis.
 *
 * @param step between neighbours; greater than 0
 * @param values ascending, with the decimals of the step
 */
public record Ticks(BigDecimal step, List<BigDecimal> values) {

  private static final BigDecimal PARTS = BigDecimal.valueOf(5);
  private static final BigDecimal WIDENING = new BigDecimal("0.1");
  private static final List<BigDecimal> MULTIPLES =
      Stream.of("1", "2", "2.5", "5", "10").map(BigDecimal::new).toList();

  public Ticks {
    values = List.copyOf(values);
  }

  /** Ticks that cover the range from {@code low} to {@code high}. */
  public static Ticks over(double low, double high) {
    return covering(BigDecimal.valueOf(low), BigDecimal.valueOf(high));
  }

  /** Ticks that cover the range and 0, for bars, whose length must not lie. */
  public static Ticks withZero(double low, double high) {
    return over(Math.min(0, low), Math.max(0, high));
  }

  /** The first tick. */
  public double first() {
    return values.get(0).doubleValue();
  }

  /** The last tick. */
  public double last() {
    return values.get(values.size() - 1).doubleValue();
  }

  private static Ticks covering(BigDecimal low, BigDecimal high) {
    BigDecimal from = low;
    BigDecimal to = high;
    if (from.compareTo(to) == 0) {
      boolean zero = from.signum() == 0;
      BigDecimal margin = from.abs().multiply(WIDENING);
      from = zero ? from : from.subtract(margin);
      to = zero ? BigDecimal.ONE : to.add(margin);
    }
    BigDecimal step = step(to.subtract(from).divide(PARTS, MathContext.UNLIMITED));
    int scale = Math.max(0, step.stripTrailingZeros().scale());
    BigDecimal first = from.divide(step, 0, RoundingMode.FLOOR);
    BigDecimal last = to.divide(step, 0, RoundingMode.CEILING);
    List<BigDecimal> values =
        Stream.iterate(first, i -> i.compareTo(last) <= 0, i -> i.add(BigDecimal.ONE))
            .map(i -> i.multiply(step).setScale(scale, RoundingMode.UNNECESSARY))
            .toList();
    return new Ticks(step.setScale(scale, RoundingMode.UNNECESSARY), values);
  }

  private static BigDecimal step(BigDecimal raw) {
    int power = raw.precision() - raw.scale() - 1;
    return MULTIPLES.stream()
        .map(multiple -> multiple.movePointRight(power))
        .filter(step -> step.compareTo(raw) >= 0)
        .findFirst()
        .orElseThrow();
  }
}
