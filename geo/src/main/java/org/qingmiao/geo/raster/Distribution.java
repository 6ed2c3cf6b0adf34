// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * How the values of at least one cell are spread, each weighted by the share that is covered.
 *
 * @param mean of the values; for an index the mean of ratios
 * @param ratioOfMeans for an index the ratio of weighted means, else the mean
 * @param variance of the population, at least 0
 * @param min least value
 * @param max greatest value
 * @param p10 at a tenth of the weight; like the next two exact where the parcel lies in one block,
 *     else off by less than 0.001
 * @param p50 median
 * @param p90 at nine tenths of the weight
 * @param beyondShare share of the weight whose index lies outside −1..1, which no sound radiometry
 *     gives, 0 to 1; 0 where the measure is no index
 */
public record Distribution(
    double mean,
    double ratioOfMeans,
    double variance,
    double min,
    double max,
    double p10,
    double p50,
    double p90,
    double beyondShare) {

  /** Standard deviation of the population. */
  public double deviation() {
    return Math.sqrt(variance);
  }
}
