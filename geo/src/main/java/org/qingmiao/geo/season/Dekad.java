// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A third of a month (旬), the step of Chinese farm calendars: days 1 to 10, 11 to 20, 21 to the
 * end.
 *
 * @param year of the calendar
 * @param number in the year, in [1, 36]
 */
public record Dekad(int year, int number) implements Comparable<Dekad> {

  /** Dekads in a year. */
  public static final int PER_YEAR = 36;

  private static final Pattern NAME = Pattern.compile("(\\d+)-(\\d\\d)");

  public Dekad {
    if (number < 1 || number > PER_YEAR) {
      throw new IllegalArgumentException("dekad %d, expected 1 to 36".formatted(number));
    }
  }

  /** The dekad of a day. */
  public static Dekad of(LocalDate day) {
    int third = Math.min(2, (day.getDayOfMonth() - 1) / 10);
    return new Dekad(day.getYear(), 3 * (day.getMonthValue() - 1) + third + 1);
  }

  /** The dekad of an instant, in universal time, in which scenes are dated. */
  public static Dekad of(Instant instant) {
    return of(LocalDate.ofInstant(instant, ZoneOffset.UTC));
  }

  /**
   * The dekad of a name, as {@link #toString} gives it.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static Dekad parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "dekad \"%s\", expected a name such as 2024-20".formatted(name));
    }
    return new Dekad(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** The dekad so many steps later, or earlier where negative. */
  public Dekad plus(int steps) {
    int index = index() + steps;
    return new Dekad(Math.floorDiv(index, PER_YEAR), Math.floorMod(index, PER_YEAR) + 1);
  }

  /** Steps from this dekad to another; negative where that lies before. */
  public int until(Dekad other) {
    return other.index() - index();
  }

  private int index() {
    return year * PER_YEAR + number - 1;
  }

  /** Its first day. */
  public LocalDate firstDay() {
    return LocalDate.of(year, (number - 1) / 3 + 1, 10 * ((number - 1) % 3) + 1);
  }

  /** Its middle in days since 1970-01-01T00:00. */
  public double middle() {
    YearMonth month = YearMonth.of(year, (number - 1) / 3 + 1);
    long first = month.atDay(1).toEpochDay();
    return switch ((number - 1) % 3) {
      case 0 -> first + 4.5;
      case 1 -> first + 14.5;
      default -> first + (20 + month.lengthOfMonth() - 1) / 2.0;
    };
  }

  @Override
  public int compareTo(Dekad other) {
    return Integer.compare(index(), other.index());
  }

  /** As in {@code 2024-20}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d-%02d", year, number);
  }
}
