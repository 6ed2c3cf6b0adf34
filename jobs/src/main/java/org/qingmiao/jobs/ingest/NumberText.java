// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qingmiao.features.table.ColumnType;

/**
 * A number as people write it in files: a sign, digits with or without thousands commas, one dot.
 * No group of thousands begins with 0: {@code 0,567} is somebody's 0.567.
 *
 * <p>Exponents, parentheses, NaN and blanks inside are refused, because each of them means
 * something else in some exporting program.
 */
final class NumberText {
  private static final Pattern SCIENTIFIC =
      Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?[eE][-+]?[0-9]{1,3}");

  private NumberText() {}

  /** The exact value with as many decimals as were written; empty where it is no number. */
  static Optional<BigDecimal> read(String text) {
    int length = text.length();
    int i = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    long unscaled = 0;
    int digits = 0;
    int decimals = -1;
    int group = -1;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        unscaled =
            digits < ColumnType.Decimal.DIGITS_OF_LONG ? unscaled * 10 + (c - '0') : unscaled;
        digits++;
        decimals = decimals < 0 ? decimals : decimals + 1;
        group = group < 0 || decimals >= 0 ? group : group + 1;
      } else if (c == ','
          && decimals < 0
          && (group < 0
              ? digits >= 1 && digits <= 3 && text.charAt(i - digits) != '0'
              : group == 3)) {
        group = 0;
      } else if (c == '.' && decimals < 0) {
        decimals = 0;
      } else {
        return Optional.empty();
      }
    }
    boolean isBroken = digits == 0 || (group >= 0 && group != 3);
    if (isBroken) {
      return Optional.empty();
    }
    int scale = Math.max(decimals, 0);
    boolean isNegative = text.charAt(0) == '-';
    return Optional.of(
        digits <= ColumnType.Decimal.DIGITS_OF_LONG
            ? BigDecimal.valueOf(isNegative ? -unscaled : unscaled, scale)
            : new BigDecimal(unlimited(text), scale));
  }

  /**
   * The same, or a number with an exponent of at most three digits: {@code 3.23e-09}. Only for a
   * source that is known to write so.
   */
  static Optional<BigDecimal> scientific(String text) {
    if (!SCIENTIFIC.matcher(text).matches()) {
      return read(text);
    }
    BigDecimal number = new BigDecimal(text);
    return Optional.of(number.scale() < 0 ? number.setScale(0) : number);
  }

  /** The same where comma and dot have changed places: {@code 1.234,50}. */
  static Optional<BigDecimal> decimalComma(String text) {
    char[] swapped = text.toCharArray();
    for (int i = 0; i < swapped.length; i++) {
      swapped[i] = swapped[i] == ',' ? '.' : swapped[i] == '.' ? ',' : swapped[i];
    }
    return read(String.valueOf(swapped));
  }

  private static BigInteger unlimited(String text) {
    return new BigInteger(text.replace(",", "").replace(".", "").replace("+", ""));
  }
}
