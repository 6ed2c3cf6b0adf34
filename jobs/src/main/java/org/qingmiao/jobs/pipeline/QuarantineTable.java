// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.typed;
import static org.qingmiao.features.table.Column.whole;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** Every row that was refused, with all its reasons: nothing is lost. */
public final class QuarantineTable {

  /** {@code audit.quarantine}. */
  public static final Table TABLE =
      Table.of("audit.quarantine", "one refused row of one file", Shape.EVENTS)
          .columns(
              date("as_of", "Business date of the delivery."),
              text("job", "Job that refused it."),
              text("source", "Source that delivered it."),
              text("target_table", "Table that it was meant for."),
              text("source_file", "File it stood in, below the landing folder."),
              whole("source_line", Unit.COUNT, "Line on which its record begins, from 1."),
              typed(
                  "reasons",
                  new ColumnType.ListOf(new ColumnType.Text()),
                  "Every reason, such as amount_cny:scale."),
              text("record", "The row as JSON; sensitive cells as tokens.").optional(),
              text("record_sha256", "Digest of the row as it came."),
              text("run_id", "Run that refused it."))
          .key("as_of", "job", "source_file", "source_line");

  private QuarantineTable() {}

  /**
   * How many rows of each source were refused for each reason: {@code source}, {@code reason},
   * {@code count} and the {@code first} of them as {@code source_file} and {@code source_line}, the
   * most frequent first. A row with several reasons counts for each of them.
   *
   * @param refused rows of the table
   */
  public static Dataset<Row> byReason(Dataset<Row> refused) {
    return refused
        .select(
            col("source"),
            explode(col("reasons")).as("reason"),
            struct(col("source_file"), col("source_line")).as("row"))
        .groupBy("source", "reason")
        .agg(count(lit(1)).as("count"), min("row").as("first"))
        .orderBy(col("count").desc(), col("source"), col("reason"));
  }
}
