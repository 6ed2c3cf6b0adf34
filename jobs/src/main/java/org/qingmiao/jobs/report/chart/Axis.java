// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.math.BigDecimal;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * What an axis measures.
 *
 * @param title quantity and unit
 * @param scale how its ticks are written
 */
public record Axis(Phrase title, Scale scale) {

  /** How ticks are written. */
  public enum Scale {
    /** As numbers. */
    NUMBER,
    /** Shares as percent. */
    PERCENT
  }

  /** An axis of numbers. */
  public static Axis numbers(Phrase title) {
    return new Axis(title, Scale.NUMBER);
  }

  /** An axis of shares, written as percent. */
  public static Axis percent(Phrase title) {
    return new Axis(title, Scale.PERCENT);
  }

  String label(BigDecimal tick) {
    if (scale == Scale.NUMBER) {
      return Numbers.grouped(tick);
    }
    BigDecimal percent = tick.movePointRight(2);
    return Numbers.grouped(percent.setScale(Math.max(0, percent.scale()))) + "%";
  }
}
