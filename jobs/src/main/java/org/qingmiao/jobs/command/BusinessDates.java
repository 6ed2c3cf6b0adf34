// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import picocli.CommandLine.TypeConversionException;

/**
 * The business dates that a run works through, ascending: {@code 2025-06-30}, every day of {@code
 * 2025-06-01..2025-06-30}, or every month's end of {@code 2023-07..2025-06}.
 *
 * @param days one or more
 */
record BusinessDates(List<LocalDate> days) {
  private static final String BETWEEN = "..";

  BusinessDates {
    days = List.copyOf(days);
  }

  /**
   * Reads what the command line says.
   *
   * @throws TypeConversionException with what came and what was expected
   */
  static BusinessDates parse(String text) {
    int between = text.indexOf(BETWEEN);
    if (between < 0) {
      return new BusinessDates(List.of(day(text)));
    }
    String from = text.substring(0, between);
    String to = text.substring(between + BETWEEN.length());
    try {
      BusinessDates dates =
          isMonth(from) && isMonth(to)
              ? monthEnds(YearMonth.parse(from), YearMonth.parse(to))
              : everyDay(LocalDate.parse(from), LocalDate.parse(to));
      if (dates.days.isEmpty()) {
        throw new TypeConversionException(
            "\"%s\" ends before it begins; write the earlier date first".formatted(text));
      }
      return dates;
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\"%s\" is no range of days, expected such as 2025-06-01..2025-06-30, or 2023-07..2025-06 for the ends of months"
              .formatted(text));
    }
  }

  /**
   * Reads one date.
   *
   * @throws TypeConversionException with what came and what was expected
   */
  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "\"%s\" is no day, expected such as 2025-06-30".formatted(text));
    }
  }

  private static boolean isMonth(String text) {
    return text.matches("[0-9]{4}-[0-9]{2}");
  }

  private static BusinessDates everyDay(LocalDate from, LocalDate to) {
    long days = ChronoUnit.DAYS.between(from, to) + 1;
    return new BusinessDates(LongStream.range(0, days).mapToObj(from::plusDays).toList());
  }

  private static BusinessDates monthEnds(YearMonth from, YearMonth to) {
    long months = ChronoUnit.MONTHS.between(from, to) + 1;
    return new BusinessDates(
        LongStream.range(0, months).mapToObj(m -> from.plusMonths(m).atEndOfMonth()).toList());
  }

  LocalDate last() {
    return days.get(days.size() - 1);
  }
}
