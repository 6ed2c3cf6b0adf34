// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * A day as spreadsheets count it: days since the end of 1899, or since 1904 where the workbook says
 * so, with the time of day as a fraction.
 *
 * <p>The count from 1900 holds a 29 February that never was, as number 60; so days before it are
 * one further from their origin than days after it (ECMA-376 part 1, 18.17.4.1).
 */
record SerialDay(BigDecimal serial, Origin origin) {

  /** Where counting begins. */
  enum Origin {
    /** Day 1 is 1900-01-01. */
    YEAR_1900,
    /** Day 0 is 1904-01-01. */
    YEAR_1904
  }

  private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 31);
  private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);
  private static final int NO_DAY = 60;

  /** Number of 9999-12-31, the last day that a sheet shows. */
  private static final BigDecimal LAST = BigDecimal.valueOf(2_958_465);

  private static final BigDecimal MILLIS_A_DAY = BigDecimal.valueOf(86_400_000);

  /**
   * The day as ISO 8601 writes it, with its time where it has one or an instant is asked for; the
   * number itself where it is no day. Times are kept to the millisecond, as sheets show them.
   */
  String text(CellKind asked) {
    BigDecimal whole = serial.setScale(0, RoundingMode.FLOOR);
    boolean isDay =
        serial.signum() >= 0
            && whole.compareTo(LAST) <= 0
            && (origin == Origin.YEAR_1904 || isDayFrom1900(whole.intValue()));
    if (!isDay) {
      return serial.toString();
    }
    LocalDateTime time =
        day(whole.intValue())
            .atStartOfDay()
            .plusNanos(
                serial
                        .subtract(whole)
                        .multiply(MILLIS_A_DAY)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue()
                    * 1_000_000);
    boolean isMidnight = serial.compareTo(whole) == 0;
    return asked == CellKind.DAY && isMidnight ? time.toLocalDate().toString() : time.toString();
  }

  private static boolean isDayFrom1900(int number) {
    return number > 0 && number != NO_DAY;
  }

  private LocalDate day(int number) {
    if (origin == Origin.YEAR_1904) {
      return START_1904.plusDays(number);
    }
    return BEFORE_1900.plusDays(number < NO_DAY ? number : number - 1L);
  }
}
