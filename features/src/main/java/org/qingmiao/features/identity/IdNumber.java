// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The identity number of a person of GB 11643: region (6), day of birth (8), order (3), check (1).
 *
 * <p>Weights are 2^(17-i) modulo 11 for characters i = 0..16; the check character is the sum modulo
 * 11, looked up in 10X98765432. The numbers of 15 digits issued until 1999 have no check character
 * and are refused as {@link Verdict#LENGTH}.
 */
public final class IdNumber {
  private static final int LENGTH = 18;
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private IdNumber() {}

  /**
   * The first fault of a number as it was delivered; blanks, hyphens, width and case do not count.
   */
  public static Verdict check(String delivered) {
    String number = FoldedText.code(delivered);
    if (number.isEmpty()) {
      return Verdict.MISSING;
    }
    if (number.length() != LENGTH) {
      return Verdict.LENGTH;
    }
    if (!number.matches("[0-9]{17}[0-9X]")) {
      return Verdict.CHARACTER;
    }
    if (number.charAt(0) == '0') {
      return Verdict.REGION;
    }
    if (!isDay(number.substring(6, 14))) {
      return Verdict.BIRTH_DATE;
    }
    return number.charAt(LENGTH - 1) == expectedCheck(number) ? Verdict.VALID : Verdict.CHECK_DIGIT;
  }

  private static char expectedCheck(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (number.charAt(i) - '0');
    }
    return "10X98765432".charAt(sum % 11);
  }

  private static boolean isDay(String digits) {
    int day = Integer.parseInt(digits);
    try {
      return LocalDate.of(day / 10_000, day / 100 % 100, day % 100).getYear() >= 1800;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
