// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.daysSince;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.max;
import static org.qingmiao.features.define.Aggregate.mean;
import static org.qingmiao.features.define.Aggregate.min;
import static org.qingmiao.features.define.Aggregate.ratio;
import static org.qingmiao.features.define.Aggregate.sum;

import java.math.BigDecimal;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.Golden;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** The invoices of the golden window files, and the group that is declared over them. */
public final class Invoices {

  /** One invoice with its amount and its buyer. */
  public static final Table TABLE =
      Table.of("raw.invoice", "one invoice", Shape.EVENTS)
          .columns(
              Column.text("enterprise_id", "Seller."),
              Column.text("event_id", "Number of the invoice."),
              Column.date("event_on", "Day of the invoice."),
              Column.date("known_on", "Day on which it was known."),
              Column.whole("version", Unit.NONE, "0 as first sent, higher for each correction."),
              Column.text("op", "U states the invoice and D withdraws it."),
              Column.decimal("amount_cny", 18, 2, Unit.CNY, "Amount without tax.")
                  .level(3)
                  .optional(),
              Column.text("buyer_id", "Buyer.").level(2))
          .clock(
              Clock.of("event_on", "known_on", "event_id")
                  .versionedBy("version")
                  .retractedBy("op"));

  /** Every kind of aggregate. */
  public static final FeatureGroup GROUP =
      FeatureGroup.of("invoice", TABLE, "enterprise_id")
          .windows(30, 90)
          .each(
              count(),
              sum("amount_cny"),
              min("amount_cny"),
              max("amount_cny"),
              mean("amount_cny"),
              distinct("buyer_id", "buyers"))
          .also(
              daysSince("invoice_days_since_last", "Days since the last invoice."),
              ratio(
                  "invoice_growth",
                  "invoice_sum_cny_30d",
                  "invoice_sum_cny_90d",
                  "Share of the quarter's sales made in its last month."),
              latest("amount_cny"));

  private Invoices() {}

  /** The golden invoices. */
  public static Dataset<Row> rows(SparkSession spark) {
    List<Row> rows =
        Golden.rows("platform_window_observations.csv").stream().map(Invoices::row).toList();
    return spark.createDataFrame(rows, TABLE.schema());
  }

  private static Row row(Map<String, String> cells) {
    String amount = cells.get("amount_cny");
    return RowFactory.create(
        cells.get("enterprise_id"),
        cells.get("event_id"),
        Date.valueOf(cells.get("event_on")),
        Date.valueOf(cells.get("known_on")),
        Long.valueOf(cells.get("version")),
        cells.get("op"),
        amount.isEmpty() ? null : new BigDecimal(amount),
        cells.get("buyer_id"));
  }

  /** The golden questions. */
  public static Dataset<Row> spine(SparkSession spark) {
    List<Row> rows =
        Golden.rows("platform_window_expected.csv").stream()
            .map(c -> RowFactory.create(c.get("enterprise_id"), Date.valueOf(c.get("as_of"))))
            .toList();
    StructType asked =
        new StructType()
            .add("enterprise_id", DataTypes.StringType)
            .add("as_of", DataTypes.DateType);
    return spark.createDataFrame(rows, asked);
  }
}
