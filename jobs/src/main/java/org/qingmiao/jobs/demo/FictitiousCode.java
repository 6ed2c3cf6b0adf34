// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * Codes that pass every check and belong to nobody: the region 99 does not exist, and organisation
 * codes begin with Q, those of the first million with QM.
 */
final class FictitiousCode {
  /** The county of the book. */
  static final String REGION = "990110";

  private static final String CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};
  private static final String ID_CHECKS = "10X98765432";

  private FictitiousCode() {}

  /**
   * A unified social credit code of GB 32100: weight of character i is 3^(i-1) mod 31, check = (31
   * - sum mod 31) mod 31.
   *
   * @param authority first two characters, such as 91 for an enterprise
   * @param serial in [0, 9999999]
   */
  static String creditCode(String authority, int serial) {
    String body = authority + REGION + organisationCode(serial);
    int sum = 0;
    int weight = 1;
    for (int i = 0; i < body.length(); i++) {
      sum += weight * CREDIT_ALPHABET.indexOf(body.charAt(i));
      weight = weight * 3 % 31;
    }
    return body + CREDIT_ALPHABET.charAt((31 - sum % 31) % 31);
  }

  /** The same code with a check character that cannot be right. */
  static String broken(String creditCode) {
    int last = creditCode.length() - 1;
    int check = CREDIT_ALPHABET.indexOf(creditCode.charAt(last));
    return creditCode.substring(0, last) + CREDIT_ALPHABET.charAt((check + 1) % 31);
  }

  /** An identity number of GB 11643: weights 2^(17-i) mod 11, check from a table. */
  static String idNumber(LocalDate birth, int order) {
    String body = REGION + birth.format(DateTimeFormatter.BASIC_ISO_DATE) + padded(order, 3);
    int sum = 0;
    for (int i = 0; i < body.length(); i++) {
      sum += (1 << (17 - i)) % 11 * (body.charAt(i) - '0');
    }
    return body + ID_CHECKS.charAt(sum % 11);
  }

  /** An account number of 16 digits. */
  static String account(long owner) {
    return "9901" + padded(owner, 12);
  }

  /** A mobile number; no operator uses 199 0 99. */
  static String phone(int index) {
    return "1990" + padded(index, 7);
  }

  /** A whole number with leading zeros, the same in every locale. */
  static String padded(long number, int width) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /** GB 11714: letters count A = 10 .. Z = 35, check = 11 - sum mod 11, 10 is X and 11 is 0. */
  private static String organisationCode(int serial) {
    String subject = serial < 1_000_000 ? "QM" + padded(serial, 6) : "Q" + padded(serial, 7);
    int sum = 0;
    for (int i = 0; i < subject.length(); i++) {
      sum += ORGANISATION_WEIGHTS[i] * Character.digit(subject.charAt(i), 36);
    }
    int check = 11 - sum % 11;
    return subject + (check == 10 ? "X" : Integer.toString(check % 11));
  }
}
