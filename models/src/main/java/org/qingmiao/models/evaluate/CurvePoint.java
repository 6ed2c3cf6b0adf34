// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

/**
 * One point of a curve that the validation page draws; points stand in the order of drawing.
 *
 * @param curve ROC, CALIBRATION, SCORE_DISTRIBUTION or STABILITY
 * @param segment a {@link Sample}; for STABILITY a feature
 * @param x false-positive rate, mean PD or lower end of the score band; for STABILITY 0 for TEST
 *     and 1 for OOT
 * @param y true-positive rate, bad rate, share of rows or index of stability
 * @param lo lower end of the interval of y; NaN where there is none
 * @param hi upper end; for STABILITY the critical value; NaN where there is none
 * @param n rows behind the point
 */
public record CurvePoint(
    String curve, String segment, double x, double y, double lo, double hi, long n) {}
