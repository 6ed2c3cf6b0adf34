// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static java.util.stream.Collectors.toMap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways of writing days that the cells of a column fit. */
final class DayCells {
  /** The first is ISO 8601, which a mapping need not name. */
  private static final List<String> PATTERNS =
      List.of(
          "uuuu-MM-dd",
          "uuuu/M/d",
          "uuuuMMdd",
          "uuuu年M月d日",
          "uuuu.M.d",
          "d.M.uuuu",
          "d/M/uuuu",
          "M/d/uuuu");

  private static final Map<String, DateTimeFormatter> FORMATTERS =
      PATTERNS.stream()
          .collect(
              toMap(
                  p -> p,
                  p -> DateTimeFormatter.ofPattern(p).withResolverStyle(ResolverStyle.STRICT)));

  private final Map<String, Oddities> misfits = new LinkedHashMap<>();
  private int cells;

  DayCells() {
    PATTERNS.forEach(p -> misfits.put(p, new Oddities()));
  }

  void see(String cell) {
    cells++;
    misfits.forEach(
        (pattern, oddities) -> {
          if (!oddities.isRefuted() && day(pattern, cell).isEmpty()) {
            oddities.add(cell, cells);
          }
        });
  }

  private static Optional<LocalDate> day(String pattern, String text) {
    try {
      LocalDate day = LocalDate.parse(text, FORMATTERS.get(pattern));
      return day.getYear() >= 1900 && day.getYear() < 2100 ? Optional.of(day) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The patterns that the cells fit equally well. */
  private List<String> fitting() {
    int fewest = misfits.values().stream().mapToInt(Oddities::count).min().orElse(0);
    return PATTERNS.stream()
        .filter(p -> !misfits.get(p).refute(cells) && misfits.get(p).count() == fewest)
        .toList();
  }

  boolean isDay() {
    return cells > 0 && !fitting().isEmpty();
  }

  /** The day that a cell holds, read as most cells are. */
  Optional<LocalDate> day(String cell) {
    return day(fitting().get(0), cell);
  }

  /** The type, as a conf writes it. */
  String type() {
    String pattern = fitting().get(0);
    return pattern.equals(PATTERNS.get(0))
        ? "type: date"
        : "pattern: %s, type: date".formatted(Draft.quoted(pattern.replace('u', 'y')));
  }

  /** What is doubtful about them, as a comment of a draft says it. */
  String doubts() {
    String fit = fitting().size() > 1 ? "; days fit " + String.join(" and ", fitting()) : "";
    return fit + misfits.get(fitting().get(0)).asComment(cells, "day");
  }
}
