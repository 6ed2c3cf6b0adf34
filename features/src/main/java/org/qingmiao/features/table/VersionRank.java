// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rank of a row among the versions of its fact, whatever the order in which they come: the
 * greatest of those that are known holds.
 *
 * <p>The greater version; of equal ones that which became known later; of those known together, as
 * in one delivery, that which the source published later. Rows that are equal in all of this are a
 * conflict, which ingest quarantines; should they come all the same, the later event holds, then
 * the retraction, then the greater values.
 */
public final class VersionRank {

  private VersionRank() {}

  /**
   * The rank, to be compared with those of other rows of the same fact.
   *
   * @param clock of the table
   * @param values columns that tell rows apart which are equal in everything else
   */
  public static Column of(Clock clock, String... values) {
    List<Column> parts = new ArrayList<>();
    parts.add(clock.version().map(v -> coalesce(col(v), lit(0L))).orElse(lit(0L)));
    parts.add(col(clock.known()));
    clock.published().ifPresent(p -> parts.add(col(p)));
    parts.add(col(clock.event()));
    parts.add(clock.op().map(op -> coalesce(col(op).equalTo("D"), lit(false))).orElse(lit(false)));
    Arrays.stream(values).forEach(v -> parts.add(col(v)));
    return struct(parts.toArray(Column[]::new));
  }

  /**
   * The newest row of each fact, without the facts that were retracted.
   *
   * @param rows all versions that count
   * @param clock of the table
   */
  public static Dataset<Row> standing(Dataset<Row> rows, Clock clock) {
    Column[] cells = Arrays.stream(rows.columns()).map(rows::col).toArray(Column[]::new);
    Dataset<Row> newest =
        rows.groupBy(clock.eventId())
            .agg(max_by(struct(cells), of(clock, rows.columns())).as("newest"))
            .select("newest.*");
    return clock
        .op()
        .map(op -> newest.where(coalesce(col(op).notEqual("D"), lit(true))))
        .orElse(newest);
  }
}
