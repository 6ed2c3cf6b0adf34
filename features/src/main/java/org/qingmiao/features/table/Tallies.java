// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.AccumulatorV2;

/** Shows rows to tallies in a pass of its own, where no write has them in its hands. */
public final class Tallies {

  private Tallies() {}

  /**
   * Registers the tallies and fills them.
   *
   * @param rows with their cells in the order of the table
   */
  public static void fill(Dataset<Row> rows, List<AccumulatorV2<InternalRow, ?>> tallies) {
    tallies.forEach(tally -> rows.sparkSession().sparkContext().register(tally));
    List<AccumulatorV2<InternalRow, ?>> all = List.copyOf(tallies);
    ((org.apache.spark.sql.classic.Dataset<Row>) rows)
        .queryExecution()
        .toRdd()
        .toJavaRDD()
        .foreachPartition(
            part -> {
              while (part.hasNext()) {
                InternalRow row = part.next();
                for (AccumulatorV2<InternalRow, ?> tally : all) {
                  tally.add(row);
                }
              }
            });
  }
}
