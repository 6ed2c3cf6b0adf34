// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.FinancialStatements;
import org.qingmiao.features.source.GreenProjects;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.source.Repayments;
import org.qingmiao.features.source.UtilityBills;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.VersionRank;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.BenefitGaps;
import org.qingmiao.models.ledger.CarbonReportLines;
import org.qingmiao.models.ledger.EnvironmentalBenefits;
import org.qingmiao.models.ledger.Exclusions;
import org.qingmiao.models.ledger.FinancedEmissionRows;
import org.qingmiao.models.ledger.FootprintGaps;
import org.qingmiao.models.ledger.Footprints;

/** The carbon account of the demo county, against its raw rows and the generator's truth. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarbonCountyTest {
  private static final LocalDate YEAR_END = LocalDate.of(2024, 12, 31);
  private static final List<String> METHODS = List.of("PCAF2022", "CNBANK", "PBOC2021");

  private final Pseudonym pseudonym = Pseudonym.of(Keyset.demo());
  private DemoTrial.Lake demo;
  private TrialLake trial;
  private Map<String, Row> loans;

  @BeforeAll
  void takeTheLake(DemoTrial.Lake demo) {
    this.demo = demo;
    this.trial = demo.trial();
    this.loans = new HashMap<>();
    standing(Loans.TABLE).forEach(loan -> loans.put(loan.getAs("loan_token"), loan));
  }

  @Test
  void everyEnterpriseHasAFootprintOrAReasonForEachScope() {
    Set<String> registered = new HashSet<>();
    rows(Enterprises.TABLE)
        .where("op = 'U'")
        .select("enterprise_token")
        .distinct()
        .collectAsList()
        .forEach(row -> registered.add(row.getString(0)));
    Map<String, Integer> answers = new HashMap<>();
    for (Dataset<Row> table : List.of(ofOwnFigures(), rows(FootprintGaps.TABLE))) {
      for (Row row : table.collectAsList()) {
        answers.merge(row.getAs("enterprise_token") + " " + row.getAs("scope"), 1, Integer::sum);
      }
    }
    assertThat(answers.values()).containsOnly(1);
    // A registration that was withdrawn leaves no enterprise behind.
    assertThat(answers.size() / 2).isBetween(registered.size() - 3, registered.size());
    assertThat(ofOwnFigures().count()).isGreaterThan(100);
  }

  private Dataset<Row> ofOwnFigures() {
    return rows(Footprints.TABLE).where("model_version IS NULL");
  }

  /** Green 4.6 and invariant 4: covered + excluded = book, to the cent and to the loan. */
  @Test
  void everyLoanIsFinancedOrExcludedOnceUnderEachMethod() {
    for (String method : METHODS) {
      Map<String, Integer> answers = new HashMap<>();
      financed(method).keySet().forEach(loan -> answers.merge(loan, 1, Integer::sum));
      excluded(method).keySet().forEach(loan -> answers.merge(loan, 1, Integer::sum));
      assertThat(answers.keySet()).as(method).isEqualTo(loans.keySet());
      assertThat(answers.values()).as(method).containsOnly(1);
      assertThat(financed(method)).as(method).isNotEmpty();
    }
    Set<String> primary = financed("PCAF2022").keySet();
    BigDecimal covered =
        attributions("PCAF2022").entrySet().stream()
            .filter(one -> primary.contains(one.getKey()))
            .map(one -> one.getValue().<BigDecimal>getAs("outstanding"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal left =
        excluded("PCAF2022").values().stream()
            .map(row -> row.<BigDecimal>getAs("outstanding"))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(covered.add(left)).isEqualByComparingTo(book());
  }

  /** What is owed at the end of the year, straight from the raw rows. */
  private BigDecimal book() {
    Map<String, List<Row>> paid = paid();
    return loans.entrySet().stream()
        .map(loan -> owed(loan.getValue(), paid.getOrDefault(loan.getKey(), List.of())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private Map<String, List<Row>> paid() {
    Map<String, List<Row>> paid = new HashMap<>();
    for (Row row : standing(Repayments.TABLE)) {
      if (row.getAs("paid_on") != null) {
        paid.computeIfAbsent(row.getAs("loan_token"), loan -> new ArrayList<>()).add(row);
      }
    }
    return paid;
  }

  /**
   * Equal parts by month, or all at maturity; nothing is owed after a loss or a surety's payment.
   */
  private static BigDecimal owed(Row loan, List<Row> paid) {
    BigDecimal amount = loan.getAs("amount_cny");
    if (amount == null || day(loan, "disbursed_on").isAfter(YEAR_END)) {
      return BigDecimal.ZERO;
    }
    String event = loan.getAs("adverse_event");
    boolean closed = "CHARGE_OFF".equals(event) || "COMPENSATION".equals(event);
    if (closed && !day(loan, "adverse_event_on").isAfter(YEAR_END)) {
      return BigDecimal.ZERO;
    }
    LocalDate matures = day(loan, "matures_on");
    List<Row> byThen = paid.stream().filter(p -> !day(p, "paid_on").isAfter(YEAR_END)).toList();
    if (!loan.getAs("schedule").equals("INSTALMENT")) {
      boolean isRepaid = byThen.stream().anyMatch(p -> !day(p, "due_on").isBefore(matures));
      return isRepaid ? BigDecimal.ZERO : amount;
    }
    long parts = ChronoUnit.MONTHS.between(day(loan, "disbursed_on"), matures);
    BigDecimal part = amount.divide(BigDecimal.valueOf(parts), 2, RoundingMode.CEILING);
    return amount.subtract(part.multiply(BigDecimal.valueOf(byThen.size()))).max(BigDecimal.ZERO);
  }

  /**
   * Thirty loans that finance scope 2, worked out from the rows of the sources: kWh of twelve bills
   * * 0.5366 t/MWh (nation, 2022: conf/factors/grid.csv), times what is owed over equity and debt.
   */
  @Test
  void sampledLoansFinanceWhatTheirRawRowsSay() {
    Map<String, Double> kwh = kwhOfTheYear();
    Map<String, Row> statements = new HashMap<>();
    for (Row row : standing(FinancialStatements.TABLE)) {
      if (day(row, "period_end").equals(YEAR_END)) {
        statements.put(row.getAs("enterprise_token"), row);
      }
    }
    Map<String, List<Row>> paid = paid();
    int compared = 0;
    for (Map.Entry<String, Map<String, Row>> one : new TreeMap<>(financed("PCAF2022")).entrySet()) {
      Row loan = loans.get(one.getKey());
      String enterprise = loan.getAs("enterprise_token");
      Row power = one.getValue().get("S2_LOC");
      if (power == null || !kwh.containsKey(enterprise) || !statements.containsKey(enterprise)) {
        continue;
      }
      Row statement = statements.get(enterprise);
      BigDecimal funding =
          statement
              .<BigDecimal>getAs("equity_cny")
              .max(BigDecimal.ZERO)
              .add(statement.<BigDecimal>getAs("debt_cny"));
      double expected =
          owed(loan, paid.getOrDefault(one.getKey(), List.of())).doubleValue()
              / funding.doubleValue()
              * kwh.get(enterprise)
              / 1000
              * 0.5366;
      assertThat(power.<Double>getAs("tco2e"))
          .as(one.getKey())
          .isCloseTo(expected, within(1e-9 * expected));
      if (++compared == 30) {
        return;
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(10);
  }

  /** Enterprises with a bill for every month of the year. */
  private Map<String, Double> kwhOfTheYear() {
    Map<String, List<Double>> bills = new HashMap<>();
    for (Row row : standing(UtilityBills.TABLE)) {
      if (day(row, "period_end").getYear() == YEAR_END.getYear()) {
        bills
            .computeIfAbsent(row.getAs("enterprise_token"), who -> new ArrayList<>())
            .add(row.<BigDecimal>getAs("energy_kwh").doubleValue());
      }
    }
    Map<String, Double> kwh = new HashMap<>();
    bills.forEach(
        (who, months) -> {
          if (months.size() == 12) {
            kwh.put(who, months.stream().mapToDouble(Double::doubleValue).sum());
          }
        });
    return kwh;
  }

  /** One footprint under three denominators: FE / af is the same (invariant 3). */
  @Test
  void methodsDifferOnlyByTheShare() {
    Map<String, Map<String, Row>> bank = financed("CNBANK");
    Map<String, Row> shares = attributions("PCAF2022");
    Map<String, Row> sharesOfBank = attributions("CNBANK");
    int compared = 0;
    for (Map.Entry<String, Map<String, Row>> one : financed("PCAF2022").entrySet()) {
      Row other = bank.getOrDefault(one.getKey(), Map.of()).get("S1");
      Row own = one.getValue().get("S1");
      if (own == null || other == null) {
        continue;
      }
      double footprint = own.<Double>getAs("tco2e") / af(shares.get(one.getKey()));
      assertThat(other.<Double>getAs("tco2e") / af(sharesOfBank.get(one.getKey())))
          .isCloseTo(footprint, within(1e-9 * footprint));
      compared++;
    }
    assertThat(compared).isPositive();
  }

  private static double af(Row share) {
    return share.<Double>getAs("af");
  }

  /**
   * Firms outside agriculture that meter every quarter: their tonnes are the generator's, but for
   * readings that replace a bill (3 %) and planted restatements.
   */
  @Test
  void fuelGivesTheCountysTrueEmissions() throws IOException {
    Map<String, Double> truth = new HashMap<>();
    for (String line : Files.readAllLines(demo.truth().resolve("emission.csv"))) {
      String[] cells = line.split(",");
      if (cells.length == 3 && cells[1].equals("2024")) {
        truth.put(pseudonym.token("credit_code", cells[0]), Double.valueOf(cells[2]));
      }
    }
    List<Double> off = new ArrayList<>();
    for (Row row :
        rows(Footprints.TABLE).where("scope = 'S1' AND method = 'ENERGY'").collectAsList()) {
      Double known = truth.get(row.<String>getAs("enterprise_token"));
      if (known != null && known > 0) {
        off.add(Math.abs(row.<Double>getAs("tco2e") / known - 1));
      }
    }
    off.sort(null);
    assertThat(off).hasSizeGreaterThan(10);
    // The median firm's meter is the truth, in millionths of a tonne; the factor has five digits.
    assertThat(off.get(off.size() / 2)).isLessThan(1e-4);
    assertThat(off.get(off.size() * 9 / 10)).isLessThan(0.2);
  }

  /** Rejection 16 and invariant 6. */
  @Test
  void everyScoredNumberLiesWithinItsInterval() {
    for (Table table : List.of(Footprints.TABLE, FinancedEmissionRows.TABLE)) {
      assertThat(
              rows(table).where("NOT (p05 <= tco2e AND tco2e <= p95) OR dq_score IS NULL").count())
          .as(table.name())
          .isZero();
    }
  }

  /**
   * Fields and herds emit CH4_BIO: 27.0 by AR6, and N2O 273 (conf/factors/gwp.csv). The county
   * draws its power from the nation's grid, so nothing changes there (conf/demo.yaml, wider_area).
   */
  @Test
  void footprintsStandUnderOtherAssumptionsToo() {
    Dataset<Row> footprints = rows(Footprints.TABLE);
    assertThat(footprints.where("ch4_t > 0").count()).isPositive();
    String byAr6 = "co2_t + 27.0 * ch4_t + 273 * n2o_t + other_tco2e";
    assertThat(
            footprints
                .where("ar6_tco2e IS NULL OR abs(ar6_tco2e - (%s)) > 1e-9 * tco2e".formatted(byAr6))
                .count())
        .isZero();
    assertThat(footprints.where("NOT (national_grid_tco2e <=> tco2e)").count()).isZero();
  }

  /** Rejections 9 and 10: a share is never capped, and no loan under review is in a total. */
  @Test
  void sharesAboveOneAreReviewedAndNotCapped() {
    List<Row> high = rows(Attributions.TABLE).where("af > 1").collectAsList();
    assertThat(high).isNotEmpty();
    Map<String, Set<String>> counted = new HashMap<>();
    METHODS.forEach(method -> counted.put(method, financed(method).keySet()));
    for (Row row : high) {
      assertThat(counted.get(row.<String>getAs("method_id")))
          .doesNotContain(row.<String>getAs("loan_token"));
    }
  }

  @Test
  void everyGreenLoanHasABenefitOrAReasonForEachMetric() {
    Set<String> projects = new HashSet<>();
    standing(GreenProjects.TABLE).forEach(row -> projects.add(row.getAs("project_no")));
    Map<String, Set<String>> metrics = new HashMap<>();
    for (Table table : List.of(EnvironmentalBenefits.TABLE, BenefitGaps.TABLE)) {
      for (Row row : rows(table).collectAsList()) {
        assertThat(
                metrics
                    .computeIfAbsent(row.getAs("project_id"), p -> new HashSet<>())
                    .add(row.getAs("metric")))
            .isTrue();
      }
    }
    assertThat(metrics.keySet()).isEqualTo(projects);
    assertThat(rows(EnvironmentalBenefits.TABLE).count()).isPositive();
    assertThat(rows(EnvironmentalBenefits.TABLE).where("loan_value > project_value").count())
        .isZero();
  }

  /** Were they all built a day after the year, each would be a gap and none a benefit. */
  @Test
  void aProjectBringsNothingBeforeItRuns() {
    Job job = trial.job("account-benefits");
    Map<Table, Dataset<Row>> tables = new HashMap<>();
    job.reads().forEach(table -> tables.put(table, rows(table)));
    tables.put(
        GreenProjects.TABLE,
        rows(GreenProjects.TABLE)
            .withColumn("operating_from", lit(Date.valueOf(YEAR_END.plusDays(1)))));
    Outputs made = job.run(trial.inputs(job.reads(), tables));
    assertThat(made.tables().get(EnvironmentalBenefits.TABLE.name()).count()).isZero();
    assertThat(
            made.tables()
                .get(BenefitGaps.TABLE.name())
                .where("code = 'NOT_RUNNING'")
                .select("project_id")
                .distinct()
                .count())
        .isEqualTo(
            standing(GreenProjects.TABLE).size()
                - rows(BenefitGaps.TABLE)
                    .where("code = 'UNDRAWN'")
                    .select("project_id")
                    .distinct()
                    .count());
  }

  /** What a project brings in the year is what it yields a year, by the days on which it ran. */
  @Test
  void aProjectBringsItsShareOfTheYear() {
    Map<String, Row> projects = new HashMap<>();
    standing(GreenProjects.TABLE).forEach(row -> projects.put(row.getAs("project_no"), row));
    for (Row row : rows(EnvironmentalBenefits.TABLE).where("metric = 'TCE'").collectAsList()) {
      Row project = projects.get(row.<String>getAs("project_id"));
      LocalDate from = day(project, "operating_from");
      assertThat(from).isBeforeOrEqualTo(YEAR_END);
      if (row.getAs("formula_id").equals("EFFICIENCY")) {
        LocalDate first = YEAR_END.withDayOfYear(1);
        double days =
            ChronoUnit.DAYS.between(from.isBefore(first) ? first : from, YEAR_END.plusDays(1));
        double expected =
            project.<BigDecimal>getAs("yearly_quantity").doubleValue()
                * days
                / YEAR_END.lengthOfYear();
        assertThat(row.<Double>getAs("project_value")).isCloseTo(expected, within(1e-9 * expected));
        assertThat(row.<String>getList(row.fieldIndex("flags")).contains("PART_YEAR"))
            .isEqualTo(from.isAfter(first));
      }
    }
  }

  /** Invariant 1: another number of partitions, in another order, gives the same digests. */
  @Test
  void givesTheSameDigestsForAnyNumberOfPartitions() {
    Map<String, String> before = new LinkedHashMap<>();
    for (String job :
        List.of(
            "account-footprints",
            "finance-emissions",
            "account-benefits",
            "judge-green",
            "stress-transition",
            "sum-carbon")) {
      Job carbon = trial.job(job);
      Map<Table, Dataset<Row>> shuffled = new HashMap<>();
      carbon
          .reads()
          .forEach(t -> shuffled.put(t, rows(t).repartition(7, col(rows(t).columns()[0]))));
      Outputs made = carbon.run(trial.inputs(carbon.reads(), shuffled));
      made.tables()
          .forEach(
              (name, rows) -> {
                Table table = trial.installation().table(name);
                before.put(name, ContentDigest.of(rows(table), table).text());
                assertThat(ContentDigest.of(rows, table).text())
                    .as(name)
                    .isEqualTo(before.get(name));
              });
    }
    assertThat(before).hasSize(13);
  }

  /** Rejection 18: one line of every code, recomputed by the query that stands beside it. */
  @Test
  void aLineOfTheReportIsWhatItsQueryGives() {
    Map<String, Row> lines = new TreeMap<>();
    for (Row row : rows(CarbonReportLines.TABLE).collectAsList()) {
      lines.merge(
          row.getAs("section") + " " + row.getAs("line_code"),
          row,
          (one, other) ->
              one.<BigDecimal>getAs("value").compareTo(other.getAs("value")) >= 0 ? one : other);
    }
    List<String> views = new ArrayList<>();
    for (Table table : trial.installation().tables()) {
      if (table.zone().equals("publish") && trial.lake().holds(table)) {
        rows(table).createOrReplaceTempView(table.name().replace('.', '_'));
        views.add(table.name());
      }
    }
    assertThat(lines.keySet())
        .contains(
            "A BOOK",
            "B TCO2E",
            "C DQ_BY_EMISSIONS",
            "D LOANS",
            "E GAPS",
            "E TCO2E_SHARE",
            "E WEAK_TCO2E_SHARE",
            "G CH4",
            "H LOAN_VALUE",
            "I GAIN",
            "J FOOTPRINTS",
            "B WACI",
            "K CHANGE",
            "K TCO2E",
            "L LOANS",
            "L PRECISION",
            "M MERTON_PD_S");
    lines.forEach(
        (code, line) -> {
          String query = SqlCommand.rewritten(line.getAs("query"), views);
          Object value = trial.spark().sql(query).head().get(0);
          BigDecimal printed = line.getAs("value");
          assertThat(new BigDecimal(value.toString()).subtract(printed).abs())
              .as("%s: %s", code, query)
              .isLessThanOrEqualTo(printed.abs().max(BigDecimal.ONE).movePointLeft(6));
        });
  }

  private Map<String, Map<String, Row>> financed(String method) {
    Map<String, Map<String, Row>> financed = new HashMap<>();
    for (Row row : of(FinancedEmissionRows.TABLE, method)) {
      financed
          .computeIfAbsent(row.getAs("loan_token"), loan -> new HashMap<>())
          .put(row.getAs("scope"), row);
    }
    return financed;
  }

  private Map<String, Row> excluded(String method) {
    Map<String, Row> excluded = new HashMap<>();
    for (Row row : of(Exclusions.TABLE, method)) {
      if (row.getAs("perimeter").equals("FULL")) {
        assertThat(excluded.put(row.getAs("loan_token"), row)).isNull();
      }
    }
    return excluded;
  }

  private Map<String, Row> attributions(String method) {
    Map<String, Row> shares = new HashMap<>();
    of(Attributions.TABLE, method).forEach(row -> shares.put(row.getAs("loan_token"), row));
    return shares;
  }

  /** Collected once: the tests ask for the same rows again and again. */
  private final Map<String, List<Row>> collected = new HashMap<>();

  private List<Row> of(Table table, String method) {
    return collected.computeIfAbsent(
        table.name() + " " + method,
        key -> rows(table).where(col("method_id").equalTo(method)).collectAsList());
  }

  private List<Row> standing(Table table) {
    return VersionRank.standing(rows(table), table.delivered().clock().orElseThrow())
        .collectAsList();
  }

  private Dataset<Row> rows(Table table) {
    return trial.rowsOfTheDay(table);
  }

  private static LocalDate day(Row row, String column) {
    return LocalDate.parse(row.getAs(column).toString());
  }
}
