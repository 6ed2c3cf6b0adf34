// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.AtHome;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.ingest.Draft;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.QuarantineTable;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.models.ledger.CreditScores;

/**
 * A lender's table that no code has ever seen becomes explained scores through a conf alone:
 * Chinese header, GB18030, semicolons, carriage returns, and marks of its own for "unknown".
 */
@ExtendWith({SparkTest.class, AtHome.class})
class OwnTableTest {
  private static final int ROWS = 1_500;
  private static final LocalDate DAY = LocalDate.of(2024, 6, 30);
  private static final LocalDate NEXT_DAY = DAY.plusDays(1);
  private static final String HEADER = "合同编号;申请日;行业;经营年限;月均流水(万元);从业人数;期限(月);有抵押;是否逾期;结清日";

  private static final String CONF =
      """
      name: county_shops
      data: %s
      as_of: 2024-06-30
      public_data: true
      keyset: demo
      report: {language: zh, currency: CNY}
      sources:
        - source: shops
          table: raw.shop
          grain: one loan
          shape: SNAPSHOT
          format: csv
          files: "shops-{as_of}.csv"
          charset: GB18030
          delimiter: ";"
          key: [contract]
          event: applied_on
          known: applied_on
          backload: true
          columns:
            shop:       {prefix: 6, of: contract, type: text, role: id, domain: shop, meaning: The shop; ten contracts each.}
            contract:   {from: 合同编号, type: text, role: id, domain: loan, meaning: Number of the contract.}
            applied_on: {from: 申请日, pattern: yyyy/M/d, type: date, role: as_of, meaning: Day of the application.}
            trade:      {from: 行业, missing: [不详], optional: true, type: text, role: feature, code: R18, meaning: Trade.}
            years:      {from: 经营年限, missing: [-99], optional: true, type: whole, unit: years, role: feature, trend: falling, why: Young shops close more often., meaning: Years in business.}
            turnover:   {from: 月均流水(万元), times: 10000, missing: [9999999], optional: true, type: "decimal(18,2)", unit: money, role: feature, trend: falling, why: More turnover carries more debt., code: R16, meaning: Monthly turnover.}
            staff:      {from: 从业人数, type: whole, unit: count, role: feature, trend: falling, why: A larger shop survives the loss of one hand., code: R19, meaning: People at work.}
            months:     {from: 期限(月), type: whole, unit: months, role: feature, trend: rising, why: A longer loan is exposed to more changes., code: R26, meaning: Duration.}
            pledged:    {from: 有抵押, recode: {是: 1, 否: 0}, type: whole, unit: none, role: feature, trend: falling, why: A pledge can be sold., code: R17, meaning: 1 with a pledge.}
            overdue:    {from: 是否逾期, recode: {是: 1, 否: 0}, optional: true, type: whole, unit: none, role: label, meaning: 1 where the loan went bad.}
            closed_on:  {from: 结清日, pattern: yyyy/M/d, optional: true, type: date, role: post_decision, meaning: Day on which it was paid off.}
      credit:
        book: raw.shop
        product: SHOP_LOAN
        applicant_type: SOLE_TRADER
        periods: {from: 2022-01-01, oot_from: 2023-10-01, until: 2024-03-31}
        prior: CASE_WEIGHTS
        cutoffs: {approve_below: 0.20, decline_from: 0.35}
        train: {min_bads: 100, rounds: 40}
      """;

