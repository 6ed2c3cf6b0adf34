// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.max;
import static org.qingmiao.features.define.Aggregate.mean;
import static org.qingmiao.features.define.Aggregate.sum;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** Aggregates that speak of some facts only. */
@ExtendWith(SparkTest.class)
class FeatureTableConditionsTest {
  private static final Table FLOWS =
      Table.of("raw.flow", "one transfer", Shape.EVENTS)
          .columns(
              Column.text("firm", "Payer."),
              Column.text("flow_no", "Number of the transfer."),
              Column.date("booked_on", "Day of the transfer."),
              Column.date("known_on", "Day on which it was known."),
              Column.whole("version", Unit.NONE, "0 as first booked."),
              Column.text("use", "What it is for.").optional(),
              Column.flag("is_cash", "Whether it is cash."),
              Column.decimal("amount_cny", 18, 2, Unit.CNY, "Amount."))
          .clock(Clock.of("booked_on", "known_on", "flow_no").versionedBy("version"));

  private static final FeatureGroup GROUP =
      FeatureGroup.of("flow", FLOWS, "firm")
          .windows(30)
          .each(
              count(),
              count().where("use", "WAGES").named("wages"),
              sum("amount_cny").where("use", "WAGES", "SALE").named("used_cny"),
              max("amount_cny").where("is_cash", "true").named("cash_cny"),
              mean("amount_cny").whereAbsent("use").named("unknown_cny"),
              sum("amount_cny")
                  .where("is_cash", "true")
                  .whereNegative("amount_cny")
                  .named("red_cny"),
              distinct("use", "uses").where("is_cash", "false"));

  /**
   * On the 4th: wages 100 + 40, sale -3, 7 for nobody knows what. On the 6th the first transfer
   * turns out to have been no wage. In July nothing happened within 30 days.
   */
  @Test
  void asksTheVersionThatStandsOnTheDay(SparkSession spark) {
    var facts =
        spark
            .sql(
                """
            SELECT * FROM VALUES
              ('F', 'T1', DATE'2025-06-01', DATE'2025-06-01', 0L, 'WAGES', true, 100.00BD),
              ('F', 'T1', DATE'2025-06-01', DATE'2025-06-05', 1L, 'TAX', false, 100.00BD),
              ('F', 'T2', DATE'2025-06-02', DATE'2025-06-02', 0L, 'WAGES', false, 40.00BD),
              ('F', 'T3', DATE'2025-06-03', DATE'2025-06-03', 0L, null, true, 7.00BD),
              ('F', 'T4', DATE'2025-06-03', DATE'2025-06-03', 0L, 'SALE', true, -3.00BD)
              AS (firm, flow_no, booked_on, known_on, version, use, is_cash, amount_cny)
            """)
            .selectExpr(
                "firm",
                "flow_no",
                "booked_on",
                "known_on",
                "version",
                "use",
                "is_cash",
                "cast(amount_cny as decimal(18,2)) amount_cny");
    var spine =
        spark.sql(
            """
            SELECT 'F' firm, explode(array(DATE'2025-06-04', DATE'2025-06-06', DATE'2025-07-20'))
              as_of
            """);
    List<Row> rows =
        FeatureTable.of(spine, "as_of")
            .with(GROUP, facts)
            .rows()
            .orderBy("as_of")
            .selectExpr(
                "flow_count_30d",
                "flow_wages_30d",
                "string(flow_used_cny_30d)",
                "string(flow_cash_cny_30d)",
                "string(flow_unknown_cny_30d)",
                "string(flow_red_cny_30d)",
                "flow_uses_30d")
            .collectAsList();
    assertThat(rows)
        .containsExactly(
            RowFactory.create(4L, 2L, "137.00", "100.00", "7.000000", "-3.00", 1L),
            RowFactory.create(4L, 1L, "37.00", "7.00", "7.000000", "-3.00", 2L),
            RowFactory.create(0L, 0L, "0.00", null, null, "0.00", 0L));
  }
}
