// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Accounting row by row: each partition makes the method for its rows once. */
final class EachRow {

  private EachRow() {}

  /** Makes what accounts a row, where the rows are. */
  interface Maker extends Serializable {
    Function<Row, Row> make();
  }

  /** What becomes of each row, kept because several tables are taken from it. */
  static Dataset<Row> accounted(Dataset<Row> rows, StructType type, Maker maker) {
    MapPartitionsFunction<Row, Row> account =
        partition -> {
          Function<Row, Row> made = maker.make();
          return new Iterator<>() {
            @Override
            public boolean hasNext() {
              return partition.hasNext();
            }

            @Override
            public Row next() {
              return made.apply(partition.next());
            }
          };
        };
    return rows.mapPartitions(account, Encoders.row(type)).persist(StorageLevel.MEMORY_AND_DISK());
  }
}
