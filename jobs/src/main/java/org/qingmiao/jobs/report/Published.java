// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Origin.Source;

/**
 * One published table in the state that the pages show: its rows, and for each of them the origin
 * that its numbers name.
 *
 * @param table its contract
 * @param rows the partition that is shown
 * @param source its name, digest and version
 */
record Published(Table table, Dataset<Row> rows, Source source) {

  /** The rows of a declared table under a condition, such as {@code score_date = ...}. */
  static Published of(Inputs in, Table table, Optional<Column> condition) {
    Dataset<Row> all = in.rows(table);
    Dataset<Row> rows = condition.map(all::where).orElse(all);
    String digest = ContentDigest.of(rows, table).text();
    return new Published(table, rows, new Source(table.name(), digest, in.version(table)));
  }

  /** Others of the partition's rows; numbers still come from the whole of it. */
  Published with(Dataset<Row> some) {
    return new Published(table, some, source);
  }

  /** The rows in the order of their key; for tables of bounded size only. */
  List<Row> inOrder() {
    return rows.orderBy(table.key().stream().map(functions::col).toArray(Column[]::new))
        .collectAsList();
  }

  /** The origin of a row. */
  Origin origin(Row row) {
    String[] key =
        table.key().stream()
            .flatMap(name -> Stream.of(name, String.valueOf((Object) row.getAs(name))))
            .toArray(String[]::new);
    return Origin.row(source, key);
  }

  static String text(Row row, String column) {
    return optionalText(row, column).orElse("");
  }

  static Optional<String> optionalText(Row row, String column) {
    return Optional.ofNullable(row.<String>getAs(column)).filter(text -> !text.isEmpty());
  }

  static long whole(Row row, String column) {
    return row.<Number>getAs(column).longValue();
  }

  static LocalDate day(Row row, String column) {
    return LocalDate.parse(row.getAs(column).toString());
  }

  /**
   * A number, if there is one.
   *
   * @throws Refusal when it is not finite: what cannot be printed must not have been published
   */
  Optional<Double> real(Row row, String column) {
    Double value = row.getAs(column);
    if (value != null && !Double.isFinite(value)) {
      throw new Refusal(
          ExitCode.INTERNAL,
          "%s %s: column %s is %s, expected a finite number or null"
              .formatted(table.name(), origin(row).key(), column, value));
    }
    return Optional.ofNullable(value);
  }
}
