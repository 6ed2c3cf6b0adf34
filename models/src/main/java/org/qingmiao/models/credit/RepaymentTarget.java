// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.source.Repayments;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.VersionRank;

/**
 * The target of every loan, read from its repayments as they were known on a snapshot day (credit
 * specification, section 4.1).
 *
 * <p>The performance window is 12 months from disbursement. Loans repaid in one sum, and loans
 * repaid from a harvest, cannot be in arrears before they mature, so theirs ends 90 days after
 * maturity. Verdicts are tried in this order, and the first that fits stands:
 *
 * <pre>
 * EXCLUDED       staff, test or fraud; a bullet or harvest loan without a maturity; an adverse
 *                event without a day, of which nobody can say whether it fell into the window
 * IMMATURE       not paid out, or the window ends after the snapshot
 * BAD            90 days past due, or an adverse event, on or before the window's last day
 * INDETERMINATE  30 to 89 days past due on or before that day
 * GOOD           everything else
 * </pre>
 *
 * <p>An open window comes before a default on purpose: keeping early defaults of open windows,
 * whose good neighbours are still out, would raise the bad rate of the youngest loans.
 */
public final class RepaymentTarget {
  private static final int WINDOW_MONTHS = 12;
  private static final int DAYS_AFTER_MATURITY = 90;
  private static final int BAD_DAYS = 90;
  private static final int INDETERMINATE_DAYS = 30;

  private RepaymentTarget() {}

  /**
   * One row per loan: {@code loan_token, target, window_kind, window_end, default_on, reason}.
   *
   * @param loans rows of {@code raw.loan}, all versions
   * @param repayments rows of {@code raw.repayment}, all versions
   * @param snapshot last day whose knowledge counts, in the zone of each table's clock
   */
  public static Dataset<Row> of(Dataset<Row> loans, Dataset<Row> repayments, LocalDate snapshot) {
    Dataset<Row> windows =
        known(loans, Loans.TABLE, snapshot)
            .withColumn("window_kind", windowKind())
            .withColumn("window_end", windowEnd());
    Dataset<Row> arrears =
        known(repayments, Repayments.TABLE, snapshot)
            .join(windows.select("loan_token", "window_end"), "loan_token")
            .where(col("due_on").leq(col("window_end")))
            .groupBy("loan_token")
            .agg(
                max(daysPastDueInWindow()).as("worst_days"),
                min(when(daysPastDueInWindow().geq(BAD_DAYS), date_add(col("due_on"), BAD_DAYS)))
                    .as("arrears_on"));
    return windows
        .join(arrears, windows.col("loan_token").equalTo(arrears.col("loan_token")), "left")
        .drop(arrears.col("loan_token"))
        .withColumn("event_on", eventInWindow())
        .withColumn("default_on", least(col("arrears_on"), col("event_on")))
        .withColumn("reason", reason(snapshot))
        .withColumn("target", target())
        .select(
            col("loan_token"),
            col("target"),
            col("window_kind"),
            col("window_end"),
            when(col("target").equalTo(Target.BAD.name()), col("default_on")).as("default_on"),
            col("reason"));
  }

  /**
   * The newest state of each fact known by the end of the snapshot day, retracted facts left out.
   */
  private static Dataset<Row> known(Dataset<Row> rows, Table table, LocalDate snapshot) {
    Clock clock = table.delivered().clock().orElseThrow();
    Instant end = snapshot.plusDays(1).atStartOfDay(clock.zone()).toInstant();
    return VersionRank.standing(rows.where(col(clock.known()).lt(lit(end))), clock);
  }

  private static Column windowKind() {
    return when(col("schedule").isin("BULLET", "HARVEST"), lit("MATURITY")).otherwise("12_MONTHS");
  }

  private static Column windowEnd() {
    return when(
            col("window_kind").equalTo("MATURITY"),
            date_add(col("matures_on"), DAYS_AFTER_MATURITY))
        .otherwise(add_months(col("disbursed_on"), WINDOW_MONTHS));
  }

  /** Arrears as they stood at the latest on the window's last day. */
  private static Column daysPastDueInWindow() {
    return least(col("days_past_due"), datediff(col("window_end"), col("due_on")).cast("bigint"));
  }

  private static Column eventInWindow() {
    return when(
        col("adverse_event").isNotNull().and(col("adverse_event_on").leq(col("window_end"))),
        col("adverse_event_on"));
  }

  private static Column reason(LocalDate snapshot) {
    Column worst = coalesce(col("worst_days"), lit(0L));
    return when(col("exclusion").isNotNull(), col("exclusion"))
        .when(col("disbursed_on").isNull(), lit("NOT_PAID_OUT"))
        .when(col("window_end").isNull(), lit("NO_MATURITY"))
        .when(
            col("adverse_event").isNotNull().and(col("adverse_event_on").isNull()),
            lit("EVENT_UNDATED"))
        .when(col("window_end").gt(lit(snapshot)), lit("WINDOW_OPEN"))
        .when(
            col("event_on").isNotNull().and(col("event_on").equalTo(col("default_on"))),
            col("adverse_event"))
        .when(col("default_on").isNotNull(), lit("ARREARS_90"))
        .when(worst.geq(INDETERMINATE_DAYS), lit("ARREARS_30"))
        .otherwise("NO_ARREARS");
  }

  private static Column target() {
    Column reason = col("reason");
    return when(
            reason.isin("STAFF", "TEST", "FRAUD", "NO_MATURITY", "EVENT_UNDATED"),
            Target.EXCLUDED.name())
        .when(reason.isin("NOT_PAID_OUT", "WINDOW_OPEN"), Target.IMMATURE.name())
        .when(col("default_on").isNotNull(), Target.BAD.name())
        .when(reason.equalTo("ARREARS_30"), Target.INDETERMINATE.name())
        .otherwise(Target.GOOD.name());
  }
}
