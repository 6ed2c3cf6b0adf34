// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.plain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Windows word by word as they are defined: w days up to D are the event days D-w+1 to D, and each
 * live fact counts once.
 */
public record WindowDefinition<V>(List<Observation<V>> facts) {

  /** The facts of a window, of those that stood on its last day. */
  public static <V> WindowDefinition<V> of(List<Observation<V>> live, int asOf, int days) {
    return new WindowDefinition<>(live.stream().filter(r -> r.eventDay() > asOf - days).toList());
  }

  public long count() {
    return facts.size();
  }

  public <T> long distinct(Function<V, T> value) {
    return values(value).stream().distinct().count();
  }

  public BigDecimal sum(Function<V, BigDecimal> value, int scale) {
    return values(value).stream().reduce(BigDecimal.ZERO.setScale(scale), BigDecimal::add);
  }

  /** Null without values. */
  public BigDecimal mean(Function<V, BigDecimal> value, int scale) {
    int count = values(value).size();
    return count == 0
        ? null
        : sum(value, scale).divide(BigDecimal.valueOf(count), 6, RoundingMode.HALF_EVEN);
  }

  /** Null without values. */
  public <T extends Comparable<T>> T min(Function<V, T> value) {
    return values(value).stream().min(T::compareTo).orElse(null);
  }

  /** Null without values. */
  public <T extends Comparable<T>> T max(Function<V, T> value) {
    return values(value).stream().max(T::compareTo).orElse(null);
  }

  private <T> List<T> values(Function<V, T> value) {
    return facts.stream().map(Observation::values).map(value).filter(Objects::nonNull).toList();
  }
}
