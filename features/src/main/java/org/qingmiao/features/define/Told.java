// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;

/**
 * What a source tells.
 *
 * @param table its contract, with the clocks by which its rows count here
 * @param rows all versions of all its facts
 */
public record Told(Table table, Dataset<Row> rows) {}
