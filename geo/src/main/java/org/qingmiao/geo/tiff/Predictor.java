// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import java.util.Arrays;
import java.util.Optional;

/** What was subtracted from the values of a row before packing (tag 317). */
public enum Predictor {
  NONE(1),
  /** The same band of the cell to the left, as whole numbers of the value's width. */
  HORIZONTAL(2),
  /**
   * Bytes of IEEE values, sorted into planes with the highest byte first whatever the file's byte
   * order, then the byte to the left subtracted (Adobe Photoshop TIFF Technical Note 3).
   */
  FLOATING(3);

  private final long number;

  Predictor(long number) {
    this.number = number;
  }

  static Optional<Predictor> of(long number) {
    return Arrays.stream(values()).filter(p -> p.number == number).findFirst();
  }
}
