// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.daysSince;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.max;
import static org.qingmiao.features.define.Aggregate.mean;
import static org.qingmiao.features.define.Aggregate.min;
import static org.qingmiao.features.define.Aggregate.ratio;
import static org.qingmiao.features.define.Aggregate.sum;

import org.junit.jupiter.api.Test;
import org.qingmiao.features.define.Lineage.Kind;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.ContractFaults;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/** What a declaration of a group amounts to, and what it refuses. */
class FeatureGroupTest {
  private static final Table SOURCE =
      Table.of("raw.bill", "one bill", Shape.EVENTS)
          .columns(
              Column.text("firm_token", "Firm.").role(Role.ID).token("credit_code"),
              Column.text("bill_no", "Number of the bill.").level(2),
              Column.date("billed_on", "Day of the bill."),
              Column.date("known_on", "Day on which it came."),
              Column.text("op", "U or D."),
              Column.text("kind", "SALE or LOAN.").optional(),
              Column.text("state", "PAID or not, in the end.").role(Role.OUTCOME),
              Column.decimal("amount_cny", 18, 2, Unit.CNY, "Amount of the bill.").level(3),
              Column.decimal("fee_cny", 18, 2, Unit.CNY, "Fee."),
              Column.whole("grade", Unit.NONE, "Grade."),
              Column.real("rate", Unit.RATE, "Rate."),
              Column.text("payer_token", "Payer.").token("credit_code"),
              Column.whole("lost_cny", Unit.CNY, "Lost later.").role(Role.OUTCOME))
          .rules(Rule.oneOf("kind", "SALE", "LOAN"))
          .clock(Clock.of("billed_on", "known_on", "bill_no").retractedBy("op"));

  private static final FeatureGroup GROUP =
      FeatureGroup.of("bill", SOURCE, "firm_token")
          .windows(30, 90)
          .each(count(), sum("amount_cny"), mean("amount_cny"), distinct("payer_token", "payers"))
          .also(
              daysSince("bill_days_since_last", "Days since the last bill."),
              latest("grade"),
              ratio("bill_growth", "bill_sum_cny_30d", "bill_sum_cny_90d", "Growth."));

  @Test
  void namesItsColumnsByRule() {
    assertThat(GROUP.columns())
        .extracting(Column::name)
        .containsExactly(
            "bill_status",
            "bill_age_days",
            "bill_known_on",
            "bill_count_30d",
            "bill_sum_cny_30d",
            "bill_mean_cny_30d",
            "bill_payers_30d",
            "bill_count_90d",
            "bill_sum_cny_90d",
            "bill_mean_cny_90d",
            "bill_payers_90d",
            "bill_days_since_last",
            "bill_grade",
            "bill_growth",
            "bill_would_leak");
  }

  @Test
  void yieldsATableWhoseContractHasNoFaults() {
    Table table = GROUP.table();
    assertThat(table.name()).isEqualTo("feature.bill");
    assertThat(table.key()).containsExactly("firm_token", "as_of");
    assertThat(ContractFaults.of(table)).isEmpty();
    assertThat(table.column("bill_sum_cny_30d"))
        .hasValueSatisfying(
            sum -> {
              assertThat(sum.type()).isEqualTo(new ColumnType.Decimal(28, 2));
              assertThat(sum.unit()).isEqualTo(Unit.CNY);
              assertThat(sum.level()).isEqualTo(3);
              assertThat(sum.role()).isEqualTo(Role.FEATURE);
              assertThat(sum.meaning()).isEqualTo("Amount of the bill: sum in 30 days.");
            });
    assertThat(table.column("bill_count_30d").orElseThrow().meaning())
        .isEqualTo("one bill: number in 30 days.");
  }

  @Test
  void whatDescendsFromAnOutcomeIsAnOutcome() {
    FeatureGroup group =
        FeatureGroup.of("bill", SOURCE, "firm_token")
            .windows(30)
            .each(sum("lost_cny"), sum("amount_cny").named("sales"))
            .also(ratio("bill_lost", "bill_sum_cny_30d", "bill_sales_30d", "Lost share."));
    assertThat(group.table().column("bill_sum_cny_30d").orElseThrow().role())
        .isEqualTo(Role.OUTCOME);
    assertThat(group.table().column("bill_lost").orElseThrow().role()).isEqualTo(Role.OUTCOME);
  }

