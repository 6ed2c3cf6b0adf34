// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.util.Map;
import org.qingmiao.geo.Fault;

/**
 * A row that cannot be used.
 *
 * @param row in its file, from 1
 * @param attributes as delivered
 * @param fault its code
 * @param detail what came, and what was expected
 */
public record QuarantinedRow(int row, Map<String, String> attributes, Fault fault, String detail)
    implements Judged {}
