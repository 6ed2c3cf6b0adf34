// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.FinancialStatements;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.VersionRank;
import org.qingmiao.jobs.pipeline.Inputs;

/** The raw tables of an installation as its carbon jobs read them. */
final class Sources {

  private Sources() {}

  /** Some columns of the facts that stand; fewer columns are fewer bytes to rank. */
  static Dataset<Row> standing(Inputs in, Table table, String... columns) {
    return standing(in.rows(table), table, columns);
  }

  /** The same of some rows of the table. */
  static Dataset<Row> standing(Dataset<Row> rows, Table table, String... columns) {
    Clock clock = table.delivered().clock().orElseThrow();
    Set<String> read = new LinkedHashSet<>(List.of(columns));
    read.addAll(List.of(clock.event(), clock.known(), clock.eventId()));
    clock.version().ifPresent(read::add);
    clock.op().ifPresent(read::add);
    clock.published().ifPresent(read::add);
    Column[] cells = read.stream().map(functions::col).toArray(Column[]::new);
    return VersionRank.standing(rows.select(cells), clock);
  }

  /** Some columns of the newest financial statement of the year or of the one before it. */
  static Dataset<Row> statements(Inputs in, ReportingYear year, String... columns) {
    Column[] cells = Stream.of(columns).map(functions::col).toArray(Column[]::new);
    String[] read =
        Stream.concat(Stream.of("enterprise_token"), Stream.of(columns)).toArray(String[]::new);
    return standing(in, FinancialStatements.TABLE, read)
        .where(col("period_end").between(lit(year.first().minusYears(1)), lit(year.last())))
        .groupBy("enterprise_token")
        .agg(max_by(struct(cells), struct("period_end", "statement_no")).as("statement"));
  }

  /** What every enterprise is and where, by its newest entry in the register. */
  static Dataset<Row> places(Inputs in) {
    return standing(in, Enterprises.TABLE, "enterprise_token", "sector", "region")
        .groupBy("enterprise_token")
        .agg(max_by(struct("sector", "region"), struct("effective_on", "entry_no")).as("place"))
        .select(col("enterprise_token"), col("place"));
  }
}
