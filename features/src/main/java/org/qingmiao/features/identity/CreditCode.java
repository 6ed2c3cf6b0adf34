// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.Optional;

/**
 * A unified social credit code of GB 32100, as it was delivered and what a check of it found.
 *
 * <p>Characters are 0-9 and A-Z without I, O, S, V, Z, with values 0 to 30: authority (1), kind
 * (1), region (6), organisation code of GB 11714 (9), check character (1). Weights are 3^(i-1)
 * modulo 31; the check value is (31 - sum modulo 31) modulo 31. Any change of one character is
 * found.
 *
 * <p>Some pilot codes of 2015 are legal and fail this arithmetic; they pass by a waiver of the
 * installation, never by a weaker check.
 *
 * @param verdict the first fault, or {@link Verdict#VALID}
 * @param normalised the code without blanks and hyphens, narrow and in upper case; empty where it
 *     cannot be formed
 * @param expectedCheck the check character that the first 17 characters ask for, where they can be
 *     weighed
 */
public record CreditCode(Verdict verdict, String normalised, Optional<Character> expectedCheck) {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final String AUTHORITIES = "123456789ANY";
  private static final int LENGTH = 18;

  /** Checks a code as it was delivered; blanks, hyphens, width and case do not count. */
  public static CreditCode read(String delivered) {
    String code = FoldedText.code(delivered);
    Verdict shape = shapeOf(code);
    if (shape != Verdict.VALID) {
      return new CreditCode(shape, "", Optional.empty());
    }
    char expected = expectedCheck(code);
    Verdict verdict;
    if (code.charAt(LENGTH - 1) != expected) {
      verdict = Verdict.CHECK_DIGIT;
    } else if (code.charAt(LENGTH - 2) != OrganisationCode.expectedCheck(organisation(code))) {
      verdict = Verdict.ORGANISATION_CHECK_DIGIT;
    } else {
      verdict = Verdict.VALID;
    }
    return new CreditCode(verdict, code, Optional.of(expected));
  }

  /** The organisation code inside a well-shaped code. */
  public Optional<String> organisation() {
    return normalised.isEmpty() ? Optional.empty() : Optional.of(organisation(normalised));
  }

  private static Verdict shapeOf(String code) {
    if (code.isEmpty()) {
      return Verdict.MISSING;
    }
    if (code.length() != LENGTH) {
      return Verdict.LENGTH;
    }
    if (!code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      return Verdict.CHARACTER;
    }
    if (AUTHORITIES.indexOf(code.charAt(0)) < 0) {
      return Verdict.AUTHORITY;
    }
    return code.substring(2, 8).chars().allMatch(c -> c >= '0' && c <= '9')
        ? Verdict.VALID
        : Verdict.REGION;
  }

  private static char expectedCheck(String code) {
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < LENGTH - 1; i++) {
      sum += weight * ALPHABET.indexOf(code.charAt(i));
      weight = weight * 3 % 31;
    }
    return ALPHABET.charAt((31 - sum % 31) % 31);
  }

  private static String organisation(String code) {
    return code.substring(8, 17);
  }
}
