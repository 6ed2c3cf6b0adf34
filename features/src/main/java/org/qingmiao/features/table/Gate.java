// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

/**
 * How dirty or small a delivery may be before it is refused as a whole.
 *
 * @param maxQuarantineShare highest share of rows in quarantine, of those in scope, in [0, 1]
 * @param minRows fewest rows in scope
 */
public record Gate(double maxQuarantineShare, long minRows) {

  /** Two per cent and one row (our default). */
  public static final Gate DEFAULT = new Gate(0.02, 1);

  public Gate {
    if (!(maxQuarantineShare >= 0 && maxQuarantineShare <= 1) || minRows < 0) {
      throw new IllegalArgumentException(
          "gate (%s, %d): expected a share in [0, 1] and a row count of 0 or more"
              .formatted(maxQuarantineShare, minRows));
    }
  }
}
