// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.models.carbon.estimate.EstimateRow;

/** Facilities with emissions above 0, one row each, from one row for each fuel of each unit. */
final class Facilities {

  private Facilities() {}

  /**
   * In the order of their first rows, so that a fit does not depend on how rows were gathered.
   *
   * @param gas how the names of natural gas begin
   */
  static List<EstimateRow> of(Dataset<Row> rows, String gas) {
    Column place = col("row_no").cast("long");
    return rows
        .groupBy("facility_id")
        .agg(
            sum(col("tonnes").cast("decimal(28,9)")).cast("double").as("tonnes"),
            count(lit(1)).as("fuels"),
            avg(when(col("fuel_type").startsWith(gas), 1).otherwise(0)).as("gas"),
            min_by(struct("naics", "state"), place).as("first"),
            min(place).as("place"))
        .where(col("tonnes").gt(0))
        .orderBy("place")
        .collectAsList()
        .stream()
        .map(Facilities::row)
        .toList();
  }

  private static EstimateRow row(Row row) {
    Row first = row.getAs("first");
    String naics = first.getString(0);
    return new EstimateRow(
        row.getAs("facility_id"),
        Math.log(row.<Double>getAs("tonnes")),
        OptionalDouble.empty(),
        List.of(naics, naics.substring(0, 4), naics.substring(0, 3), naics.substring(0, 2)),
        first.isNullAt(1) ? "" : first.getString(1),
        List.of(row.<Long>getAs("fuels").doubleValue(), row.<Double>getAs("gas")));
  }
}
