// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

/**
 * A PD on a {@link ScoreScale}.
 *
 * @param raw before rounding and clipping; infinite for a PD of 0 or 1
 * @param points the published whole number
 * @param clipped whether the end of the scale was reached
 */
public record Score(double raw, int points, boolean clipped) {}
