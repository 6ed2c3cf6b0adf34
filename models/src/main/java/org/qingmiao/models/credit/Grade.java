// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

/**
 * Twelve bands of PD, each twice as wide as the one before (credit 4.6, our default).
 *
 * <p>The first ends below 0.0006 and the last begins at 0.6144; a lower bound belongs to its band.
 */
public enum Grade {
  /** Below 0.0006. */
  A1,
  /** From 0.0006. */
  A2,
  /** From 0.0012. */
  A3,
  /** From 0.0024. */
  B1,
  /** From 0.0048. */
  B2,
  /** From 0.0096. */
  B3,
  /** From 0.0192. */
  C1,
  /** From 0.0384. */
  C2,
  /** From 0.0768. */
  C3,
  /** From 0.1536. */
  D1,
  /** From 0.3072. */
  D2,
  /** From 0.6144. */
  D3;

  private static final double FIRST_BOUND = 0.0006;
  private static final Grade[] GRADES = values();

  /** The PD at which the grade ends, itself not in it; 1 for the last, which holds it. */
  public double upper() {
    return this == D3 ? 1 : Math.scalb(FIRST_BOUND, ordinal());
  }

  /** The grade of a PD in [0, 1]. */
  public static Grade of(double pd) {
    if (!(pd >= 0 && pd <= 1)) {
      throw new IllegalArgumentException("grade: pd is %s, expected 0 to 1".formatted(pd));
    }
    for (Grade grade : GRADES) {
      if (pd < grade.upper()) {
        return grade;
      }
    }
    return D3;
  }
}
