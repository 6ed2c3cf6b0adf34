// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.Locale;

/**
 * What a check of a coded identifier found: the first fault, in the order in which they are tested.
 */
public enum Verdict {
  /** Nothing but blanks. */
  MISSING,
  /** Not as many characters as the standard asks. */
  LENGTH,
  /** A character that the standard does not use. */
  CHARACTER,
  /** No registering authority has this first character. */
  AUTHORITY,
  /** The region holds something other than digits. */
  REGION,
  /** The day of birth is not a day. */
  BIRTH_DATE,
  /** The check character does not follow from the others. */
  CHECK_DIGIT,
  /** The code is right, but the organisation code inside it is not; it only warns (our default). */
  ORGANISATION_CHECK_DIGIT,
  /** No fault. */
  VALID;

  /**
   * Whether a row with it goes to quarantine. A missing code does not: whether it must be there is
   * the column's business.
   */
  public boolean isRefused() {
    return this != VALID && this != MISSING && !isWarned();
  }

  /** Whether a row with it passes, but the operator should know. */
  public boolean isWarned() {
    return this == ORGANISATION_CHECK_DIGIT;
  }

  /** How it is written in the reasons of a quarantined row, such as {@code check_digit}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
