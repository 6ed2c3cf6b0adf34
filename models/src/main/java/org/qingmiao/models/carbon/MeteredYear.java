// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The metered periods of one year, and what they say about the whole of it.
 *
 * <p>Periods that cover 90 % of the year or more are stretched to it and flagged; less is a partial
 * line, which does not become a footprint.
 *
 * @param year of the activity
 * @param periods without overlaps
 */
public record MeteredYear(int year, List<Period> periods) {

  /** The flag of a stretched year. */
  public static final String ANNUALISED = "ANNUALISED";

  private static final double LEAST_COVERAGE = 0.9; // our default

  /**
   * A metered period.
   *
   * @param start first day
   * @param end day after the last
   * @param quantity in whichever unit all periods share, 0 or more
   */
  public record Period(LocalDate start, LocalDate end, double quantity) {
    public Period {
      if (!start.isBefore(end) || !(quantity >= 0)) {
        throw new IllegalArgumentException(
            "period from %s to %s of %s: expected an end after the start and 0 or more"
                .formatted(start, end, quantity));
      }
    }
  }

  /**
   * A year's quantity.
   *
   * @param quantity of the whole year
   * @param coverage share of the year's days that were metered, in [0.9, 1]
   * @param flag {@link #ANNUALISED} where it was stretched
   */
  public record Total(double quantity, double coverage, Optional<String> flag) {}

  public MeteredYear {
    periods = periods.stream().sorted(Comparator.comparing(Period::start)).toList();
    for (int i = 1; i < periods.size(); i++) {
      if (periods.get(i).start().isBefore(periods.get(i - 1).end())) {
        throw new IllegalArgumentException(
            "periods %s and %s overlap; one meter has one reading a day"
                .formatted(periods.get(i - 1), periods.get(i)));
      }
    }
  }

  /** The whole year's quantity; a period that crosses its ends counts by days. */
  public Answer<Total> total() {
    LocalDate first = LocalDate.of(year, 1, 1);
    LocalDate next = first.plusYears(1);
    long days = 0;
    double quantity = 0;
    for (Period period : periods) {
      LocalDate from = period.start().isBefore(first) ? first : period.start();
      LocalDate to = period.end().isAfter(next) ? next : period.end();
      long within = Math.max(0, ChronoUnit.DAYS.between(from, to));
      days += within;
      quantity +=
          period.quantity() * within / ChronoUnit.DAYS.between(period.start(), period.end());
    }
    double coverage = (double) days / ChronoUnit.DAYS.between(first, next);
    if (coverage < LEAST_COVERAGE) {
      return Answer.none(
          Gap.PARTIAL_YEAR,
          "metered periods cover %.0f %% of %d, expected %.0f %% or more"
              .formatted(100 * coverage, year, 100 * LEAST_COVERAGE));
    }
    return Answer.of(
        new Total(
            quantity / coverage,
            coverage,
            coverage < 1 ? Optional.of(ANNUALISED) : Optional.empty()));
  }
}
