// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;

@ExtendWith(SparkTest.class)
class DeliveryCheckTest {
  private static final LocalDate AS_OF = LocalDate.of(2025, 6, 30);
  private static final Table INVOICE =
      Table.of("raw.invoice", "one invoice", Shape.EVENTS)
          .columns(
              Column.text("invoice_no", "Number of the invoice.").optional(),
              Column.text("seller", "Seller.").optional(),
              Column.date("issued_on", "Day of issue."),
              Column.decimal("amount_cny", 18, 2, Unit.CNY, "Amount."),
              Column.text("state", "State."));

  @Test
  void allRowsThatShareAKeyAreCounted(SparkSession spark) {
    assertThat(result(delivery(spark), Rule.unique("invoice_no")))
        .isEqualTo(new RuleResult("invoice_no.unique", Severity.ERROR, 2, 0.4));
  }

  @Test
  void rowsThatReferToNothingAreCountedAndNullRefersToNothing(SparkSession spark) {
    Map<String, Dataset<Row>> enterprise = Map.of("raw.enterprise", spark.sql("select 's1' as id"));
    assertThat(
            result(
                delivery(spark).beside(enterprise), Rule.refers("seller", "raw.enterprise", "id")))
        .isEqualTo(new RuleResult("seller.refers", Severity.ERROR, 1, 0.2));
  }

  @Test
  void aTableThatIsReferredToMustBeGiven(SparkSession spark) {
    assertThatThrownBy(() -> result(delivery(spark), Rule.refers("seller", "raw.enterprise", "id")))
        .hasMessage(
            "raw.invoice: rule seller.refers refers to raw.enterprise, which was not given; read"
                + " that table too");
  }

  /** The newest invoice is of 2025-06-20, ten days before the delivery. */
  @Test
  void ageOfTheNewestEventIsInclusive(SparkSession spark) {
    assertThat(result(delivery(spark), Rule.fresh("issued_on", 10)).holds()).isTrue();
    assertThat(result(delivery(spark), Rule.fresh("issued_on", 9)).brokenRows()).isEqualTo(5);
  }

  /** Four of five rows are open: 0.8. */
  @Test
  void boundsOfAShareBelongToIt(SparkSession spark) {
    assertThat(result(delivery(spark), Rule.share("state", "OPEN", 0.8, 1)).holds()).isTrue();
    assertThat(result(delivery(spark), Rule.share("state", "OPEN", 0, 0.79)).holds()).isFalse();
  }

  /**
   * Median 300 now; before, in units of ten thousand: 0.03, 0.03 and 300, so 0.03 in the middle.
   */
  @Test
  void aMedianThatJumpsGivesAChangedUnitAway(SparkSession spark) {
    List<Dataset<Row>> earlier =
        List.of(amount(spark, "0.03"), amount(spark, "300"), amount(spark, "0.03"));
    assertThat(result(delivery(spark).after(earlier), Rule.drift("amount_cny", 100)).brokenRows())
        .isEqualTo(5);
    assertThat(
            result(delivery(spark).after(earlier), Rule.drift("amount_cny", 10_000).warn()).holds())
        .isTrue();
  }

  @Test
  void withoutEarlierDeliveriesNothingHasDrifted(SparkSession spark) {
    assertThat(result(delivery(spark), Rule.drift("amount_cny", 100)).holds()).isTrue();
  }

  private static DeliveryCheck delivery(SparkSession spark) {
    Dataset<Row> rows =
        spark.sql(
            "select * from values"
                + " ('1', 's1', date'2025-06-01', 100.00, 'OPEN'),"
                + " ('2', 's1', date'2025-06-20', 200.00, 'OPEN'),"
                + " ('2', 's2', date'2025-06-03', 300.00, 'OPEN'),"
                + " (null, 's1', date'2025-06-04', 400.00, 'OPEN'),"
                + " (null, null, date'2025-06-05', 500.00, 'SHUT')"
                + " as t(invoice_no, seller, issued_on, amount_cny, state)");
    return DeliveryCheck.of(rows, AS_OF);
  }

  private static Dataset<Row> amount(SparkSession spark, String amount) {
    return spark.sql("select cast(" + amount + " as decimal(18,2)) as amount_cny");
  }

  private static RuleResult result(DeliveryCheck delivery, Rule rule) {
    return delivery.results(INVOICE.rules(rule)).get(0);
  }
}
