// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.io.Serializable;
import java.util.Locale;

/**
 * A column of a spreadsheet, which people name by letters: A to Z, then AA to XFD.
 *
 * @param index from 0
 */
public record SheetColumn(int index) implements Serializable {
  /** As many as a sheet has. */
  public static final int MOST = 16_384;

  /** Column A. */
  public static final SheetColumn FIRST = new SheetColumn(0);

  private static final int LETTERS = 26;

  public SheetColumn {
    if (index < 0 || index >= MOST) {
      throw new IllegalArgumentException(
          "column %d of a sheet is out of range, expected 0 to %d".formatted(index, MOST - 1));
    }
  }

  /**
   * The column of some letters.
   *
   * @throws IllegalArgumentException where no sheet has it
   */
  public static SheetColumn of(String letters) {
    String upper = letters.toUpperCase(Locale.ROOT);
    int number =
        upper.matches("[A-Z]{1,3}")
            ? upper.chars().reduce(0, (sum, letter) -> sum * LETTERS + letter - 'A' + 1)
            : 0;
    if (number < 1 || number > MOST) {
      throw new IllegalArgumentException(
          "first_column is \"%s\", expected the letters of a column, A to XFD".formatted(letters));
    }
    return new SheetColumn(number - 1);
  }

  /** Its letters. */
  public String letters() {
    StringBuilder letters = new StringBuilder();
    for (int left = index + 1; left > 0; left = (left - 1) / LETTERS) {
      letters.append((char) ('A' + (left - 1) % LETTERS));
    }
    return letters.reverse().toString();
  }
}
