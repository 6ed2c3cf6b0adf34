// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.zonal;

import java.util.Map;

/**
 * A zone that can be measured.
 *
 * @param row in its file, from 1
 * @param attributes as delivered
 * @param insideShare share of its area that lies on the raster, 0 to 1; of the area itself,
 *     whatever the rule for cells
 */
public record Zone(int row, Map<String, String> attributes, double insideShare) {}
