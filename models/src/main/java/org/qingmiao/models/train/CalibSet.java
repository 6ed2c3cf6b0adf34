// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

/**
 * The rows that calibrators may be fitted on, and nothing else.
 *
 * <p>A type of its own, so that calibrating on TRAIN, where the model flatters itself, does not
 * compile.
 *
 * @param sample rows of segment CALIB, both classes present
 */
public record CalibSet(Sample sample) {

  public CalibSet {
    FitRows.requireBothClasses("CALIB", sample);
  }
}
