// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.Month;

/**
 * The year that a carbon account speaks of: the last one that had ended on the business date.
 * Activity is that of the year, balances and balance sheets are those of its end, and everything is
 * as it was known on the business date.
 *
 * @param year such as 2024
 */
record ReportingYear(int year) implements Serializable {

  /** The year of a business date. */
  static ReportingYear of(LocalDate asOf) {
    boolean isLastDay = asOf.getMonth() == Month.DECEMBER && asOf.getDayOfMonth() == 31;
    return new ReportingYear(isLastDay ? asOf.getYear() : asOf.getYear() - 1);
  }

  /** Its first day. */
  LocalDate first() {
    return LocalDate.of(year, Month.JANUARY, 1);
  }

  /** Its last day. */
  LocalDate last() {
    return LocalDate.of(year, Month.DECEMBER, 31);
  }

  /** The day after its last. */
  LocalDate next() {
    return first().plusYears(1);
  }
}
