// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Invoices over four years and the questions about their sellers, as Parquet files: every tenth
 * invoice restates the one before, every fiftieth withdraws it, and each reaches us within 60 days.
 */
record JoinData(Path folder, long invoices) {
  static final String KEY = "enterprise_token";
  private static final long INVOICES_PER_SELLER = 100;
  private static final long INVOICES_PER_QUESTION = 10;
  private static final int FILES = 8;

  static final Table TABLE =
      Table.of("raw.invoice", "one invoice", Shape.EVENTS)
          .columns(
              Column.text(KEY, "Seller."),
              Column.text("invoice_no", "Number of the invoice."),
              Column.date("issued_on", "Day of the invoice."),
              Column.instant("received_at", "When it came."),
              Column.whole("version", Unit.NONE, "0 as first sent, 1 as corrected."),
              Column.text("op", "U or D."),
              Column.decimal("amount_cny", 18, 2, Unit.CNY, "Amount."),
              Column.decimal("tax_cny", 18, 2, Unit.CNY, "Tax."),
              Column.whole("items", Unit.COUNT, "Items."),
              Column.text("buyer", "Buyer."))
          .clock(
              Clock.of("issued_on", "received_at", "invoice_no")
                  .versionedBy("version")
                  .retractedBy("op"));

  /** Where the invoices lie. */
  String facts() {
    return file("facts");
  }

  /** Where they lie sorted into buckets of sellers. */
  String clustered() {
    return file("clustered");
  }

  /** Where they lie when one seller has a twentieth of them. */
  String skewed() {
    return file("skewed");
  }

  /** Where the questions lie. */
  String spine() {
    return file("spine");
  }

  /** Where they lie when a twentieth of them asks for that seller. */
  String skewedSpine() {
    return file("skewed-spine");
  }

  /** Where our answers are kept, to be compared. */
  Path kept(String answer) {
    return folder.resolve("ours-" + answer);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  /** Writes all of them. */
  void write(SparkSession spark) {
    String seller = seller("pmod(xxhash64(event), %d)");
    String hot = seller("if(pmod(xxhash64(event, 10), 20) = 0, 0, pmod(xxhash64(event), %d))");
    save(facts(spark, seller), facts());
    save(facts(spark, hot), skewed());
    save(spine(spark, seller("pmod(xxhash64(id, 9), %d)")), spine());
    save(spine(spark, seller("if(id % 20 = 0, 0, pmod(xxhash64(id, 9), %d))")), skewedSpine());
    save(
        spark
            .read()
            .parquet(facts())
            .repartition(64, col(KEY))
            .sortWithinPartitions(KEY, "received_at"),
        clustered());
  }

  private static void save(Dataset<Row> rows, String file) {
    rows.write().mode("overwrite").parquet(file);
  }

  /** A token of some number below the number of sellers. */
  private String seller(String number) {
    return "concat('tk:', lpad(hex(xxhash64(%s)), 16, '0'), 'abcd')"
        .formatted(number.replace("%d", String.valueOf(invoices / INVOICES_PER_SELLER)));
  }

  private Dataset<Row> facts(SparkSession spark, String seller) {
    return spark
        .range(0, invoices, 1, FILES)
        .selectExpr("id", "if(id % 10 = 9, id - 1, id) as event")
        .selectExpr(
            seller + " as " + KEY,
            "concat('F', lpad(event, 12, '0')) as invoice_no",
            "date_add(date'2021-01-01', int(pmod(xxhash64(event, 1), 1461))) as issued_on",
            "pmod(xxhash64(id, 2), 60 * 86400) as delay",
            "if(id % 10 = 9, 1L, 0L) as version",
            "if(id % 50 = 49, 'D', 'U') as op",
            "cast(pmod(xxhash64(id, 3), 10000000) / 100 as decimal(18, 2)) as amount_cny",
            "cast(pmod(xxhash64(id, 4), 1000000) / 100 as decimal(18, 2)) as tax_cny",
            "pmod(xxhash64(id, 5), 100) as items",
            "concat('b', pmod(xxhash64(id, 6), 5000)) as buyer")
        .withColumn(
            "received_at", expr("timestamp_seconds(86400L * unix_date(issued_on) + 3600 + delay)"))
        .selectExpr(TABLE.columnNames().toArray(String[]::new));
  }

  private Dataset<Row> spine(SparkSession spark, String seller) {
    return spark
        .range(0, invoices / INVOICES_PER_QUESTION, 1, 2)
        .selectExpr(
            "id as row_id",
            seller + " as " + KEY,
            "date_add(date'2022-01-01', int(pmod(xxhash64(id, 8), 1096))) as as_of");
  }
}
