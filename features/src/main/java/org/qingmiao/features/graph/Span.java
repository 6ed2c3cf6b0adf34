// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.time.LocalDate;

/**
 * Days on which something holds, the first and the last included.
 *
 * @param first day
 * @param last day, not before the first; {@link #OPEN} where no end is known
 */
public record Span(LocalDate first, LocalDate last) {
  /** The last day of what has no end. */
  public static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

  public Span {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "a span from %s to %s ends before it begins".formatted(first, last));
    }
  }

  /** From a day on. */
  public static Span since(LocalDate first) {
    return new Span(first, OPEN);
  }

  /** Whether a day belongs to it. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
