// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The units that the cells of a column carry behind their numbers: {@code 54.7万元}, {@code 12 %}.
 */
final class CellUnits {
  private static final Pattern MEASURED =
      Pattern.compile("([-+]?[0-9][0-9,]*(?:\\.[0-9]+)?)\\s*([\\p{L}²³]{1,6}|[%‰])");

  private final Map<String, Integer> cells = new TreeMap<>();
  private int decimals;

  /**
   * What a suffix says of the number before it.
   *
   * @param suffix as cells write it
   * @param exponent power of ten that turns the number into our unit
   * @param unit ours
   * @param decimals most digits behind the point, as cells write them
   */
  record Reading(String suffix, int exponent, String unit, int decimals) {

    /** The options of a mapping that read such cells. */
    String options() {
      String times =
          exponent == 0
              ? ""
              : ", times: " + BigDecimal.ONE.scaleByPowerOfTen(exponent).toPlainString();
      int scale = Math.max(0, decimals - exponent);
      return "suffix: %s%s, type: %s, unit: %s"
          .formatted(Draft.quoted(suffix), times, numberType(scale), unit);
    }
  }

  /** The type of numbers with so many digits behind the point, as a conf writes it. */
  static String numberType(int decimals) {
    return decimals == 0 ? "whole" : "\"decimal(38,%d)\"".formatted(decimals);
  }

  /** Looks at a cell that is no number alone. */
  void see(String cell) {
    Matcher measured = MEASURED.matcher(cell);
    if (measured.matches()) {
      NumberText.read(measured.group(1))
          .ifPresent(
              number -> {
                cells.merge(measured.group(2), 1, Integer::sum);
                decimals = Math.max(decimals, number.scale());
              });
    }
  }

  /** The suffix of at least so many cells; empty where there is none. */
  Optional<Reading> ofAtLeast(int fewest) {
    return cells.entrySet().stream()
        .filter(suffix -> suffix.getValue() >= fewest)
        .map(suffix -> reading(suffix.getKey()))
        .findFirst();
  }

  /** How many cells end in it. */
  int count(Reading reading) {
    return cells.get(reading.suffix());
  }

  /** The suffixes seen, where there are two or more. */
  Optional<String> mixture() {
    return cells.size() < 2 ? Optional.empty() : Optional.of(String.join(", ", cells.keySet()));
  }

  private Reading reading(String suffix) {
    return switch (suffix) {
      case "%" -> new Reading(suffix, -2, "share", decimals);
      case "‰" -> new Reading(suffix, -3, "share", decimals);
      case "元" -> new Reading(suffix, 0, "money", decimals);
      case "万", "万元" -> new Reading(suffix, 4, "money", decimals);
      case "亿", "亿元" -> new Reading(suffix, 8, "money", decimals);
      default -> new Reading(suffix, 0, "none", decimals);
    };
  }
}
