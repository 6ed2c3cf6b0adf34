// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.zonal;

import java.util.OptionalDouble;
import org.qingmiao.geo.raster.ZonalStatistics;

/**
 * What one band says of one zone.
 *
 * @param zone which
 * @param band of the file, from 0
 * @param statistics of the cells that count and have a value
 * @param validShare share of the cells that count, by weight, which has a value, 0 to 1; empty
 *     where no cell counts
 */
public record ZonalRow(
    Zone zone, int band, ZonalStatistics statistics, OptionalDouble validShare) {}
