// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.identity.Checker;

@ExtendWith(SparkTest.class)
class RuleCheckTest {
  private static final Table FILING =
      Table.of("raw.tax_filing", "one filing of one enterprise", Shape.EVENTS)
          .columns(
              Column.text("filing_no", "Number of the filing."),
              Column.text("enterprise_token", "Enterprise.").token("credit_code").optional(),
              Column.text("state", "State of the filing.").optional(),
              Column.date("period_end", "Last day of the tax period.").optional(),
              Column.instant("filed_at", "When it was filed.").optional(),
              Column.decimal("revenue_cny", 18, 2, Unit.CNY, "Revenue.").optional(),
              Column.whole("men", Unit.COUNT, "Men employed.").optional(),
              Column.whole("women", Unit.COUNT, "Women employed.").optional(),
              Column.whole("staff", Unit.COUNT, "Persons employed.").optional())
          .key("filing_no")
          .rules(
              Rule.matches("filing_no", "F[0-9]{2}|G"),
              Rule.valid("enterprise_token", Checker.CREDIT_CODE),
              Rule.oneOf("state", "OPEN", "it's \\ closed"),
              Rule.ordered("period_end", "filed_at"),
              Rule.between("revenue_cny", "0", "1E12"),
              Rule.sums("staff", List.of("men", "women"), "0"),
              Rule.present("state").warn());

  private static final String GOOD =
      "select 'F01' filing_no, 'tk:x' enterprise_token, 'OPEN' state, date'2025-03-31' period_end,"
          + " timestamp'2025-04-15 00:00:00' filed_at, cast(5 as decimal(18,2)) revenue_cny,"
          + " 1L men, 2L women, 3L staff";

  @Test
  void aRowWithoutFaultBreaksNothing(SparkSession spark) {
    assertThat(broken(spark.sql(GOOD))).containsExactly(List.of(), List.of());
  }

  @Test
  void aRowNamesEveryRuleThatItBreaks(SparkSession spark) {
    Dataset<Row> bad =
        spark.sql(
            "select 'F012' filing_no, 'no token' enterprise_token, 'SHUT' state,"
                + " date'2025-03-31' period_end, timestamp'2025-03-30 15:59:59' filed_at,"
                + " cast(-1 as decimal(18,2)) revenue_cny, 1L men, 2L women, 4L staff");
    assertThat(broken(bad))
        .containsExactly(
            List.of(
                "filing_no.matches",
                "state.oneof",
                "period_end_filed_at.ordered",
                "revenue_cny.between",
                "staff.sums"),
            List.of());
  }

  @Test
  void nullPassesEveryRuleButPresentAndRequired(SparkSession spark) {
    Dataset<Row> nulls =
        spark.sql(
            "select cast(null as string) filing_no, cast(null as string) enterprise_token,"
                + " cast(null as string) state, cast(null as date) period_end,"
                + " cast(null as timestamp) filed_at, cast(null as decimal(18,2)) revenue_cny,"
                + " cast(null as bigint) men, cast(null as bigint) women,"
                + " cast(null as bigint) staff");
    assertThat(broken(nulls))
        .containsExactly(List.of("filing_no:required"), List.of("state.present"));
  }

  /** 2025-03-30T16:00Z is 2025-03-31 in Shanghai. */
  @Test
  void anInstantIsComparedWithADayByTheTablesOwnZone(SparkSession spark) {
    String filed = GOOD.replace("2025-04-15 00:00:00", "2025-03-30 16:00:00");
    assertThat(broken(spark.sql(filed))).containsExactly(List.of(), List.of());
  }

  @Test
  void aPatternCoversTheWholeTextAndAListTakesItsTextsAsTheyAre(SparkSession spark) {
    assertThat(broken(spark.sql(GOOD.replace("'F01'", "'F01\\n'"))).get(0))
        .containsExactly("filing_no.matches");
    assertThat(broken(spark.sql(GOOD.replace("'OPEN'", "'it\\'s \\\\ closed'"))).get(0)).isEmpty();
  }

  /** 2^62 + 2^62 = 2^63 is one more than the largest bigint. */
  @Test
  void sumsOfWholeNumbersDoNotOverflow(SparkSession spark) {
    String large =
        GOOD.replace("1L men, 2L women", "4611686018427387904L men, 4611686018427387904L women");
    assertThat(broken(spark.sql(large)).get(0)).containsExactly("staff.sums");
  }

  @Test
  void countsAreTakenForAllRulesAtOnce(SparkSession spark) {
    Dataset<Row> rows =
        spark
            .sql(GOOD)
            .union(spark.sql(GOOD.replace("'OPEN'", "null")))
            .union(spark.sql(GOOD.replace("3L", "9L")));
    List<RuleResult> broken =
        RuleCheck.results(FILING, metrics(FILING, rows), rows).stream()
            .filter(r -> !r.holds())
            .toList();
    assertThat(broken)
        .containsExactly(
            new RuleResult("staff.sums", Severity.ERROR, 1, 1 / 3.0),
            new RuleResult("state.present", Severity.WARN, 1, 1 / 3.0));
  }

  /** One word of marks holds 64 rules. */
  @Test
  void theSeventiethRuleIsCountedToo(SparkSession spark) {
    List<String> names = IntStream.range(0, 70).mapToObj(i -> "n" + i).toList();
    Table wide =
        Table.of("raw.wide", "seventy numbers", Shape.EVENTS)
            .columns(names.stream().map(n -> Column.whole(n, Unit.COUNT, "A number.")).toList());
    Dataset<Row> rows =
        spark
            .range(5)
            .select(
                names.stream()
                    .map(n -> n.equals("n69") ? nullIf("id = 3 or id = 4").as(n) : lit(1L).as(n))
                    .toArray(org.apache.spark.sql.Column[]::new));
    List<RuleResult> broken =
        RuleCheck.results(wide, metrics(wide, rows), rows).stream()
            .filter(r -> !r.holds())
            .toList();
    assertThat(broken).containsExactly(new RuleResult("n69:required", Severity.ERROR, 2, 2 / 5.0));
  }

  private static org.apache.spark.sql.Column nullIf(String condition) {
    return expr("if(%s, null, id)".formatted(condition));
  }

  @Test
  void anEmptyDeliveryBreaksNoRowRule(SparkSession spark) {
    Dataset<Row> none = spark.sql(GOOD).limit(0);
    assertThat(RuleCheck.results(FILING, metrics(FILING, none), none))
        .hasSize(7)
        .allMatch(RuleResult::holds);
  }

  private static List<List<String>> broken(Dataset<Row> rows) {
    Row row = rows.select(RuleCheck.errors(FILING), RuleCheck.warnings(FILING)).head();
    return List.of(row.getList(0), row.getList(1));
  }

  private static Map<String, Object> metrics(Table table, Dataset<Row> rows) {
    List<org.apache.spark.sql.Column> marks = RuleCheck.marks(table);
    Row row =
        rows.agg(
                marks.get(0),
                marks.subList(1, marks.size()).toArray(org.apache.spark.sql.Column[]::new))
            .head();
    Map<String, Object> metrics = new LinkedHashMap<>();
    for (String name : row.schema().fieldNames()) {
      metrics.put(name, row.getAs(name));
    }
    return metrics;
  }
}
