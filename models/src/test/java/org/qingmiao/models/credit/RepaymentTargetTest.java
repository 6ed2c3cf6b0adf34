// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.models.SparkTest;

/** Given loans and repayments, the whole row of the target. */
@ExtendWith(SparkTest.class)
class RepaymentTargetTest {
  private static final LocalDate SNAPSHOT = LocalDate.of(2025, 6, 30);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String LOANS =
      "loan_token string, version bigint, op string, applied_on date, recorded_at timestamp,"
          + " known_time timestamp, schedule string, disbursed_on date, matures_on date,"
          + " adverse_event string, adverse_event_on date, exclusion string";
  private static final String REPAYMENTS =
      "instalment_no string, loan_token string, version bigint, op string, posted_at timestamp,"
          + " known_time timestamp, due_on date, days_past_due bigint";

  @Test
  void isBadFromTheNinetiethDayOfArrearsOn(SparkSession spark) {
    // Due 2024-03-10 + 90 days = 2024-06-08, inside the window that ends 12 months after
    // 2024-01-10.
    assertThat(
            target(
                spark,
                loan("INSTALMENT", "2024-01-10", "2024-12-10"),
                instalment(0, "U", "2024-06-08", "2024-03-10", 90)))
        .isEqualTo("L1 BAD 12_MONTHS 2025-01-10 2024-06-08 ARREARS_90");
  }

  @Test
  void isIndeterminateWhenTheNinetiethDayLiesBehindTheWindow(SparkSession spark) {
    // Due 2024-10-13; the window ends on 2025-01-10, its 89th day of arrears.
    assertThat(
            target(
                spark,
                loan("INSTALMENT", "2024-01-10", "2024-12-10"),
                instalment(0, "U", "2025-01-11", "2024-10-13", 90)))
        .isEqualTo("L1 INDETERMINATE 12_MONTHS 2025-01-10 null ARREARS_30");
  }

  @Test
  void isGoodBelowThirtyDays(SparkSession spark) {
    assertThat(
            target(
                spark,
                loan("INSTALMENT", "2024-01-10", "2024-12-10"),
                instalment(0, "U", "2024-03-09", "2024-02-10", 29)))
        .isEqualTo("L1 GOOD 12_MONTHS 2025-01-10 null NO_ARREARS");
  }

  @Test
  void isGoodWithoutAnyRepaymentRow(SparkSession spark) {
    assertThat(target(spark, loan("INSTALMENT", "2024-01-10", "2024-12-10")))
        .isEqualTo("L1 GOOD 12_MONTHS 2025-01-10 null NO_ARREARS");
  }

  @Test
  void waitsForHarvestLoansUntilNinetyDaysAfterMaturity(SparkSession spark) {
    // Matures 2024-11-01; + 90 days = 2025-01-30 (29 + 31 + 30).
    assertThat(
            target(
                spark,
                loan("HARVEST", "2024-01-10", "2024-11-01"),
                instalment(0, "U", "2025-01-30", "2024-11-01", 90)))
        .isEqualTo("L1 BAD MATURITY 2025-01-30 2025-01-30 ARREARS_90");
  }

  @Test
  void countsTheFirstOfArrearsAndAdverseEvent(SparkSession spark) {
    Row chargedOff =
        loan(
            1,
            "U",
            "2024-05-20",
            "INSTALMENT",
            "2024-01-10",
            "2024-12-10",
            "CHARGE_OFF",
            "2024-05-20",
            null);
    assertThat(target(spark, chargedOff, instalment(0, "U", "2024-06-08", "2024-03-10", 90)))
        .isEqualTo("L1 BAD 12_MONTHS 2025-01-10 2024-05-20 CHARGE_OFF");
  }

  @Test
  void leavesOutAnEventBehindTheWindow(SparkSession spark) {
    Row late =
        loan(
            1,
            "U",
            "2025-02-01",
            "INSTALMENT",
            "2024-01-10",
            "2024-12-10",
            "CHARGE_OFF",
            "2025-02-01",
            null);
    assertThat(target(spark, late)).isEqualTo("L1 GOOD 12_MONTHS 2025-01-10 null NO_ARREARS");
  }

  @Test
  void isImmatureWhileTheWindowIsOpenEvenAfterADefault(SparkSession spark) {
    assertThat(
            target(
                spark,
                loan("INSTALMENT", "2024-07-01", "2025-06-01"),
                instalment(0, "U", "2024-11-01", "2024-08-01", 90)))
        .isEqualTo("L1 IMMATURE 12_MONTHS 2025-07-01 null WINDOW_OPEN");
  }

  @Test
  void isMatureOnTheLastDayOfTheWindow(SparkSession spark) {
    assertThat(target(spark, loan("INSTALMENT", "2024-06-30", "2025-05-30")))
        .isEqualTo("L1 GOOD 12_MONTHS 2025-06-30 null NO_ARREARS");
  }

  @Test
  void isImmatureForANewApplicant(SparkSession spark) {
    assertThat(target(spark, loan("INSTALMENT", null, null)))
        .isEqualTo("L1 IMMATURE 12_MONTHS null null NOT_PAID_OUT");
  }

  @Test
  void excludesStaffTestAndFraudWhateverTheyRepaid(SparkSession spark) {
    for (String exclusion : List.of("STAFF", "TEST", "FRAUD")) {
      Row loan =
          loan(
              0,
              "U",
              "2024-01-10",
              "INSTALMENT",
              "2024-01-10",
              "2024-12-10",
              null,
              null,
              exclusion);
      assertThat(target(spark, loan, instalment(0, "U", "2024-06-08", "2024-03-10", 90)))
          .isEqualTo("L1 EXCLUDED 12_MONTHS 2025-01-10 null " + exclusion);
    }
  }

