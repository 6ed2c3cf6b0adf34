// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

/**
 * The organisation code of GB 11714: eight characters and a check character.
 *
 * <p>Weights 3 7 9 10 5 8 4 2 over 0-9 and A-Z as 10 to 35; the check value is 11 minus the sum
 * modulo 11, where 10 is written X and 11 is written 0.
 */
public final class OrganisationCode {
  private static final int LENGTH = 9;
  private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  private OrganisationCode() {}

  /**
   * The first fault of a code as it was delivered; blanks, hyphens, width and case do not count.
   */
  public static Verdict check(String delivered) {
    String code = FoldedText.code(delivered);
    if (code.isEmpty()) {
      return Verdict.MISSING;
    }
    if (code.length() != LENGTH) {
      return Verdict.LENGTH;
    }
    if (!code.matches("[0-9A-Z]{8}[0-9X]")) {
      return Verdict.CHARACTER;
    }
    return code.charAt(LENGTH - 1) == expectedCheck(code) ? Verdict.VALID : Verdict.CHECK_DIGIT;
  }

  /** The check character that the first eight characters ask for. */
  static char expectedCheck(String code) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * Character.digit(code.charAt(i), 36);
    }
    return "0123456789X0".charAt(11 - sum % 11);
  }
}
