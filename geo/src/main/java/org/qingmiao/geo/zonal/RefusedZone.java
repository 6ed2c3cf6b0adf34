// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.zonal;

import java.util.Map;
import org.qingmiao.geo.Fault;

/**
 * A zone that cannot be measured.
 *
 * @param row in its file, from 1
 * @param attributes as delivered
 * @param fault its code
 * @param detail what came, and what was expected
 */
public record RefusedZone(int row, Map<String, String> attributes, Fault fault, String detail) {}
