// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import org.qingmiao.features.table.Gate;

/**
 * Cells of a column that do not fit a guess. One, and then as many as the gate lets pass into
 * quarantine, do not refute it: a file that people keep has them.
 */
final class Oddities {
  /** What becomes of them, as a comment of a draft says it. */
  static final String FATE =
      "they go to quarantine unless missing lists them, beside optional: true";

  private static final int CELLS_FOR_ONE = (int) (1 / Gate.DEFAULT.maxQuarantineShare());

  /** So few cells show nothing when one of them does not fit. */
  private static final int FEWEST_CELLS = 10;

  private int count;
  private String first = "";
  private boolean isRefuted;

  /**
   * Counts a cell that does not fit.
   *
   * @param cells seen until now, this one among them
   */
  void add(String cell, int cells) {
    first = count == 0 ? cell : first;
    count++;
    isRefuted |= count > most(cells);
  }

  private static int most(int cells) {
    return 1 + cells / CELLS_FOR_ONE;
  }

  int count() {
    return count;
  }

  /** Whether more cells can make no difference. */
  boolean isRefuted() {
    return isRefuted;
  }

  /** Whether the guess does not hold of so many cells. */
  boolean refute(int cells) {
    return isRefuted || (count > 0 && cells < FEWEST_CELLS);
  }

  /** So many cells must fit a guess that is made in the end, of all cells. */
  static int fewestThatFit(int cells) {
    return cells < FEWEST_CELLS ? cells : cells - most(cells);
  }

  /** How many there are, as a comment of a draft says it. */
  String asComment(int cells, String kind) {
    return count == 0
        ? ""
        : "; %,d of %,d cells hold no %s, the first %s: %s"
            .formatted(count, cells, kind, Draft.quoted(first), FATE);
  }
}