  @Test
  void needsOnlyAConf(SparkSession spark, @TempDir Path folder) throws IOException {
    write(folder.resolve("shops-%s.csv".formatted(DAY)));
    Path conf = Files.writeString(folder.resolve("shops.yaml"), CONF.formatted(folder));
    TrialLake trial = TrialLake.of(spark, conf, folder);
    ExitCode exit = trial.run();
    assertThat(exit).isIn(ExitCode.DONE, ExitCode.GATE_REJECT);

    // One date does not exist, one amount is no number, one record stands there twice.
    assertThat(trial.printed())
        .contains(
            "shops: read 1,503 = 1,500 accepted + 2 quarantined + 1 duplicate + 0 out of scope");
    assertThat(trial.rows(QuarantineTable.TABLE).count()).isEqualTo(2);
    assertThat(trial.rows("raw.shop").where("years < 0 or turnover > 9000000000").count()).isZero();
    assertThat(trial.rows("raw.shop").where("years is null").count()).isPositive();
    assertScoredAndExplained(trial.rows(CreditScores.TABLE), ROWS);
    // No reason was named for the years: they are one by themselves, in the words of the conf.
    assertThat(
            trial
                .rows(CreditScores.TABLE)
                .where("reason_1.code = 'R45.years'")
                .select("reason_1.text_zh", "reason_1.text_en")
                .distinct()
                .collectAsList())
        .containsExactly(
            RowFactory.create(
                "申请资料中“Years in business”对应的风险偏高",
                "What the application says of \"Years in business\" stands for a higher risk"));
    assertThat(figures(folder.resolve("lake/reports/%s/decision".formatted(DAY)), "R45.years"))
        .isNotEmpty()
        .allSatisfy(
            figure ->
                assertThat(figure).contains("years \u2212").doesNotContain("What the application"));
    Dataset<Row> ids = trial.rows(CreditScores.TABLE);
    assertThat(ids.select("applicant_token").distinct().count()).isEqualTo(ROWS / 10);
    assertThat(ids.select("loan_token").distinct().count()).isEqualTo(ROWS);

    // Open applications have no outcome to judge a model by: the verdict on it stands.
    String verdict = ids.first().getAs("verdict");
    writeOpen(folder.resolve("shops-%s.csv".formatted(NEXT_DAY)));
    List<Job> jobs = trial.installation().pipeline().jobs();
    assertThat(trial.run(jobs, NEXT_DAY, Runner.Repeat.SKIP)).isEqualTo(exit);
    assertThat(
            trial
                .rows(CreditScores.TABLE)
                .where(col("score_date").equalTo(lit(NEXT_DAY)))
                .select("score_status", "verdict")
                .collectAsList())
        .containsExactly(
            RowFactory.create("SCORED", verdict), RowFactory.create("SCORED", verdict));
  }

  /** What the chart of points says, on the pages that give a reason. */
  private static List<String> figures(Path pages, String code) throws IOException {
    Pattern told = Pattern.compile("<desc id=\"score-points-wide-en-d\">([^<]*)</desc>");
    List<String> figures = new ArrayList<>();
    try (Stream<Path> files = Files.list(pages)) {
      for (Path page : files.toList()) {
        String html = Files.readString(page);
        if (html.contains("points · " + code)) {
          told.matcher(html).results().map(found -> found.group(1)).forEach(figures::add);
        }
      }
    }
    return figures;
  }

  /** A later period without outcomes would pass all its gates in silence. */
  @Test
  void saysWhereNoOutcomeFallsIntoTheLaterPeriod(SparkSession spark, @TempDir Path folder)
      throws IOException {
    write(folder.resolve("shops-%s.csv".formatted(DAY)));
    String late =
        CONF.formatted(folder)
            .replace(
                "oot_from: 2023-10-01, until: 2024-03-31",
                "oot_from: 2029-01-01, until: 2030-01-01");
    TrialLake trial =
        TrialLake.of(spark, Files.writeString(folder.resolve("shops.yaml"), late), folder);
    trial.run(
        Runner.Repeat.SKIP,
        trial.job("ingest-shops"),
        trial.job("build-credit"),
        trial.job("train-credit"),
        trial.job("validate-credit"));
    assertThat(trial.printed())
        .contains(
            "no loan of 2029-01-01 and later has an outcome, so nothing is tested on a later");
  }

  /** The draft reads the table; a person adds what no value shows. */
  @Test
  void needsOnlyACorrectedDraft(SparkSession spark, @TempDir Path folder) throws IOException {
    write(folder.resolve("shops.csv"));
    String draft = Draft.of(folder.resolve("shops.csv"), Optional.empty());
    Path conf = Files.writeString(folder.resolve("draft.yaml"), corrected(draft));
    TrialLake trial = TrialLake.of(spark, conf, folder);
    ExitCode exit =
        trial.run(Runner.Repeat.SKIP, trial.job("ingest-shops"), trial.job("build-credit"));
    assertThat(exit).isEqualTo(ExitCode.DONE);
    assertThat(trial.printed())
        .contains(
            "shops: read 1,503 = 1,500 accepted + 2 quarantined + 1 duplicate + 0 out of scope");
    Dataset<Row> rows = trial.rows("feature.credit");
    assertThat(rows.count()).isEqualTo(ROWS);
    assertThat(rows.columns())
        .contains(
            "industry",
            "business_years",
            "monthly_turnover",
            "staff_count",
            "term_month",
            "has_collateral")
        .doesNotContain("settlement_date");
    assertThat(rows.where("monthly_turnover > 9000000000 or business_years < 0").count()).isZero();
  }

