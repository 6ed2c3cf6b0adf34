// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.Refusal;

@ExtendWith(SparkTest.class)
class DraftTest {
  /** Semicolons, carriage returns, Chinese text and two marks for "no value". */
  private static final String BOOK =
      String.join(
          "\r",
          "贷款号;Sector;申请日期;Amount;Age;邮编;Overdue",
          "L1;餐饮;2023/1/5;1,000.50;33;00123;N",
          "L2;种植;2023/2/7;NA;41;01234;Y",
          "L3;?;2024/3/9;20;29;00777;N",
          "");

  @TempDir private Path folder;

  @Test
  void guessesWhatHeaderAndValuesShow() throws IOException {
    Settings settings = read(Draft.of(book(), Optional.empty()));
    Table table = settings.sources().get(0).table();
    assertThat(table.columnNames())
        .containsExactly(
            "loan_no", "sector", "application_date", "amount", "age", "postcode", "overdue");
    assertThat(table.columns())
        .extracting(Column::role)
        .containsExactly(
            Role.ID,
            Role.FEATURE,
            Role.AS_OF,
            Role.FEATURE,
            Role.PROTECTED,
            Role.FEATURE,
            Role.LABEL);
    assertThat(settings.sources().get(0).features())
        .extracting(Feature::name)
        .containsExactly("sector", "amount", "postcode");
    // A leading zero says that 00123 is no number.
    assertThat(table.column("postcode").orElseThrow().type().label()).isEqualTo("text");
    assertThat(settings.asOf()).hasToString("2024-03-09");
  }

