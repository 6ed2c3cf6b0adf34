// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.define.Lineage;
import org.qingmiao.features.define.Lineage.Kind;
import org.qingmiao.features.table.Column;

/** One column of the golden invoices is changed at a time; what moves is what lineage says. */
@ExtendWith(SparkTest.class)
class LineageProofTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enterprise_id | translate(enterprise_id, '14', '41')",
        "event_id | lower('ONE')",
        "event_on | date_sub(event_on, 40)",
        "known_on | date_add(known_on, 20)",
        "version | -version",
        "op | upper('u')",
        "amount_cny | cast(amount_cny + 1 as decimal(18,2))",
        "buyer_id | event_id"
      })
  void nothingMovesButWhatIsDeclared(String column, String change, SparkSession spark) {
    Dataset<Row> facts = Invoices.rows(spark);
    List<Row> before = joined(spark, facts);
    List<Row> after = joined(spark, facts.withColumn(column, expr(change)));
    Set<String> moved = new TreeSet<>();
    for (Column output : Invoices.GROUP.columns()) {
      if (!values(before, output).equals(values(after, output))) {
        moved.add(output.name());
      }
    }
    assertThat(moved).isNotEmpty().isSubsetOf(declared(column, Set.of(Kind.values())));
    assertThat(moved).containsAll(declared(column, Set.of(Kind.VALUE)));
  }

  private static Set<String> declared(String column, Set<Kind> kinds) {
    return Invoices.GROUP.lineage().stream()
        .filter(l -> l.from().equals("raw.invoice." + column) && kinds.contains(l.kind()))
        .map(Lineage::column)
        .collect(Collectors.toSet());
  }

  private static List<Row> joined(SparkSession spark, Dataset<Row> facts) {
    return FeatureTable.of(Invoices.spine(spark), "as_of")
        .with(Invoices.GROUP, facts)
        .rows()
        .orderBy("enterprise_id", "as_of")
        .collectAsList();
  }

  private static List<String> values(List<Row> rows, Column column) {
    return rows.stream().map(row -> String.valueOf(row.<Object>getAs(column.name()))).toList();
  }
}
