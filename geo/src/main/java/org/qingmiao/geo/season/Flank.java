// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

/**
 * One side of a season's curve: the rise, or the fall.
 *
 * @param base lowest value before, or after, the season
 * @param day20 when the curve passes a fifth of the way from base to peak, in days since 1970
 * @param day50 when it passes half of the way
 * @param rate steepness between the two, in units of the measure a day; greater than 0
 */
public record Flank(double base, double day20, double day50, double rate) {}
