// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import static org.apache.spark.sql.functions.expr;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.AccumulatorV2;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.DigestTally;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.RuleTally;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;
import org.qingmiao.jobs.lake.Lake;
import org.qingmiao.jobs.lake.TalliedParquet;

/**
 * What rules and digests add to the plain write of a table of a million rows of 25 columns under 50
 * rules (platform section 6, line 12).
 *
 * <p>Rows are checked and digested while they go into Parquet files, so what is added is measured
 * there, beside Spark's own Parquet writer; the plain write that it is added to is Spark's of the
 * same rows as a Delta table, which is what the product writes. Each line also tells the ratio to
 * the files alone.
 */
final class WriteBench {
  private static final long ROWS = 1_000_000;
  private static final int NUMBERS = 10;
  private static final double BAR_RULES = 1.15;
  private static final double BAR_DIGEST = 1.10;

  private final SparkSession spark;
  private final Path folder;
  private final Dataset<Row> rows;

  WriteBench(SparkSession spark, Path folder) {
    this.spark = spark;
    this.folder = folder;
    String source = folder.resolve("rows").toString();
    made().write().mode("overwrite").parquet(source);
    this.rows = spark.read().parquet(source);
  }

  List<Paired> measure() {
    Lake lake = Lake.at(spark, folder.resolve("lake"));
    double table = Paired.of("the table", 1, this::files, this::table).oursSeconds();
    return List.of(
        added(
            table,
            "write + 50 row rules",
            BAR_RULES,
            () -> beside(RuleTally.of(TABLE).orElseThrow())),
        added(
            table,
            "write + content digest",
            BAR_DIGEST,
            () -> beside(DigestTally.of(TABLE).orElseThrow())),
        added(
            table,
            "write + both, as jobs stage",
            BAR_RULES + BAR_DIGEST - 1,
            () -> lake.stage(TABLE, rows, "bench")));
  }

  private Paired added(double table, String what, double bar, Runnable checked) {
    Paired files = Paired.of(what, bar, this::files, checked);
    return new Paired(
        "%s (files alone %.2f)".formatted(what, files.ratio()),
        table,
        table + files.oursSeconds() - files.plainSeconds(),
        bar);
  }

  private void table() {
    String target = folder.resolve("table").toString();
    rows.write().format("delta").mode("overwrite").save(target);
  }

  private void files() {
    rows.write().mode("overwrite").parquet(folder.resolve("files").toString());
  }

  private <T> void beside(AccumulatorV2<InternalRow, T> tally) {
    TalliedParquet.write(rows, Map.of(), folder.resolve("tallied"), List.of(tally));
  }

  /** 25 required columns and 25 rules more. */
  private static final Table TABLE =
      Table.of("feature.bench", "one filing", Shape.SNAPSHOT)
          .columns(columns())
          .key("filing_no")
          .rules(rules());

  private static List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("filing_no", "Number of the filing."));
    columns.add(Column.text("enterprise", "Enterprise."));
    columns.add(Column.text("state", "State of the filing."));
    columns.add(Column.date("period_end", "Last day of the period."));
    columns.add(Column.date("filed_on", "Day of the filing."));
    IntStream.range(0, NUMBERS)
        .forEach(i -> columns.add(Column.decimal("amount_" + i, 18, 2, Unit.CNY, "An amount.")));
    IntStream.range(0, NUMBERS)
        .forEach(i -> columns.add(Column.whole("count_" + i, Unit.COUNT, "A number.")));
    return columns;
  }

  private static List<Rule> rules() {
    Stream<Rule> between =
        IntStream.range(0, NUMBERS)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        Rule.between("amount_" + i, "0", "100000000"),
                        Rule.between("count_" + i, "0", "100000")));
    Stream<Rule> others =
        Stream.of(
            Rule.oneOf("state", "OPEN", "CLOSED", "LATE"),
            Rule.ordered("period_end", "filed_on"),
            Rule.matches("filing_no", "F[0-9]{12}"),
            Rule.matches("enterprise", "E[0-9A-F]{16}"),
            Rule.sums("count_0", List.of("count_1", "count_2"), "100000"));
    return Stream.concat(between, others).toList();
  }

  private Dataset<Row> made() {
    List<org.apache.spark.sql.Column> cells = new ArrayList<>();
    cells.add(expr("'F' || lpad(id, 12, '0')").as("filing_no"));
    cells.add(expr("'E' || lpad(hex(xxhash64(id % 50000)), 16, '0')").as("enterprise"));
    cells.add(expr("element_at(array('OPEN', 'CLOSED', 'LATE'), int(id % 3) + 1)").as("state"));
    cells.add(expr("date_add(date'2020-01-31', int(id % 1800))").as("period_end"));
    cells.add(expr("date_add(date'2020-02-15', int(id % 1800))").as("filed_on"));
    for (int i = 0; i < NUMBERS; i++) {
      String hash = "pmod(xxhash64(id, %d), 1000000000)".formatted(i);
      cells.add(expr("cast(%s / 100 as decimal(18,2))".formatted(hash)).as("amount_" + i));
    }
    for (int i = 0; i < NUMBERS; i++) {
      cells.add(expr("pmod(xxhash64(id, -1 - %d), 1000)".formatted(i)).as("count_" + i));
    }
    return spark.range(ROWS).select(cells.toArray(org.apache.spark.sql.Column[]::new));
  }
}
