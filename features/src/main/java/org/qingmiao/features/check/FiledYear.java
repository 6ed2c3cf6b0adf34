// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.check;

import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import org.apache.spark.sql.Column;

/**
 * The newest four quarters that should have been filed by a business date: those that ended at
 * least ninety days before it (our default, the latest that a filing may come without a reminder).
 *
 * <p>Sources are compared over the same year, or a slow one would look like a false one.
 *
 * @param after the day before its first
 * @param until its last day, the end of a quarter
 */
record FiledYear(LocalDate after, LocalDate until) {
  /** Quarters, and so filings, of a year. */
  static final int QUARTERS = 4;

  /** Months, and so bills, of a year. */
  static final int MONTHS = 12;

  private static final int DAYS_TO_FILE = 90;

  /** The year that a business date looks back on. */
  static FiledYear asOf(LocalDate day) {
    LocalDate behind = day.minusDays(DAYS_TO_FILE).plusDays(1);
    int firstMonth = (behind.getMonthValue() - 1) / 3 * 3 + 1;
    LocalDate until = LocalDate.of(behind.getYear(), firstMonth, 1).minusDays(1);
    return new FiledYear(until.plusDays(1).minusYears(1).minusDays(1), until);
  }

  /** Whether a day lies in it. */
  Column holds(Column day) {
    return day.gt(lit(after)).and(day.leq(lit(until)));
  }
}