  @Test
  void knowsWhatEachColumnDescendsFrom() {
    assertThat(GROUP.lineage())
        .filteredOn(l -> l.column().equals("bill_growth"))
        .containsExactly(
            new Lineage("bill_growth", "raw.bill.amount_cny", Kind.VALUE),
            new Lineage("bill_growth", "raw.bill.firm_token", Kind.KEY),
            new Lineage("bill_growth", "raw.bill.billed_on", Kind.FILTER),
            new Lineage("bill_growth", "raw.bill.known_on", Kind.FILTER),
            new Lineage("bill_growth", "raw.bill.bill_no", Kind.FILTER),
            new Lineage("bill_growth", "raw.bill.op", Kind.FILTER));
    assertThat(GROUP.lineage())
        .filteredOn(l -> l.kind() == Kind.VALUE && l.from().equals("raw.bill.billed_on"))
        .extracting(Lineage::column)
        .containsExactly("bill_age_days", "bill_days_since_last");
  }

  @Test
  void saysOfWhichFactsItSpeaks() {
    FeatureGroup group =
        FeatureGroup.of("bill", SOURCE, "firm_token")
            .windows(30)
            .each(
                sum("amount_cny").where("kind", "SALE", "LOAN").named("known_cny"),
                count().whereNegative("amount_cny").where("state", "PAID").named("red"));
    assertThat(group.columns())
        .filteredOn(c -> c.name().endsWith("30d"))
        .extracting(Column::name, Column::meaning, Column::role)
        .containsExactly(
            tuple(
                "bill_known_cny_30d",
                "Amount of the bill: sum where kind is SALE or LOAN in 30 days.",
                Role.FEATURE),
            tuple(
                "bill_red_30d",
                "one bill: number where amount_cny is below 0 and state is PAID in 30 days.",
                Role.OUTCOME));
    assertThat(group.lineage())
        .filteredOn(l -> l.column().equals("bill_known_cny_30d") && l.kind() == Kind.VALUE)
        .extracting(Lineage::from)
        .containsExactly("raw.bill.amount_cny", "raw.bill.kind");
  }

  @Test
  void refusesAConditionThatNoFactOrEveryFactMeets() {
    assertThatThrownBy(
            () ->
                FeatureGroup.of("bill", SOURCE, "firm_token")
                    .windows(30)
                    .each(
                        sum("amount_cny").where("kind", "SALES").named("a"),
                        sum("amount_cny").where("amount_cny", "0").named("b"),
                        sum("amount_cny").whereAbsent("op").named("c"),
                        sum("amount_cny").whereNegative("kind").named("d"),
                        sum("amount_cny").whereNegative("nothing").named("e"),
                        sum("amount_cny").where("kind", "SALE"),
                        count().where("kind", "SALE")))
        .hasMessage(
            """
            group bill: kind is never SALES
            group bill: no value is listed of amount_cny, which is decimal(18,2)
            group bill: op is required, so it is never absent
            group bill: kind is text, which is never below 0
            group bill: raw.bill has no column nothing
            group bill: sum where kind is SALE needs a name; add .named("...")
            group bill: count where kind is SALE needs a name; add .named("...")""");
  }

  @Test
  void namesAllThatIsWrongAtOnce() {
    assertThatThrownBy(
            () ->
                FeatureGroup.of("bill", SOURCE, "firm_token")
                    .windows(30)
                    .each(sum("rate"), sum("grade"), max("payer_token"), min("nothing")))
        .hasMessage(
            """
            group bill: no sum is taken of rate, which is real
            group bill: sum("grade") has no unit to be named after; add .named("...")
            group bill: no max is taken of payer_token, which is text
            group bill: raw.bill has no column nothing""");
    assertThatThrownBy(
            () ->
                FeatureGroup.of("bill", SOURCE, "firm_token")
                    .windows(30)
                    .each(sum("amount_cny"), sum("fee_cny")))
        .hasMessage(
            "group bill: column bill_sum_cny_30d comes of two aggregates; add .named(\"...\")");
    assertThatThrownBy(() -> GROUP.also(ratio("bill_share", "bill_growth", "bill_fee", "Share.")))
        .hasMessage(
            """
            group bill: ratio bill_share needs bill_growth, which is no windowed or latest number of it
            group bill: ratio bill_share needs bill_fee, which is no windowed or latest number of it""");
    assertThatThrownBy(() -> GROUP.windows(30, 30))
        .hasMessage("group bill: windows are [30, 30], expected ascending days from 1");
    assertThatThrownBy(() -> FeatureGroup.of("bill", SOURCE, "firm_token").each(count()))
        .hasMessage("group bill: nothing can be said of each window before there are windows");
    assertThatThrownBy(() -> FeatureGroup.of("Bill", SOURCE, "firm"))
        .hasMessage(
            """
            group "Bill": expected a snake_case name
            group Bill: raw.bill has no column firm""");
    assertThatThrownBy(() -> GROUP.aliveFor(-1))
        .hasMessage("group bill: ttl is -1 days, expected 0 or more");
  }
}