  /** As spreadsheets of much of Europe export: commas before decimals, dots between thousands. */
  @Test
  void seesADecimalComma(SparkSession spark) throws IOException {
    String[] rows = new String[40];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          "L%d;%02d.03.2024;%s;1.%03d,5;%d;%d;%s"
              .formatted(
                  100 + i,
                  1 + i % 28,
                  i == 7 ? "-1" : "0," + (400 + i),
                  i,
                  i % 5 == 0 ? 9999 : 300 + i,
                  3 + i % 9,
                  i % 4 == 0 ? "bad" : "ok");
    }
    String draft = draft("loan_no;granted;debt_ratio;turnover;bureau_points;firm_age;status", rows);
    assertThat(draft)
        .contains(
            "debt_ratio: {from: \"debt_ratio\", missing: [\"-1\"], notation: decimal_comma,"
                + " type: \"decimal(38,3)\", unit: none,",
            "does a comma stand before the decimals, as in \"0,400\"?"
                + "; is -1, the only negative value, none at all? It is drafted as missing",
            "is 9999, far above all other values, none at all? It is drafted as missing")
        .doesNotContain("role: protected");
    Settings settings = read(draft);
    Trial trial = Trial.of(spark, settings, settings.asOf());
    assertThat(trial.balance()).isEqualTo(new Balance("rows", 40, 40, 0, 0, 0));
    assertThat(trial.accepted().where("debt_ratio = 0.439 and turnover = 1039.5").count()).isOne();
    assertThat(trial.accepted().where("debt_ratio is null").count()).isOne();
    assertThat(trial.accepted().where("bureau_points is null").count()).isEqualTo(8);
  }

  /** The age of a firm is nobody's, but that of its owner or of who holds a card is. */
  @ParameterizedTest
  @CsvSource({
    "firm_age, false",
    "CompanyAge, false",
    "企业年龄, false",
    "age, true",
    "cardholder_age, true",
    "company_owner_age, true",
    "loan_applicant_age, true",
    "企业主年龄, true",
    "企业法人年龄, true"
  })
  void takesNobodysAgeForThatOfAThing(String header, boolean isProtected) throws IOException {
    String[] rows = new String[40];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          "L%d,2024-03-%02d,%d,%s".formatted(i, 1 + i % 28, 20 + i % 30, i % 4 == 0 ? "bad" : "ok");
    }
    assertThat(draft("loan_no,granted," + header + ",status", rows).contains("role: protected"))
        .isEqualTo(isProtected);
  }

  /** Whether data are public no file says, so a draft never takes the keys that everyone knows. */
  @Test
  void asksForKeysOfItsOwn() throws IOException {
    Path keys = folder.toRealPath().resolve("book.keys");
    assertThat(Draft.of(book(), Optional.empty()))
        .contains(
            "keyset: \"%1$s\"   # made once by: ./qingmiao keyset new \"%1$s\"".formatted(keys))
        .doesNotContain("public_data");
  }

  /** Whoever is named in a column becomes a token; a draft takes the usual short names for it. */
  @Test
  void takesAShortenedCustomerForTheApplicant() throws IOException {
    String draft = draft("loan_ref,CustNo,granted,bureau_pts,shop,status", LONG_TEXTS);
    assertThat(draft)
        .contains(
            "cust_no: {from: \"CustNo\", type: text, role: id, domain: applicant",
            "trend: falling, why: \"A better record with other lenders was followed by fewer defaults.\", code: R44",
            "# CHECK 100 different texts, stored as they stand. Who applied? role: id, domain: applicant, and move this line above the loan's.");
    assertThat(draft.indexOf("cust_no: {")).isLessThan(draft.indexOf("loan_ref: {"));
  }

  private static final String[] LONG_TEXTS =
      IntStream.range(0, 100)
          .mapToObj(
              i ->
                  "L%d,C%d,2024-03-%02d,%d,shop of %c%c,%s"
                      .formatted(
                          1000 + i,
                          i * 7 % 80,
                          1 + i % 28,
                          300 + i * 37 % 500,
                          'a' + i / 10,
                          'a' + i % 10,
                          i % 4 == 0 ? "bad" : "ok"))
          .toArray(String[]::new);

  /** The name of a ratio holds that of a sum; a time that is left holds the same small word. */
  @ParameterizedTest
  @CsvSource({
    "debt_to_income, none",
    "债务收入比, none",
    "days_to_maturity, days",
    "amount_to_pay, money",
    "sales, money"
  })
  void tellsRatiosFromSums(String header, String unit) throws IOException {
    assertThat(draft("loan_no," + header + ",granted,status", "%d,1%d,2024-03-04,ok"))
        .containsPattern(header + "\".*unit: " + unit);
  }

  @Test
  void saysFirstThatNothingWouldBeScored() throws IOException {
    assertThat(draft("loan_no,granted,amount", LOANS_WITHOUT_OUTCOME).lines().findFirst())
        .hasValueSatisfying(
            line -> assertThat(line).endsWith("scores NOTHING: no outcome was found."));
  }

  private static final String[] LOANS_WITHOUT_OUTCOME =
      IntStream.range(0, 40)
          .mapToObj(i -> "L%d,2024-03-%02d,%d".formatted(i, 1 + i % 28, 1000 + i * 13))
          .toArray(String[]::new);

  @Test
  void refusesWhatNoDelimiterDivides() throws IOException {
    Path file = folder.resolve("loans.csv");
    Files.writeString(file, "no;amount;bad\n1;5;0\n\n2,6,1\n");
    assertThatThrownBy(() -> Draft.of(file, Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith(
            "is divided by \";\" in line 1 and by \",\" in line 3 (blank lines left out), expected"
                + " one delimiter; mend the file");
    Files.writeString(file, "no\tamount\tbad\n1,5,0\n");
    assertThatThrownBy(() -> Draft.of(file, Optional.empty()))
        .hasMessageContaining("by a tab in line 1 and by \",\"");
    Files.writeString(file, "no,amount,note,bad\n1,5,\"paid late;\ntwice; then\nok\",0\n");
    assertThat(Draft.of(file, Optional.empty())).contains("note: {from: \"note\"");
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    Path file = folder.resolve("loans.csv");
    for (Charset wide : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      Files.writeString(file, "no;amount;bad\n1;5;0\n", wide);
      assertThatThrownBy(() -> Draft.of(file, Optional.empty()))
          .isInstanceOf(Refusal.class)
          .hasMessageEndingWith(
              "holds zero bytes: it is UTF-16, or UTF-32, or no text; save it as CSV in UTF-8");
    }
  }

  @Test
  void takesTheFileInWithoutACorrection(SparkSession spark) throws IOException {
    Settings settings = read(Draft.of(book(), Optional.empty()));
    Trial trial = Trial.of(spark, settings, settings.asOf());
    assertThat(trial.balance()).isEqualTo(new Balance("book", 3, 3, 0, 0, 0));
    assertThat(trial.accepted().where("overdue = 1").select("sector").first().getString(0))
        .isEqualTo("种植");
  }

  @Test
  void tableWithoutHeaderDateAndIdNeedsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("flat.csv"), "A,1.5,0\nB,2.5,1\nA,1.5,0\n");
    Settings settings = read(Draft.of(file, Optional.empty()));
    assertThat(settings.sources().get(0).table().columnNames())
        .containsExactly("row_id", "decided_on", "column_1", "column_2", "column_3");
  }

  /** Loans that are still open have no outcome yet. */
  @Test
  void offersAnOutcomeThatSomeRowsLackAsLabel() throws IOException {
    String draft = draft("no,amount,overdue", "%d,%d,1", "%d,%d,0", "%d,%d,", "%d,%d,0");
    Settings settings = read(draft);
    Column label = settings.sources().get(0).table().column("overdue").orElseThrow();
    assertThat(label.role()).isEqualTo(Role.LABEL);
    assertThat(label.required()).isFalse();
    assertThat(settings.credit()).isPresent();
    assertThat(draft).contains("Are the loans of the 5 rows without one open?");
  }

  /** One of twenty: no reason to call a column of amounts a text. */
  @Test
  void oneBadCellMakesNoTextOfANumberAndNoneOfADay() throws IOException {
    String[] rows = new String[20];
    Arrays.fill(rows, "%d,%d.5,2023-01-31");
    rows[7] = "%d,about %d,2023-02-30";
    String draft = draft("no,amount,paid_on", rows);
    Table table = read(draft).sources().get(0).table();
    assertThat(table.column("amount").orElseThrow().type().label()).isEqualTo("decimal(38,1)");
    assertThat(table.column("paid_on").orElseThrow().role()).isEqualTo(Role.AS_OF);
    assertThat(draft)
        .contains(
            "1 of 20 cells hold no number, the first \"about 7\": they go to quarantine unless"
                + " missing lists them, beside optional: true")
        .contains("1 of 20 cells hold no day, the first \"2023-02-30\"");
  }

  /** The same loan delivered twice is a duplicate, no reason to count rows instead of loans. */
  @Test
  void oneRowThatStandsTwiceLeavesTheNumberAnId() throws IOException {
    String[] rows = new String[60];
    Arrays.fill(rows, "L%d,A");
    rows[59] = "L0,A";
    String draft = draft("loan_no,sector", rows);
    assertThat(read(draft).sources().get(0).table().key()).containsExactly("loan_no");
    assertThat(draft).contains("CHECK some values stand in more than one of 60 rows");
  }

  @Test
  void columnOfWordsAmongNumbersStaysText() throws IOException {
    String[] rows = new String[20];
    Arrays.fill(rows, "%d,%d");
    rows[3] = "%d,A%d";
    rows[9] = "%d,B%d";
    Table table = read(draft("no,size", rows)).sources().get(0).table();
    assertThat(table.column("size").orElseThrow().type().label()).isEqualTo("text");
  }

  /** A day that could be read both ways is read the way that fits more cells. */
  @Test
  void takesThePatternThatFitsMostDays() throws IOException {
    String[] rows = new String[12];
    Arrays.fill(rows, "%d,01/02/2023");
    rows[5] = "%d,01/31/2023";
    assertThat(draft("no,paid_on", rows)).contains("pattern: \"M/d/yyyy\"");
  }

  @ParameterizedTest
  @CsvSource({
    "合同编号, contract_no",
    "统一社会信用代码, credit_code",
    "月均流水(万元), monthly_turnover",
    "期限（月）, term_month",
    "近6个月逾期次数, recent_6_month_overdue_count",
    "是否违约, is_default",
    "ＬｏａｎＮｏ, loan_no",
    // One character that the glossary does not hold: no half translation.
    "苗情等级, column_7",
    "2024, column_7",
  })
  void namesColumnsAfterTheirHeaders(String header, String name) {
    assertThat(new ColumnNames(List.of()).of(header, 7)).isEqualTo(name);
  }

  @Test
  void givesNoNameTwice() {
    ColumnNames names = new ColumnNames(List.of("run_id"));
    assertThat(List.of(names.of("金额", 1), names.of("Amount", 2), names.of("run id", 3)))
        .containsExactly("amount", "amount_2", "run_id_3");
  }

  @Test
  void amountInTenThousandsIsLedToTheUnit() throws IOException {
    assertThat(draft("编号,金额(万元)", "%d,1%d.5", "%d,1%d.25"))
        .contains("amount: {from: \"金额(万元)\", times: 10000, type: \"decimal(38,2)\", unit: money");
  }

  /** 12.3万元 is 123,000 and 7.25 % is 0.0725; a number without its unit may be anything. */
  @Test
  void readsTheUnitInsideTheCells(SparkSession spark) throws IOException {
    String[] rows = new String[60];
    Arrays.fill(rows, "%d,%d.3万元,7.25 %");
    rows[1] = "%d,90000,％";
    rows[2] = "%d,1.5 万元,7.25％";
    String draft = draft("no,income,rate", rows);
    assertThat(draft)
        .contains("suffix: \"万元\", times: 10000, type: whole, unit: money")
        .contains("suffix: \"%\", times: 0.01, type: \"decimal(38,4)\", unit: share")
        .contains("1 of 60 cells do not end in 万元, such as \"90000\": they go to quarantine");
    Settings settings = read(draft);
    Trial trial = Trial.of(spark, settings, settings.asOf());
    assertThat(trial.balance()).isEqualTo(new Balance("rows", 60, 59, 1, 0, 0));
    assertThat(trial.accepted().where("income = 15000 and rate = 0.0725").count()).isEqualTo(1);
    assertThat(trial.accepted().where("income = 123000").count()).isEqualTo(1);
  }

  @Test
  void leavesNumbersInSeveralUnitsAText() throws IOException {
    String draft = draft("no,income", "%d,%d元", "%d,%d万元");
    assertThat(draft).contains("type: text").contains("or numbers in several units (万元, 元)?");
  }

  /** Taken for a number, -1 members of staff would be the smallest firm of all. */
  @Test
  void takesTheOnlyNegativeValueForNone(SparkSession spark) throws IOException {
    String[] rows = new String[20];
    Arrays.fill(rows, "%d,%d");
    rows[3] = "%d,-1";
    rows[9] = "%d,-1";
    String draft = draft("no,turnover", rows);
    assertThat(draft)
        .contains("missing: [\"-1\"]")
        .contains("optional: true")
        .contains("missing_code: R96")
        .contains("is -1, the only negative value, none at all? It is drafted as missing");
    Settings settings = read(draft);
    Trial trial = Trial.of(spark, settings, settings.asOf());
    assertThat(trial.accepted().where("turnover is null").count()).isEqualTo(2);
    rows[4] = "%d,-7";
    assertThat(draft("no,turnover", rows)).doesNotContain("only negative");
  }

  /** Text among numbers that says "unknown" makes no text of them. */
  @Test
  void takesWordsForUnknownAndDaysThatAreNone(SparkSession spark) throws IOException {
    String draft =
        draft(
            "借据号,申请日期,员工人数,成立日期,执行利率,是否不良",
            "%d,2024-01-05,%d,2019-03-01,4.5%,0",
            "%d,2024-02-05,不详,1900-01-01,4.1%,1",
            "%d,2024-03-05,1%d,2020-03-01,5.5%,0");
    Settings settings = read(draft);
    Table table = settings.sources().get(0).table();
    assertThat(table.column("staff_count").orElseThrow().type().label()).isEqualTo("whole");
    Trial trial = Trial.of(spark, settings, settings.asOf());
    assertThat(trial.accepted().where("business_age is null and staff_count is null").count())
        .isEqualTo(7);
    assertThat(trial.accepted().where("business_age = 1771").count()).isEqualTo(7);
    // The next day's applications have no rate yet.
    Column rate =
        table.columns().stream()
            .filter(c -> c.role() == Role.POST_DECISION)
            .findFirst()
            .orElseThrow();
    assertThat(rate.required()).isFalse();
  }

  /** A word of its own for no value needs no list of such words. */
  @Test
  void takesTheOneWordAmongNumbersForNone(SparkSession spark) throws IOException {
    String[] rows = new String[20];
    Arrays.fill(rows, "%d,1%d.5");
    rows[3] = "%d,荒地";
    rows[9] = "%d,荒地";
    String draft = draft("no,area", rows);
    assertThat(draft)
        .contains("missing: [\"荒地\"], type: \"decimal(38,1)\", unit: none, optional: true")
        .contains("is 荒地, which stands in 2 of 20 cells, none at all, or 0?");
    Settings settings = read(draft);
    Trial trial = Trial.of(spark, settings, settings.asOf());
    assertThat(trial.accepted().where("area is null").count()).isEqualTo(2);
  }

  /** Where every third loan goes bad, nobody is as safe as 5 %, nor much safer than the mean. */
  @Test
  void setsCutoffsFromTheShareOfBadLoans() throws IOException {
    String draft = draft("no,amount,overdue", "%d,%d,1", "%d,%d,0", "%d,%d,0");
    assertThat(draft)
        .contains("cutoffs: {approve_below: 0.36, decline_from: 0.60}")
        .contains("from the share of bad loans, 35.0 %");
    assertThat(read(draft).credit()).isPresent();
  }

  @Test
  void makesSharesOfPerCentAndMoneyOfFees() throws IOException {
    String draft = draft("借据号,资产负债率(%),月均水电费,debt_pct", "%d,52.5,1%d0.35,5%d", "%d,0.7,98,12");
    assertThat(draft)
        .contains("from: \"资产负债率(%)\", times: 0.01, type: \"decimal(38,3)\", unit: share")
        .contains("from: \"debt_pct\", times: 0.01, type: \"decimal(38,2)\", unit: share")
        .contains("from: \"月均水电费\", type: \"decimal(38,2)\", unit: money");
  }

  /** Two values make no outcome of a sex, nor does the outcome's name have to be English. */
  @Test
  void takesNoProtectedColumnForTheOutcomeAndNothingLaterForAFeature() throws IOException {
    String draft = draft("编号,贷款结果,审批人,当前逾期天数,性别", "%d,正常,甲,0,男", "%d,不良,乙,9,女", "%d,,甲,0,女");
    Table table = read(draft).sources().get(0).table();
    assertThat(table.columns())
        .extracting(Column::role)
        .containsExactly(
            Role.AS_OF,
            Role.ID,
            Role.LABEL,
            Role.POST_DECISION,
            Role.POST_DECISION,
            Role.PROTECTED);
    assertThat(draft).contains("recode: {\"不良\": 1, \"正常\": 0}").contains("language: zh");
  }

  /** A person confirms what a header says, instead of looking it up in tables of codes. */
  @Test
  void proposesTrendReasonAndUnitFromWords() throws IOException {
    String draft =
        draft(
            "合同编号,审批日期,近24个月逾期次数,经营年限,执行利率,行业,苗情,等级",
            "%d,2024-01-04,%d,%d,4.35,餐饮,%d,A",
            "%d,2024-01-05,%d,%d,4.35,种植,%d,B");
    assertThat(draft)
        .contains("unit: count, role: feature, trend: rising")
        .contains(
            "code: R01, meaning: \"近24个月逾期次数\"}   # CHECK late before the decision, or after it? By the word 逾期")
        .contains("unit: years, role: feature, trend: falling")
        .contains("role: feature, code: R18, meaning: \"行业\"}   # by the word 行业")
        .contains(
            "role: post_decision, meaning: \"执行利率\"}   # named like what is set with the decision")
        .contains(
            "trend: free, why: none, meaning: \"苗情\"}   # CHECK was it known before the decision?")
        .contains("# R01 逾期 late, R02 负债 debt")
        // Of two columns with two values, the one whose header speaks of a trade is no outcome.
        .contains("recode: {\"A\": 0, \"B\": 1}, role: label");
    read(draft);
  }

  /** A person's minutes go to what no file can say; all else is only told. */
  @Test
  void asksOnlyWhatNoFileCanSay() throws IOException {
    String draft =
        draft(
            "客户号,合同编号,审批日期,逾期次数,苗情,是否违约",
            "C%d,L%d,2024-01-04,%d,%d,否",
            "C%d,L%d,2024-01-05,%d,%d,是");
    assertThat(draft.lines().filter(line -> line.contains(Draft.QUESTION)))
        .satisfiesExactly(
            line -> assertThat(line).contains("was each role: feature known BEFORE the decision?"),
            line -> assertThat(line).contains("late before the decision, or after it?"),
            line -> assertThat(line).contains("苗情"),
            line -> assertThat(line).endsWith("CHECK is \"是\" the bad outcome (10 of 20 rows)?"),
            line -> assertThat(line).contains("who applies?"),
            line -> assertThat(line).contains("your policy?"));
    assertThat(draft).contains("# 6 lines say CHECK");
  }

  /** Loans of the last years are open: a later period among them would hold nothing. */
  @Test
  void keepsTheLastOfTheLoansThatHaveAnOutcome() throws IOException {
    String draft =
        draft(
            "no,granted,pts,bad",
            "%d,2021-03-04,%d,no",
            "%d,2022-05-06,%d,yes",
            "%d,2024-07-08,%d,");
    assertThat(draft)
        .contains("as_of: 2024-07-08")
        .contains("periods: {from: 2021-03-04, oot_from: 2022-05-06, until: 2022-05-06}");
  }

  private static final String TURKISH = "NO,TARIH,TEMERRUT,ILK";

  private static final String[] TURKISH_ROWS = {
    "%d,2021-03-04,E,H", "%d,2022-05-06,H,V", "%d,2022-05-06,H,V", "%d,2024-07-08,,V"
  };

  /** What is empty for the last loans only is the outcome, in whatever tongue its header is. */
  @Test
  void takesWhatLeavesTheLastLoansOpenForTheOutcome() throws IOException {
    assertThat(draft(TURKISH, TURKISH_ROWS))
        .contains(
            "temerrut: {from: \"TEMERRUT\", type: whole, unit: none, recode: {\"E\": 1, \"H\": 0}, optional: true, role: label")
        .contains("Is it another column? Draft with --label COLUMN.")
        .contains("oot_from: 2022-05-06, until: 2022-05-06");
  }

  /**
   * An id that stands in some rows each is that of who applied, in whatever tongue; a person says.
   */
  @Test
  void asksWhetherAnIdOfSomeRowsEachIsTheApplicant() throws IOException {
    String[] rows = new String[200];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "K%d,M".formatted(i) + i / 2 + ",S" + i % 3 + ",2024-01-05," + i % 2;
    }
    String draft = draft("KREDI_NO,MUSTERI_NO,SUBE_NO,TARIH,bad", rows);
    assertThat(draft)
        .contains("from: \"MUSTERI_NO\", type: text, role: id, domain: applicant")
        .contains("# CHECK who applied?: 100 different in 200 rows");
    assertThat(draft.indexOf("musteri_no: {")).isLessThan(draft.indexOf("kredi_no: {"));
  }

  @Test
  void takesTheColumnThatIsSaidForTheOutcome() throws IOException {
    assertThat(draft(Optional.of("ILK"), TURKISH, TURKISH_ROWS))
        .contains("recode: {\"H\": 1, \"V\": 0}, role: label")
        .contains("temerrut: {from: \"TEMERRUT\", type: text, optional: true, role: feature")
        .doesNotContain("Draft with --label");
    assertThatThrownBy(() -> draft(Optional.of("SON"), TURKISH, TURKISH_ROWS))
        .hasMessageEndingWith("has no column \"SON\"; it has NO, TARIH, TEMERRUT, ILK");
    assertThatThrownBy(() -> draft(Optional.of("NO"), TURKISH, TURKISH_ROWS))
        .hasMessageContaining("20 different values, expected the two of an outcome");
  }

  @Test
  void namesNoPeriodsWhereNoDayStandsBesideAnOutcome() throws IOException {
    assertThat(draft("no,granted,bad", "%d,2021-03-04,", "%d,,yes", "%d,,no"))
        .contains("role: label")
        .doesNotContain("  periods: ");
  }

  /** A comma with two digits behind it groups nothing, so there is nothing to ask. */
  @Test
  void asksOfCommasOnlyWhereTheyMayGroupThousands() throws IOException {
    assertThat(draft("no;granted;sum;bad", "%d;2021-03-04;1%d,50;0", "%d;2021-03-05;2%d,75;1"))
        .contains("notation: decimal_comma")
        .doesNotContain("does a comma stand");
  }

  /** Where a business day begins, and in which money, is told by no file but a Chinese one. */
  @Test
  void asksForZoneAndMoneyWhereNothingTellsThem() throws IOException {
    assertThat(draft("no,granted,bad", "%d,2021-03-04,0", "%d,2021-03-05,1"))
        .contains("zone: Asia/Shanghai   # CHECK", "currency: CNY}   # CHECK");
    assertThat(draft("编号,审批日期,违约", "%d,2021-03-04,0", "%d,2021-03-05,1"))
        .doesNotContain("   # CHECK yours?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plec_wlasciciela", "Geschlecht", "edad", "cinsiyet", "birth_decade"})
  void keepsWhatIsProtectedOutOfTheModelInOtherTongues(String header) throws IOException {
    assertThat(
            draft("no,granted,%s,bad".formatted(header), "%d,2021-03-04,K,0", "%d,2021-03-05,M,1"))
        .contains("from: \"%s\", type: text, role: protected".formatted(header));
  }

  /** Where no word tells, the rarer of two outcomes is the bad one. */
  @Test
  void readsHeadersWithoutBlanks() throws IOException {
    assertThat(
            draft(
                "LoanRef,ApprovedOn,Crop,TermMonths,InterestRatePct,ExistingDebt,Outcome",
                "L%d,2024-01-04,rice,12,4.5,1%d,P",
                "L%d,2024-01-05,wheat,24,4.5,1%d,P",
                "L%d,2024-01-06,wheat,24,4.5,1%d,D"))
        .contains("recode: {\"D\": 1, \"P\": 0}")
        .contains("role: post_decision, meaning: \"InterestRatePct\"")
        .contains("unit: months")
        .contains("from: \"ExistingDebt\", type: whole, unit: money")
        .contains("applicant_type: FARM_HOUSEHOLD");
  }

  /** 86.7 in a column of sales is a very small firm, or a middling one in ten thousand yuan. */
  @Test
  void asksForTheUnitOfSmallSums() throws IOException {
    assertThat(draft("编号,年销售收入,贷款金额,月均流水(元)", "L%d,8%d.5,10%d000,1%d"))
        .contains("CHECK by the word 销售; in yuan, or in 万元 (times: 10000)? Half of them are below")
        .doesNotContain("CHECK by the word 贷款金额")
        .doesNotContain("CHECK by the word 流水");
  }

  @Test
  void takesTheDayThatIsNamedLikeADecisionBeforeTheFirst() throws IOException {
    Table table =
        read(draft("no,applied_on,approved_on", "%d,2024-01-02,2024-01-03"))
            .sources()
            .get(0)
            .table();
    assertThat(table.column("approved_on").orElseThrow().role()).isEqualTo(Role.AS_OF);
  }

  /** Files that people keep have an odd cell; it must not cost the outcome or the tokens. */
  @Test
  void oddCellMakesNoFeatureOfTheOutcomeAndNoPlainTextOfAnId() throws IOException {
    String[] rows = new String[100];
    Arrays.fill(rows, "C%d,L%d,正常");
    for (int i = 0; i < 100; i += 9) {
      rows[i] = "C1,L%d,不良";
    }
    rows[5] = "C%d,L%d,待核实";
    rows[7] = ",,";
    String draft = draft("客户号,合同编号,贷款结果", rows);
    assertThat(draft)
        .contains("role: id, domain: applicant")
        .contains(
            "role: id, domain: row, meaning: \"合同编号\"}   # CHECK 99 rows have one, the others go to quarantine")
        .contains("recode: {\"不良\": 1, \"正常\": 0}")
        .contains("Others, such as \"待核实\", go to quarantine");
    assertThat(read(draft).credit()).isPresent();
  }

  @Test
  void saysThatNothingWouldBeScoredWithoutAnOutcome() throws IOException {
    assertThat(draft("no,amount", "%d,%d"))
        .contains("give one role: label, and take the # off the lines below\n# credit:\n")
        .doesNotContain("\ncredit:");
  }

  /** As core banking systems export them: closed, called, written off, open. */
  @Test
  void offersAnOutcomeOfSeveralValues() throws IOException {
    String[] states = {"ERL", "ERL", "LFD", "KUEND", "ABSCHR"};
    String[] rows = new String[60];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = "L%d,2024-03-%02d,%d,%s".formatted(i, 1 + i % 28, 1000 + i * 13, states[i % 5]);
    }
    String draft = draft("loan_no,granted,amount,STATUS", rows);
    assertThat(draft)
        .contains("CHECK the outcome? \"ERL\" 24, \"ABSCHR\" 12, \"KUEND\" 12, \"LFD\" 12")
        .contains("recode: {\"ERL\": 0, \"ABSCHR\": 0, \"KUEND\": 0, \"LFD\": 0}, role: label");
    assertThat(read(draft).credit()).isEmpty();
    String answered =
        draft
            .replaceFirst(
                "(from: \"STATUS\"), type: text",
                "$1, type: whole, unit: none, optional: true, recode: {\"ERL\": 0, \"ABSCHR\": 1, \"KUEND\": 1}, missing: [LFD], role: label")
            .replaceAll("(?m)^# (credit:|  )", "$1");
    assertThat(read(answered).credit()).isPresent();
  }

  /** Words of spreadsheets and office people for a value that is not there. */
  @Test
  void takesMarksOfSpreadsheetsForNone() throws IOException {
    String[] rows = new String[200];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          "L%d;%02d.03.2024;%s;%s;%s"
              .formatted(
                  i,
                  1 + i % 28,
                  i % 12 == 0 ? "k.A." : "%d.%03d,50".formatted(1 + i % 7, i),
                  i % 15 == 0 ? "#NV" : Integer.toString(400 + i),
                  i % 4 == 0 ? "bad" : "ok");
    }
    assertThat(draft("loan_no;granted;income;bureau_score;outcome", rows))
        .contains("missing: [\"k.A.\"]")
        .contains("missing: [\"#NV\"]")
        .contains("from: \"income\", ")
        .doesNotContain("different texts");
  }

  /** Umlauts stand alone among letters; bytes of Chinese come in pairs. */
  @ParameterizedTest
  @CsvSource({"windows-1252, Möbel für Köche", "GB18030, 面包店和餐馆", "UTF-8, Möbel für Köche"})
  void tellsWesternBytesFromChinese(String charset, String purpose) throws IOException {
    StringBuilder text = new StringBuilder("loan_no,granted,purpose,outcome\n");
    for (int i = 0; i < 60; i++) {
      text.append(
          "L%d,2024-03-%02d,%s,%s%n".formatted(i, 1 + i % 28, purpose, i % 4 == 0 ? "bad" : "ok"));
    }
    Path file = folder.resolve("western.csv");
    Files.write(file, text.toString().getBytes(Charset.forName(charset)));
    assertThat(Draft.of(file, Optional.empty())).contains("charset: " + charset);
  }

  /** The first id names the applicant, whatever the order of the file. */
  @Test
  void putsTheOneWhoAppliedBeforeTheLoan() throws IOException {
    String draft = draft("loan_no,postcode,customer_id", "L%d,100080,C1", "L%d,100081,C2");
    Table table = read(draft).sources().get(0).table();
    assertThat(table.key()).containsExactly("loan_no");
    assertThat(table.columns())
        .filteredOn(column -> column.role() == Role.ID)
        .extracting(Column::name)
        .containsExactly("customer_id", "loan_no");
  }

  @Test
  void saysWhatCannotBeRead() {
    assertThatThrownBy(() -> Draft.of(folder, Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith("is no plain file, expected a CSV file");
    assertThatThrownBy(() -> Draft.of(folder.resolve("loans.csv"), Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageEndingWith("loans.csv does not exist, expected a CSV file");
  }

  /** The first bytes of a packed file, of Microsoft's compound file, and of Parquet. */
  @ParameterizedTest
  @CsvSource({
    "504b0304, an Excel workbook; save its sheet as CSV",
    "d0cf11e0a1b11ae1, an Excel workbook of before 2007; save its sheet as CSV",
    "50415231, a Parquet file; write its rows as CSV"
  })
  void saysHowToDraftFromWhatIsNoText(String bytes, String said) throws IOException {
    Path file = Files.write(folder.resolve("loans.bin"), HexFormat.of().parseHex(bytes));
    assertThatThrownBy(() -> Draft.of(file, Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("%s is %s", file, said);
  }

  private Path book() throws IOException {
    return Files.write(folder.resolve("book.csv"), BOOK.getBytes(Charset.forName("GB18030")));
  }

  /** A draft of a file of at least twenty rows, whose rows repeat; {@code %d} is the row. */
  private String draft(String header, String... rows) throws IOException {
    return draft(Optional.empty(), header, rows);
  }

  private String draft(Optional<String> label, String header, String... rows) throws IOException {
    StringBuilder text = new StringBuilder(header);
    int count = Math.max(20, rows.length);
    for (int i = 0; i < count; i++) {
      text.append('\n').append(rows[i % rows.length].replace("%d", String.valueOf(i)));
    }
    return Draft.of(Files.writeString(folder.resolve("rows.csv"), text.append('\n')), label);
  }

  private Settings read(String draft) throws IOException {
    return Settings.read(
        Files.writeString(folder.resolve("draft.yaml"), draft),
        List.of("public_data=true", "keyset=demo"),
        List.of());
  }
}