  /** What a person does who reads the lines that say CHECK. */
  private static String corrected(String draft) {
    String text =
        draft.replaceFirst("keyset: \"[^\"]+shops.keys\"", "public_data: true\nkeyset: demo");
    assertThat(text).isNotEqualTo(draft);
    return mend(
        text,
        "from: \"月均流水(万元)\", times: 10000,",
        "from: \"月均流水(万元)\", times: 10000, missing: [9999999], optional: true,");
  }

  private static String mend(String text, String guess, String right) {
    assertThat(text).contains(guess);
    return text.replace(guess, right);
  }

  private static void assertScoredAndExplained(Dataset<Row> scores, long rows) {
    assertThat(scores.count()).isEqualTo(rows);
    assertThat(scores.where("score_status = 'SCORED'").count()).isGreaterThan(rows * 9 / 10);
    assertThat(scores.where("score_status = 'SCORED' and pd_12m not between 0 and 1").count())
        .isZero();
    Dataset<Row> declined = scores.where("model_hint = 'DECLINE'");
    assertThat(declined.count()).isPositive();
    assertThat(declined.where("reason_1 is null").count()).isZero();
    Row reason = declined.orderBy("decision_id").first().getAs("reason_1");
    assertThat(reason.<String>getAs("text_zh")).matches(".*\\p{IsHan}.*");
    assertThat(reason.<String>getAs("text_en")).matches("[A-Z][\\x20-\\x7e]+");
    // A higher score says a lower probability.
    assertThat(scores.selectExpr("corr(score, pd_12m)").first().getDouble(0)).isLessThan(-0.5);
  }

  /** Shops whose loans go bad by a law of their own, so that there is something to learn. */
  private static void write(Path file) throws IOException {
    Random chance = new Random(20240630);
    StringBuilder text = new StringBuilder(HEADER);
    String first = "";
    for (int i = 0; i < ROWS; i++) {
      LocalDate day = LocalDate.of(2022, 1, 1).plusDays(chance.nextInt(820));
      String trade = List.of("餐饮", "零售", "农资", "运输", "不详").get(chance.nextInt(5));
      int years = chance.nextInt(20);
      double turnover = Math.round(Math.exp(1 + chance.nextGaussian()) * 100) / 100.0;
      boolean isPledged = chance.nextInt(3) == 0;
      int staff = chance.nextInt(16);
      int months = 3 * (1 + chance.nextInt(12));
      double risk =
          -0.2
              - 0.06 * years
              - 0.08 * Math.min(turnover, 15)
              - 0.05 * staff
              + 0.03 * months
              - (isPledged ? 0.8 : 0)
              - (trade.equals("农资") ? 0.6 : 0)
              + (trade.equals("运输") ? 0.5 : 0);
      boolean isBad = chance.nextDouble() < 1 / (1 + Math.exp(-risk));
      String line =
          String.join(
              ";",
              "HT%05d".formatted(i),
              slashed(day),
              trade,
              chance.nextInt(15) == 0 ? "-99" : String.valueOf(years),
              chance.nextInt(20) == 0 ? "9999999" : String.valueOf(turnover),
              String.valueOf(staff),
              String.valueOf(months),
              isPledged ? "是" : "否",
              isBad ? "是" : "否",
              isBad ? "" : slashed(day.plusDays(365)));
      first = first.isEmpty() ? line : first;
      text.append('\r').append(line);
    }
    text.append('\r').append(first);
    text.append('\r').append("HT90001;2023/2/30;零售;3;5.5;2;12;是;否;");
    text.append('\r').append("HT90002;2023/3/1;零售;3;约五万;2;12;是;否;").append('\r');
    Files.write(file, text.toString().getBytes(Charset.forName("GB18030")));
  }

  private static void writeOpen(Path file) throws IOException {
    String text =
        String.join(
            "\r",
            HEADER,
            "HT91001;2024/7/1;零售;3;5.5;2;12;是;;",
            "HT91002;2024/7/1;运输;9;1.5;2;36;否;;",
            "");
    Files.write(file, text.getBytes(Charset.forName("GB18030")));
  }

  private static String slashed(LocalDate day) {
    return "%d/%d/%d".formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }
}
