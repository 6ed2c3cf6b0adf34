// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fuel that works, hauliers and farms report by quarter, from 2022 on; four in ten of them do.
 *
 * <pre>
 * fuel of a quarter = sales of the quarter x intensity x exp(0.4 n1) x exp(0.05 n2)
 * emissions         = fuel x factor
 * </pre>
 *
 * <p>n1 belongs to the enterprise and n2 to the quarter, both standard normal. Intensities are
 * round numbers of the right size. Factors are those of set CN-MEE-2015: NCV x carbon x oxidation x
 * 44/12, diesel 3.1451 t/t, bituminous coal 2.0715 t/t, natural gas 21.6219 t/1e4Nm3.
 */
final class ActivityLines {
  private static final YearMonth FIRST = YearMonth.of(2022, 3);
  private static final YearMonth LAST = YearMonth.of(2025, 3);

  private ActivityLines() {}

  /** A fuel with its unit, what a million yuan of sales takes of it and its factor, t CO2. */
  enum Fuel {
    DIESEL("t", 3.0, 3.1451),
    BITUMINOUS("t", 12.0, 2.0715),
    NATURAL_GAS("1e4Nm3", 0.6, 21.6219);

    private final String unit;
    private final double perMillion;
    private final double factor;

    Fuel(String unit, double perMillion, double factor) {
      this.unit = unit;
      this.perMillion = perMillion;
      this.factor = factor;
    }
  }

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    boolean reports = firm.chance("activity reporter").happens(0.4);
    for (YearMonth month = FIRST; !month.isAfter(LAST); month = month.plusMonths(3)) {
      if (reports && fuel(firm).isPresent() && firm.existedFor(120, month.atDay(1))) {
        lines.addAll(lines(firm, month, fuel(firm).get()));
      }
    }
    return lines;
  }

  /** True emissions of a year from fuel, t CO2: reported or not. */
  static double emissions(Firm firm, int year) {
    return fuel(firm)
        .map(
            fuel ->
                List.of(3, 6, 9, 12).stream()
                        .mapToDouble(m -> micro(firm, YearMonth.of(year, m), fuel) / 1e6)
                        .sum()
                    * fuel.factor)
        .orElse(0.0);
  }

  /** What an enterprise burns; nothing in trades that only draw power. */
  private static Optional<Fuel> fuel(Firm firm) {
    return switch (firm.sector()) {
      case A, G -> Optional.of(Fuel.DIESEL);
      case C -> Optional.of(firm.chance("fuel").happens(0.3) ? Fuel.BITUMINOUS : Fuel.NATURAL_GAS);
      default -> Optional.empty();
    };
  }

  /** Fuel of the quarter in millionths of its unit. */
  private static long micro(Firm firm, YearMonth month, Fuel fuel) {
    double habit = StrictMath.exp(0.4 * firm.chance("fuel habit").normal());
    double noise =
        StrictMath.exp(0.05 * firm.chance("fuel noise", Course.quarterOf(month)).normal());
    return (long) (firm.salesFen(month) / 100.0 * fuel.perMillion * habit * noise);
  }

  /** A quarter as it was billed or metered; one bill in ten is followed by the meter's reading. */
  private static List<Line> lines(Firm firm, YearMonth month, Fuel fuel) {
    Chance chance = firm.chance("activity", Course.quarterOf(month));
    LocalDate end = month.atEndOfMonth();
    LocalDate known = end.plusDays(chance.between(10, 40));
    boolean isMetered = chance.happens(0.7);
    boolean isVerified = chance.happens(0.2);
    long micro = micro(firm, month, fuel);
    String number =
        "%s%s%s"
            .formatted(
                FictitiousCode.padded(firm.index(), 7), end.getYear(), end.getMonthValue() / 3);
    Reading first =
        new Reading("HD" + number, known, isMetered ? Meter.METER : Meter.INVOICE, micro, "");
    List<Line> lines = new ArrayList<>(List.of(line(firm, month, fuel, first, isVerified)));
    if (!isMetered && chance.happens(0.1)) {
      long metered = (long) (micro * StrictMath.exp(0.03 * chance.normal()));
      Reading better =
          new Reading(first.number + "M", known.plusDays(30), Meter.METER, metered, first.number);
      lines.add(line(firm, month, fuel, better, isVerified));
    }
    return lines;
  }

  /** How a quantity was found, and how far off it may be, in per cent at 95 %. */
  private enum Meter {
    METER("2"),
    INVOICE("5");

    private final String offPercent;

    Meter(String offPercent) {
      this.offPercent = offPercent;
    }
  }

  /** One statement of a quarter's fuel, which may take the place of another. */
  private record Reading(
      String number, LocalDate known, Meter meter, long micro, String replaces) {}

  private static Line line(
      Firm firm, YearMonth month, Fuel fuel, Reading reading, boolean isVerified) {
    return Line.of(
        Source.ACTIVITY,
        reading.known.atTime(14, 0),
        reading.number,
        firm.creditCode(),
        "S1",
        month.minusMonths(2).atDay(1),
        month.plusMonths(1).atDay(1),
        "",
        0,
        "U",
        fuel.name(),
        Line.millionths(reading.micro),
        fuel.unit,
        reading.meter,
        "PZ" + reading.number.substring(2),
        isVerified,
        reading.meter.offPercent,
        reading.replaces);
  }
}
