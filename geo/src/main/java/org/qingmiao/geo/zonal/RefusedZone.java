// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.zonal;

import java.util.Map;

/**
 * A zone that cannot be measured.
 *
 * @param row in its file, from 1
 * @param attributes as delivered
 * @param code a {@link org.qingmiao.geo.Fault} or a {@link
 *     org.qingmiao.geo.raster.RasterRefusal.Code}
 * @param detail what came, and what was expected
 */
public record RefusedZone(int row, Map<String, String> attributes, String code, String detail) {}
