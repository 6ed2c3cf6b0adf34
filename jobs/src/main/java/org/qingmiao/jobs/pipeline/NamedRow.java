// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.features.table.Table;

/**
 * Rows of a contract filled by the names of its columns, so that no value lands in its neighbour.
 */
public final class NamedRow {

  private NamedRow() {}

  /**
   * One row.
   *
   * @param values by column name; a column that is not named stays null
   * @throws IllegalArgumentException naming columns that the table does not have
   */
  public static Row of(Table table, Map<String, ?> values) {
    List<String> names = table.columnNames();
    List<String> unknown = values.keySet().stream().filter(v -> !names.contains(v)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no column %s".formatted(table.name(), String.join(", ", unknown)));
    }
    return RowFactory.create(names.stream().map(values::get).toArray());
  }
}
