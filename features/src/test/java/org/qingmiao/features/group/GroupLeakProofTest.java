// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.TaxFilings;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Table;

/** No feature of a shipped group knows what happened or became known after its day. */
@ExtendWith(SparkTest.class)
class GroupLeakProofTest {
  private static final List<LocalDate> DAYS =
      List.of(LocalDate.of(2025, 3, 31), LocalDate.of(2025, 6, 30));
  private static final long SEED = 1742;
  private static final Codes SALES = new Codes("R03", "R90");

  /**
   * A group that takes the last day of a tax period for the day on which its filing was known; its
   * source is the same.
   */
  private static final CreditGroup HASTY =
      CreditGroup.of(
              FeatureGroup.of("hasty", hasty(), "enterprise_token")
                  .windows(365)
                  .each(count(), sum("revenue_cny")))
          .features(
              number("hasty_sales", value("hasty_sum_cny_365d")).means("Sales.").unordered(SALES));

  @Test
  void noBitMovesWithWhatLiesAfterItsDay(SparkSession spark) {
    assertThat(moved(spark, ShippedGroups.ALL)).isEmpty();
  }

  @Test
  void findsAGroupThatReadsWhatNobodyKnew(SparkSession spark) {
    assertThat(moved(spark, List.of(TaxFeatures.GROUP, HASTY)))
        .containsExactly(
            "[hasty_sales] after 2025-03-31 in raw.tax_filing",
            "[hasty_sales] after 2025-06-30 in raw.tax_filing");
  }

  /** NOT_YET_KNOWN beside NEVER_SEEN says that there is something to come. */
  @Test
  void refusesAFeatureOfAStatusThatIsMadeWithLaterKnowledge() {
    CreditGroup group = CreditGroup.of(TaxFeatures.GROUP.facts());
    assertThatThrownBy(
            () ->
                group.features(
                    category("tax_state", value("tax_status")).means("Status.").unordered(SALES),
                    number("tax_sold", value("tax_sold_cny")).means("Sold.").unordered(SALES)))
        .hasMessage(
            """
            feature tax_state: column tax_status is made with later knowledge; no feature may read it
            feature tax_sold: no column tax_sold_cny is joined; declare it in its group, or the group beside it""");
  }

  /**
   * Features that differ once a source has told more, each day of each source in a world of its
   * own.
   */
  private static List<String> moved(SparkSession spark, List<CreditGroup> groups) {
    Worlds worlds = new Worlds(groups, DAYS, SEED);
    Map<Integer, Table> sources = new LinkedHashMap<>();
    Map<Integer, LocalDate> days = new LinkedHashMap<>();
    for (Table table : worlds.tables()) {
      SeededFacts late = new SeededFacts(table, DAYS.get(1), SEED + 1);
      for (LocalDate day : DAYS) {
        List<Map<String, Object>> rows = new ArrayList<>(worlds.rows(table));
        rows.addAll(late.after(day, rows));
        int world = worlds.with(table, rows);
        sources.put(world, table);
        days.put(world, day);
      }
    }
    Worlds.Answers answers = worlds.answers(spark);
    List<String> moved = new ArrayList<>();
    days.forEach(
        (world, day) -> {
          var features = answers.moved(world, day);
          if (!features.isEmpty()) {
            moved.add("%s after %s in %s".formatted(features, day, sources.get(world).name()));
          }
        });
    return moved;
  }

  private static Table hasty() {
    return TaxFilings.TABLE.clock(
        Clock.of("period_end", "period_end", "filing_no").versionedBy("version").retractedBy("op"));
  }
}
