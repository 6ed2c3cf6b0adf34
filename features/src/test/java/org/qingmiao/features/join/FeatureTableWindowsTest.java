// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.Golden;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.table.Column;

@ExtendWith(SparkTest.class)
class FeatureTableWindowsTest {

  /** Nine rows of the golden file, with all its columns. */
  @Test
  void goldenWindowsAreExact(SparkSession spark) {
    List<Map<String, String>> expected = Golden.rows("platform_window_expected.csv");
    List<Map<String, String>> rows = new ArrayList<>();
    for (Row row : joined(spark).collectAsList()) {
      Map<String, String> cells = new LinkedHashMap<>();
      expected.get(0).keySet().forEach(column -> cells.put(column, text(row.getAs(column))));
      rows.add(cells);
    }
    assertThat(rows).hasSize(9).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void columnsAreThoseOfTheContract(SparkSession spark) {
    Dataset<Row> rows = joined(spark).drop("enterprise_id", "as_of");
    assertThat(rows.columns())
        .containsExactlyElementsOf(Invoices.GROUP.columns().stream().map(Column::name).toList());
    for (Column column : Invoices.GROUP.columns()) {
      assertThat(rows.schema().apply(column.name()).dataType())
          .as(column.name())
          .isEqualTo(column.type().spark());
    }
  }

  /**
   * E1 on 2025-06-30: 345.25 / 1546.45 in double; E2 sold nothing in 90 days, and nothing by
   * nothing is no number; E3 had no invoice known.
   */
  @Test
  void aRatioByZeroOrOfNothingIsNull(SparkSession spark) {
    assertThat(
            joined(spark)
                .where("as_of = '2025-06-30' and enterprise_id < 'E4'")
                .orderBy("enterprise_id")
                .select("enterprise_id", "invoice_growth")
                .collectAsList())
        .containsExactly(
            RowFactory.create("E1", 345.25 / 1546.45),
            RowFactory.create("E2", null),
            RowFactory.create("E3", null));
  }

  /** The newest invoice of E1 is of its own day and still counts; that of E2 is 532 days old. */
  @Test
  void windowsOutliveTheValuesOfTheNewestFact(SparkSession spark) {
    Dataset<Row> rows =
        FeatureTable.of(Invoices.spine(spark), "as_of")
            .with(Invoices.GROUP.aliveFor(100), Invoices.rows(spark))
            .rows();
    Row old = rows.where("enterprise_id = 'E2'").head();
    assertThat(old.<String>getAs("invoice_status")).isEqualTo("EXPIRED");
    assertThat(old.<Object>getAs("invoice_amount_cny")).isNull();
    assertThat(old.<Long>getAs("invoice_count_90d")).isZero();
    assertThat(old.<Long>getAs("invoice_days_since_last")).isEqualTo(532);
  }

  private static Dataset<Row> joined(SparkSession spark) {
    return FeatureTable.of(Invoices.spine(spark), "as_of")
        .with(Invoices.GROUP, Invoices.rows(spark))
        .rows();
  }

  private static String text(Object value) {
    return value == null ? "" : String.valueOf(value);
  }
}