  @Test
  void excludesABulletLoanWithoutMaturity(SparkSession spark) {
    assertThat(target(spark, loan("BULLET", "2024-01-10", null)))
        .isEqualTo("L1 EXCLUDED MATURITY null null NO_MATURITY");
  }

  /** Nobody can say whether it fell into the window, so it is neither bad nor good. */
  @Test
  void excludesAnAdverseEventWithoutADay(SparkSession spark) {
    Row undated =
        loan(
            0,
            "U",
            "2024-01-10",
            "INSTALMENT",
            "2024-01-10",
            "2024-12-10",
            "CHARGE_OFF",
            null,
            null);
    assertThat(target(spark, undated))
        .isEqualTo("L1 EXCLUDED 12_MONTHS 2025-01-10 null EVENT_UNDATED");
  }

  @Test
  void usesOnlyRepaymentsKnownByTheSnapshot(SparkSession spark) {
    assertThat(
            target(
                spark,
                loan("INSTALMENT", "2024-06-20", "2025-05-20"),
                instalment(0, "U", "2025-05-20", "2025-03-20", 30),
                instalment(1, "U", "2025-07-01", "2025-03-20", 90)))
        .isEqualTo("L1 INDETERMINATE 12_MONTHS 2025-06-20 null ARREARS_30");
  }

  @Test
  void readsTheHighestVersionWhateverTheOrderOfArrival(SparkSession spark) {
    assertThat(
            target(
                spark,
                loan("INSTALMENT", "2024-01-10", "2024-12-10"),
                instalment(1, "U", "2024-04-01", "2024-02-10", 5),
                instalment(0, "U", "2024-05-01", "2024-02-10", 90)))
        .isEqualTo("L1 GOOD 12_MONTHS 2025-01-10 null NO_ARREARS");
  }

  /** Posted on the 5th and the 6th, delivered on the 7th: 5 days past due is the later word. */
  @Test
  void readsTheLaterPostedOfTwoEqualVersionsOfOneDelivery(SparkSession spark) {
    Row loan = loan("INSTALMENT", "2024-01-10", "2024-12-10");
    Row earlier = instalment(1, "U", "2024-06-05", "2024-06-07", "2024-02-10", 90);
    Row later = instalment(1, "U", "2024-06-06", "2024-06-07", "2024-02-10", 5);
    assertThat(List.of(target(spark, loan, earlier, later), target(spark, loan, later, earlier)))
        .containsOnly("L1 GOOD 12_MONTHS 2025-01-10 null NO_ARREARS");
  }

  @Test
  void forgetsARetractedInstalmentAndARetractedLoan(SparkSession spark) {
    assertThat(
            target(
                spark,
                loan("INSTALMENT", "2024-01-10", "2024-12-10"),
                instalment(0, "U", "2024-06-08", "2024-03-10", 90),
                instalment(1, "D", "2024-06-09", "2024-03-10", 90)))
        .isEqualTo("L1 GOOD 12_MONTHS 2025-01-10 null NO_ARREARS");
    Row withdrawn =
        loan(0, "D", "2024-01-10", "INSTALMENT", "2024-01-10", "2024-12-10", null, null, null);
    assertThat(targets(spark, List.of(withdrawn), List.of())).isEmpty();
  }

  private static String target(SparkSession spark, Row loan, Row... instalments) {
    List<String> rows = targets(spark, List.of(loan), List.of(instalments));
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private static List<String> targets(SparkSession spark, List<Row> loans, List<Row> instalments) {
    Dataset<Row> loanRows = spark.createDataFrame(loans, StructType.fromDDL(LOANS));
    Dataset<Row> instalmentRows =
        spark.createDataFrame(instalments, StructType.fromDDL(REPAYMENTS));
    return RepaymentTarget.of(loanRows, instalmentRows, SNAPSHOT).collectAsList().stream()
        .map(row -> row.mkString(" "))
        .toList();
  }

  private static Row loan(String schedule, String disbursedOn, String maturesOn) {
    return loan(0, "U", "2024-01-10", schedule, disbursedOn, maturesOn, null, null, null);
  }

  private static Row loan(
      long version,
      String op,
      String knownOn,
      String schedule,
      String disbursedOn,
      String maturesOn,
      String event,
      String eventOn,
      String exclusion) {
    return RowFactory.create(
        "L1",
        version,
        op,
        day("2024-01-05"),
        noonOf(knownOn),
        noonOf(knownOn),
        schedule,
        day(disbursedOn),
        day(maturesOn),
        event,
        day(eventOn),
        exclusion);
  }

  private static Row instalment(
      long version, String op, String knownOn, String dueOn, long daysPastDue) {
    return instalment(version, op, knownOn, knownOn, dueOn, daysPastDue);
  }

  private static Row instalment(
      long version, String op, String postedOn, String knownOn, String dueOn, long daysPastDue) {
    return RowFactory.create(
        "I1", "L1", version, op, noonOf(postedOn), noonOf(knownOn), day(dueOn), daysPastDue);
  }

  private static java.sql.Timestamp noonOf(String day) {
    return java.sql.Timestamp.from(LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant());
  }

  private static java.sql.Date day(String day) {
    return Stream.ofNullable(day).map(java.sql.Date::valueOf).findFirst().orElse(null);
  }
}
