// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.qingmiao.features.define.CreditRows;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.source.Repayments;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.IdleJob;
import org.qingmiao.jobs.pipeline.JoinCounts;
import org.qingmiao.jobs.report.DecisionFacts.Age;
import org.qingmiao.jobs.report.DecisionFacts.Points;
import org.qingmiao.jobs.report.DecisionFacts.Reason;
import org.qingmiao.jobs.report.DecisionFacts.Score;
import org.qingmiao.jobs.report.Edition.DataKind;
import org.qingmiao.jobs.report.ValidationFacts.CurvePoint;
import org.qingmiao.jobs.report.ValidationFacts.LeakFinding;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.ValidationFacts.RowStep;
import org.qingmiao.jobs.report.text.Currency;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Origin.Source;
import org.qingmiao.jobs.report.text.Texts;
import org.qingmiao.jobs.run.Manifest;

/**
 * Small facts that look like a real run: a model that tells loans apart on TEST and fails later, as
 * the SBA book does (credit 6.1), and a queue of twelve applicants. All figures are invented.
 */
final class Fixture {

  static final LocalDate DAY = LocalDate.of(2014, 12, 31);
  static final Texts TEXTS = Texts.read(Path.of("../conf/texts"));
  static final Edition EDITION =
      new Edition(Language.ZH, 50, 200, new Currency("USD"), DataKind.SYNTHETIC);

  private static final Source REPORT =
      new Source("publish.validation_report", "v1:31:0123456789abcdef:fedcba9876543210", 3);
  private static final Source CURVE =
      new Source("publish.validation_curve", "v1:400:1123456789abcdef:fedcba9876543210", 3);
  private static final Source ROWS =
      new Source("publish.row_waterfall", "v1:8:2123456789abcdef:fedcba9876543210", 3);
  private static final Source LEAKS =
      new Source("audit.leak_evidence", "v1:30:3123456789abcdef:fedcba9876543210", 3);
  private static final Source SCORES =
      new Source("publish.credit_score", "v1:12:4123456789abcdef:fedcba9876543210", 7);
  private static final Source POINTS =
      new Source("publish.score_points", "v1:80:5123456789abcdef:fedcba9876543210", 7);
  private static final Source TRAINING =
      new Source("audit.train_record", "v1:1:6123456789abcdef:fedcba9876543210", 2);
  private static final Source CARD =
      new Source("publish.model_card", "v1:12:7123456789abcdef:fedcba9876543210", 2);

  private static final List<String> FEATURES =
      List.of(
          "gr_appv",
          "portion",
          "naics_sector",
          "state",
          "bank_state",
          "no_emp",
          "new_exist",
          "create_job",
          "retained_job",
          "franchise",
          "urban_rural",
          "revline",
          "lowdoc",
          "same_state");

  private static final Source LINES =
      new Source("publish.report_line", "v1:60:8123456789abcdef:fedcba9876543210", 1);
  private static final Source SHARES =
      new Source("publish.attribution", "v1:9:9123456789abcdef:fedcba9876543210", 1);
  private static final Source FINANCED =
      new Source("publish.financed_emission", "v1:12:a123456789abcdef:fedcba9876543210", 1);

  private Fixture() {}

  /** A small book whose works emit most, much of it on weak data, with loans left out. */
  static CarbonFacts carbon() {
    List<CarbonFacts.Line> lines = new ArrayList<>();
    lines.add(line("A", "BOOK", Map.of(), "88210400.50", "CNY"));
    lines.add(line("A", "BOOK_LOANS", Map.of(), "412", "1"));
    lines.add(line("A", "COVERAGE", Map.of(), "0.284", "1"));
    part(lines, Map.of(), "57", "25050000", "4210.7", "3390.2", "5170.9", "168.1", "2.61");
    part(lines, Map.of("sector", "C"), "31", "14050000", "3010", "2500", "3600", "214.2", "2.2");
    part(lines, Map.of("sector", "A"), "18", "9000000", "1200.7", "890.2", "1570.9", "133.4", "4");
    part(lines, Map.of("sector", "UNKNOWN"), "8", "2000000", "0.42", "0.4", "0.45", "0.21", "2");
    part(
        lines,
        Map.of("asset_class", "BUSINESS_LOAN"),
        "57",
        "25050000",
        "4210.7",
        "3390.2",
        "5170.9",
        "168.1",
        "2.61");
    part(
        lines,
        Map.of("region", "990110"),
        "57",
        "25050000",
        "4210.7",
        "3390.2",
        "5170.9",
        "168.1",
        "2.61");
    for (String method : List.of("PCAF2022", "CNBANK", "PBOC2021")) {
      Map<String, String> dims = Map.of("method_id", method);
      String tonnes = method.equals("PBOC2021") ? "2600" : "4210.7";
      lines.add(line("C", "LOANS", dims, "57", "1"));
      lines.add(line("C", "OUTSTANDING", dims, "25050000", "CNY"));
      lines.add(line("C", "TCO2E", dims, tonnes, "tCO2e"));
      lines.add(line("C", "P05", dims, "2100", "tCO2e"));
      lines.add(line("C", "P95", dims, "5170.9", "tCO2e"));
      lines.add(line("C", "DQ_BY_OUTSTANDING", dims, "2.61", "1"));
      lines.add(line("C", "DQ_BY_EMISSIONS", dims, "2.98", "1"));
    }
    lines.add(line("B", "WACI", Map.of(), "64.18", "tCO2e/1e6CNY"));
    Map<String, String> ar6 = Map.of("assumption", "AR6");
    lines.add(line("K", "TCO2E", ar6, "4151.9", "tCO2e"));
    lines.add(line("K", "CHANGE", ar6, "-0.013965", "share"));
    Map<String, String> grid = Map.of("assumption", "NATIONAL_GRID", "reason", "NO_FACTOR");
    lines.add(line("K", "WITHOUT", grid, "3", "1"));
    Map<String, String> median = Map.of("assumption", "B1", "reason", "NO_ESTIMATE");
    lines.add(line("K", "WITHOUT", median, "0", "1"));
    Map<String, String> gate =
        Map.of("scope", "S1", "known", "STATEMENT_AND_POWER", "segment", "C");
    lines.add(line("I", "TREES_SERVE", gate, "1", "index"));
    lines.add(line("I", "GAIN", gate, "0.088", "share"));
    lines.add(line("I", "GAIN_LOW95", gate, "0.056", "index"));
    lines.add(line("I", "GAIN_HIGH95", gate, "0.113", "index"));
    lines.add(line("I", "SERVED_COVERAGE", gate, "0.907", "share"));
    lines.add(line("I", "MAE_MEDIAN", gate, "0.966", "index"));
    lines.add(line("I", "MAE_TREES", gate, "0.881", "index"));
    excluded(lines, "NO_FOOTPRINT", "FULL", "120", "41000000");
    excluded(lines, "NO_DENOMINATOR", "FULL", "35", "22160400.50");
    excluded(lines, "UNDRAWN", "FULL", "200", "0");
    excluded(lines, "GUIDE_MICRO", "GUIDE", "300", "60000000");
    for (int score = 1; score <= 5; score++) {
      Map<String, String> dims = Map.of("dq_score", Integer.toString(score));
      boolean isUsed = score == 2 || score == 4;
      lines.add(line("E", "LOANS", dims, isUsed ? "28" : "0", "1"));
      lines.add(line("E", "OUTSTANDING", dims, isUsed ? "12525000" : "0", "CNY"));
      lines.add(line("E", "TCO2E", dims, isUsed ? "2105.35" : "0", "tCO2e"));
      lines.add(line("E", "OUTSTANDING_SHARE", dims, isUsed ? "0.5" : "0", "share"));
      lines.add(line("E", "TCO2E_SHARE", dims, isUsed ? "0.5" : "0", "share"));
    }
    lines.add(line("E", "WEAK_TCO2E_SHARE", Map.of(), "0.5", "share"));
    lines.add(
        line(
            "E",
            "ENTERPRISES",
            Map.of("scope", "S1", "method", "ENERGY", "dq_score", "2"),
            "61",
            "1"));
    lines.add(line("E", "GAPS", Map.of("scope", "S2_LOC", "code", "PARTIAL_YEAR"), "9", "1"));
    Map<String, String> farms =
        Map.of("scope", "S1", "method", "PRODUCT", "area_check", "UNCHECKED");
    lines.add(line("G", "FARMS", farms, "22", "1"));
    lines.add(line("G", "TCO2E", farms, "1340.25", "tCO2e"));
    lines.add(line("G", "CH4", farms, "30.1", "t"));
    lines.add(line("G", "N2O", farms, "0.61", "t"));
    Map<String, String> power =
        Map.of(
            "metric", "CO2",
            "formula_id", "POWER_WIND_PV",
            "baseline_method", "AVERAGE_MIX",
            "basis", "EX_POST");
    lines.add(line("H", "LOANS", power, "3", "1"));
    lines.add(line("H", "PROJECT_VALUE", power, "512.5", "CO2"));
    lines.add(line("H", "LOAN_VALUE", power, "204.125", "CO2"));
    lines.add(
        line(
            "H",
            "GAPS",
            Map.of("metric", "TCE", "formula_id", "POWER_WIND_PV", "code", "MISSING_INPUT"),
            "3",
            "1"));
    lines.add(
        line(
            "J",
            "FOOTPRINTS",
            Map.of("factor_id", "CN-GRID-2022/ELECTRICITY/CO2/CN/SCOPE2_AVG/2022@1"),
            "61",
            "1"));
    green(lines);
    stress(lines);
    Origin share = Origin.row(SHARES, "loan_token", "tk:loan:AQb7Zx", "method_id", "PCAF2022");
    Origin emission =
        Origin.row(
            FINANCED, "loan_token", "tk:loan:AQb7Zx", "method_id", "PCAF2022", "scope", "S1");
    return new CarbonFacts(
        DAY,
        2014,
        "PCAF2022",
        lines,
        List.of(
            new CarbonFacts.FinancedLoan(
                "tk:loan:AQb7Zx",
                new BigDecimal("1200000.00"),
                new BigDecimal("4000000.00"),
                "EQUITY_DEBT",
                0.3,
                share,
                List.of(new CarbonFacts.Emission("S1", 144, 2, emission)))));
  }

  private static void part(
      List<CarbonFacts.Line> lines,
      Map<String, String> dims,
      String loans,
      String outstanding,
      String tonnes,
      String p05,
      String p95,
      String intensity,
      String quality) {
    lines.add(line("B", "LOANS", dims, loans, "1"));
    lines.add(line("B", "OUTSTANDING", dims, outstanding, "CNY"));
    lines.add(line("B", "TCO2E", dims, tonnes, "tCO2e"));
    lines.add(line("B", "P05", dims, p05, "tCO2e"));
    lines.add(line("B", "P95", dims, p95, "tCO2e"));
    lines.add(line("B", "INTENSITY", dims, intensity, "tCO2e/1e6CNY"));
    lines.add(line("B", "DQ", dims, quality, "1"));
  }

  private static void green(List<CarbonFacts.Line> lines) {
    Map<String, String> confirmed = Map.of("catalogue_id", "EXAMPLE", "status", "CONFIRMED");
    lines.add(line("L", "LOANS", confirmed, "4", "1"));
    lines.add(line("L", "OUTSTANDING", confirmed, "2200000", "CNY"));
    lines.add(
        line(
            "L",
            "LOANS_OF_RULE",
            Map.of(
                "catalogue_id", "EXAMPLE",
                "rule_id", "EX-PV-01",
                "catalogue_version", "2021",
                "status", "CONFIRMED"),
            "4",
            "1"));
    lines.add(line("L", "REASONS", Map.of("why", "NO_RULE"), "400", "1"));
    lines.add(line("L", "MISSING", Map.of("missing", "EIA_APPROVED"), "2", "1"));
    lines.add(line("L", "FIRMS", confirmed, "3", "1"));
    lines.add(line("L", "REVENUE", confirmed, "7000000", "CNY"));
    lines.add(line("L", "LABELLED", Map.of(), "9", "1"));
    lines.add(line("L", "PRECISION", Map.of(), "1", "share"));
    lines.add(line("L", "RECALL", Map.of(), "0.75", "share"));
    lines.add(line("L", "DECIDED", Map.of(), "0.8", "share"));
  }

  /** One year that both models speak of, and do not agree on. */
  private static void stress(List<CarbonFacts.Line> lines) {
    Map<String, String> year = Map.of("scenario_id", "DEMO_FAST", "year", "2035");
    lines.add(line("M", "BORROWERS", year, "40", "1"));
    lines.add(line("M", "EXPOSURE", year, "21000000", "CNY"));
    lines.add(line("M", "COST", year, "3100000", "CNY"));
    lines.add(line("M", "IN_LOSS", year, "2", "1"));
    lines.add(line("M", "MODELLED", year, "38", "1"));
    lines.add(line("M", "EL_DELTA", year, "51000", "CNY"));
    lines.add(line("M", "PD0", year, "0.041", "PD"));
    lines.add(line("M", "PD_S", year, "0.046", "PD"));
    lines.add(line("M", "MERTON_PD0", year, "0.012", "PD"));
    lines.add(line("M", "MERTON_PD_S", year, "0.019", "PD"));
    lines.add(line("M", "SAME_SIGN", year, "0.7", "share"));
    lines.add(line("M", "SPEARMAN", year, "0.31", "index"));
  }

  private static void excluded(
      List<CarbonFacts.Line> lines, String code, String perimeter, String loans, String amount) {
    Map<String, String> dims =
        Map.of("code", code, "method_id", "PCAF2022", "perimeter", perimeter);
    lines.add(line("D", "LOANS", dims, loans, "1"));
    lines.add(line("D", "OUTSTANDING", dims, amount, "CNY"));
  }

  private static CarbonFacts.Line line(
      String section, String code, Map<String, String> dims, String value, String unit) {
    Origin origin =
        Origin.row(
            LINES, "section", section, "line_code", code, "dims", new TreeMap<>(dims).toString());
    return new CarbonFacts.Line(
        section,
        code,
        dims,
        new BigDecimal(value),
        unit,
        57,
        "SELECT 1",
        "0123456789abcdef",
        origin);
  }

  /** A day whose second job refused its rows. */
  static RunFacts run() {
    return new RunFacts(
        DAY,
        List.of(
            manifest(
                "ingest-loan",
                3.4,
                0,
                List.of(new Manifest.Output("raw.loan", 0, 980, 980, "v1:980:01:02")),
                List.of(new Balance("loan", 1000, 980, 15, 5, 0)),
                ""),
            manifest(
                "build-credit", 2.1, 21, List.of(), List.of(), "raw.loan: 3 rows break a rule.")),
        List.of(
            new RunFacts.Refused("loan", "amount:type", 12),
            new RunFacts.Refused("loan", "applied_on:range", 4)));
  }

  /** Two sources, and a job that reads both. */
  static CatalogueFacts catalogue() {
    Table rows = CreditRows.table(List.of());
    return CatalogueFacts.of(
        List.of(Loans.TABLE, Repayments.TABLE, rows),
        List.of(
            new IdleJob("ingest-loan", List.of(), List.of(Loans.TABLE)),
            new IdleJob("ingest-repayment", List.of(), List.of(Repayments.TABLE)),
            new IdleJob("build-credit", List.of(Loans.TABLE, Repayments.TABLE), List.of(rows))),
        Map.of("raw.loan", Map.of("amount_cny", List.of("file:金额(万元)"))),
        run().runs());
  }

  private static Manifest manifest(
      String job,
      double cpuSeconds,
      int exitCode,
      List<Manifest.Output> outputs,
      List<Balance> balances,
      String error) {
    return new Manifest(
        "0190b2c0-0000-7000-8000-00000000000" + exitCode % 10,
        job,
        DAY.toString(),
        1,
        exitCode == 0 ? Manifest.PUBLISHED : Manifest.FAILED,
        exitCode,
        "2015-01-01T08:00:00Z",
        "2015-01-01T08:00:02.500Z",
        cpuSeconds,
        "0.1.0+0123abc",
        "c0ffee".repeat(10),
        "decade".repeat(10),
        Map.of(),
        exitCode == 0 ? Map.of("loan/2014-12-31/loans.csv", "facade".repeat(10)) : Map.of(),
        outputs,
        balances,
        0,
        exitCode == 0
            ? List.of(new Manifest.Quality("raw.loan", "amount.drift", "WARN", 1, 1.0))
            : List.of(),
        exitCode == 0 ? List.of() : List.of(new JoinCounts("loan", 980, 900, 40, 20, 15, 5, 31)),
        exitCode == 0
            ? List.of("loans.csv: column \"remark\" is not mapped; it is kept")
            : List.of(),
        error);
  }

  static ValidationFacts validation() {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(gate("overall", "ALL", null, "worst of the gates that ran", "REJECT", 27206, 9988));
    metrics.add(
        gate(
            "auc_gain_low",
            "TEST",
            null,
            "accept >= -0.005, reject < -0.01 (no challenger)",
            "NOT_RUN",
            0,
            0));
    metrics.add(
        gate("gini_fall", "OOT", 0.2876, "accept <= 10%, reject > 20%", "REJECT", 5054, 2716));
    metrics.add(
        gate("ece10", "TEST", 0.0091, "accept <= 0.02, reject > 0.03", "ACCEPT", 4430, 1893));
    metrics.add(
        gate(
            "calibration_slope",
            "TEST",
            1.12,
            "accept 0.9 to 1.1, reject 95% interval outside 0.8 to 1.2",
            "REVIEW",
            4430,
            1893));
    metrics.add(
        gate(
            "calibration_intercept",
            "TEST",
            0.04,
            "accept -0.1 to 0.1, reject 95% interval outside -0.2 to 0.2",
            "ACCEPT",
            4430,
            1893));
    metrics.add(
        gate("monotone_violations", "TEST", 0.0, "accept 0, reject > 0", "ACCEPT", 4430, 1893));
    metrics.add(
        gate("score_psi", "TEST", 0.0015, "accept < 0.10, reject >= 0.25", "ACCEPT", 4430, 1893));
    metrics.add(
        gate("score_psi", "OOT", 0.8184, "accept < 0.10, reject >= 0.25", "REJECT", 5054, 2716));
    metrics.add(
        gate(
            "feature_csi",
            "OOT",
            1.21,
            "accept < 0.10, reject >= 0.25 (gr_appv)",
            "REJECT",
            5054,
            2716));
    metrics.add(
        gate(
            "approval_ratio",
            "TEST",
            null,
            "accept 95% lower end >= 0.80, reject 95% upper end < 0.80 (the fairness job has not run)",
            "NOT_RUN",
            0,
            0));
    metrics.add(plain("auc", "TEST", 0.7568, 0.7443, 0.7715, 4430, 1893));
    metrics.add(plain("auc", "OOT", 0.6831, 0.669, 0.697, 5054, 2716));
    metrics.add(plain("ks", "TEST", 0.3883, 0.361, 0.419, 4430, 1893));
    metrics.add(plain("ks", "OOT", 0.2677, 0.245, 0.297, 5054, 2716));
    metrics.add(plain("mean_pd", "TEST", 0.1472, 0.1433, 0.1511, 4430, 1893));
    metrics.add(plain("bad_rate", "TEST", 0.1441, 0.137, 0.1515, 4430, 1893));
    metrics.add(plain("mean_pd", "OOT", 0.2559, 0.251, 0.261, 5054, 2716));
    metrics.add(plain("bad_rate", "OOT", 0.4121, 0.399, 0.426, 5054, 2716));
    String[] grades = {"B2", "B3", "C1", "C2", "C3", "D1", "D2"};
    double[] rates = {0.004, 0.013, 0.034, 0.061, 0.112, 0.241, 0.407};
    for (int i = 0; i < grades.length; i++) {
      double r = rates[i];
      metrics.add(
          plain(
              "bad_rate",
              grades[i],
              r,
              r * 0.8,
              Math.min(1, r * 1.25),
              400 + i * 90L,
              12 + i * 40L));
      metrics.add(plain("mean_pd", grades[i], r * 1.04, null, null, 400 + i * 90L, 12 + i * 40L));
    }
    for (int i = 0; i < FEATURES.size(); i++) {
      metrics.add(
          plain("csi_oot", FEATURES.get(i), 1.21 / (1 + i * i * 0.6), null, null, 5054, 2716));
      metrics.add(plain("monotone_violations", FEATURES.get(i), 0.0, null, null, 4430, 1893));
      metrics.add(
          plain("auc_lost_test", FEATURES.get(i), 0.02 - i * 0.003, -0.01, 0.03, 4430, 1893));
    }
    return new ValidationFacts(
        DAY,
        "SBA_7A-9f3c2a71",
        metrics,
        curves(),
        List.of(
            step(0, "BOOK", 30000, 15000),
            step(1, "OUT_OF_PERIOD", 1542, 611),
            step(2, "IMMATURE", 1252, 401),
            step(3, "TRAIN", 13259, 5679),
            step(4, "CALIB", 4467, 1921),
            step(5, "TEST", 4430, 1893),
            step(6, "OOT", 5050, 2716)),
        leaks(),
        List.of(
            new ValidationFacts.Statement(
                "data_table", "feature.credit", row(TRAINING, "model_id", "m")),
            new ValidationFacts.Statement(
                "data_digest",
                "v1:30000:8c1f0a9be77d3321:52be0f6610aa4cd7",
                row(TRAINING, "model_id", "m")),
            new ValidationFacts.Statement(
                "environment",
                "JDK 17.0.15, Spark 4.0.1, XGBoost 3.1.1, Linux amd64",
                row(TRAINING, "model_id", "m"))),
        IntStream.range(0, 200).mapToObj(i -> 0.32 + 0.14 * Math.exp(-i / 40.0)).toList(),
        row(TRAINING, "model_id", "SBA_7A-9f3c2a71"));
  }

  private static List<CurvePoint> curves() {
    List<CurvePoint> points = new ArrayList<>();
    for (String segment : List.of("TEST", "OOT")) {
      double power = segment.equals("TEST") ? 0.32 : 0.46;
      for (int i = 0; i <= 300; i++) {
        double x = i / 300.0;
        double y = Math.pow(x, power);
        double band = 0.05 * Math.sqrt(x * (1 - x));
        points.add(
            curve("ROC", segment, i, x, y, Math.max(0, y - band), Math.min(1, y + band), 4430));
      }
      for (int i = 0; i < 10; i++) {
        double x = 0.01 + 0.045 * i;
        double y = segment.equals("TEST") ? x * 0.98 : x * 1.5 + 0.03;
        points.add(curve("CALIBRATION", segment, i, x, y, y * 0.85, y * 1.15 + 0.01, 443));
      }
    }
    String[] segments = {"TRAIN", "TEST", "OOT"};
    double[] middles = {545, 544, 522};
    for (int s = 0; s < 3; s++) {
      for (int i = 0; i < 17; i++) {
        double x = 470 + 10 * i;
        double y = 0.12 * Math.exp(-Math.pow((x - middles[s]) / 34, 2));
        points.add(
            curve("SCORE_DISTRIBUTION", segments[s], i, x, y, null, null, (long) (y * 4430)));
      }
    }
    for (String feature : FEATURES) {
      points.add(curve("STABILITY", feature, 1, 1, 0.3, 0.0, 0.017, 5054));
    }
    return points;
  }

  private static List<LeakFinding> leaks() {
    List<LeakFinding> findings = new ArrayList<>();
    for (int i = 0; i < FEATURES.size(); i++) {
      findings.add(leak(FEATURES.get(i), "UNIVARIATE", 0.66 - 0.01 * i, 0.80, "CLEAR"));
      findings.add(leak(FEATURES.get(i), "MISSINGNESS", 0.294 / (i + 1), 0.50, "CLEAR"));
    }
    return findings;
  }

  static QueueFacts queue() {
    List<DecisionFacts> decisions = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      decisions.add(decision(i));
    }
    return new QueueFacts(
        DAY, tally("as_of", DAY.toString()), tally("score_date", DAY.toString()), decisions);
  }

  private static QueueFacts.Tally tally(String column, String value) {
    return new QueueFacts.Tally(
        List.of(
            hints("APPROVE", 4, column, value),
            hints("REVIEW", 6, column, value),
            hints("DECLINE", 2, column, value)),
        row(SCORES, column, value));
  }

  private static QueueFacts.HintCount hints(String hint, long rows, String column, String value) {
    return new QueueFacts.HintCount(hint, rows, row(SCORES, column, value, "decision_hint", hint));
  }

  static DecisionFacts decision(int i) {
    String id = "%02x".formatted(i * 17) + "6f1c0d9e8b7a65544332211000a27e";
    double pd = 0.036 + 0.021 * i;
    String hint = i < 6 ? "REVIEW" : i < 10 ? "APPROVE" : "DECLINE";
    Origin origin = row(SCORES, "decision_id", id);
    boolean scored = i != 5;
    return new DecisionFacts(
        id,
        "tk:loan:AQ8f2kd0Pz" + (char) ('A' + i) + "x7Qw9",
        "MICRO_ENTERPRISE",
        "SBA_7A",
        DAY,
        DAY,
        scored ? "SCORED" : "THIN_FILE",
        scored
            ? Optional.of(new Score(pd, pd * 0.81, pd * 1.25, 576 - 9L * i, i < 3 ? "C1" : "C3"))
            : Optional.empty(),
        List.of(
            new Reason(
                "reason_1",
                "R11",
                "作物长势低于县域同期水平",
                "Crop vigour is below the county norm for the season",
                -34,
                false),
            new Reason(
                "reason_2",
                "R03",
                "近期开票额或销售额偏低或下降",
                "Invoiced sales are low or falling",
                -21,
                true),
            new Reason(
                "reason_3",
                "R10",
                "近期征信查询或多头借贷较多",
                "Many recent credit enquiries or lenders",
                -12,
                true),
            new Reason(
                "reason_4",
                "R12",
                "地块面积或位置与申报不符",
                "Parcel area or location differs from the declaration",
                -9,
                true)),
        List.of(
            new Reason(
                "positive_1",
                "P01",
                "近24个月无逾期",
                "No payment was overdue in the last 24 months",
                18,
                false)),
        i % 3 == 0 ? Optional.of(new BigDecimal("180000.00")) : Optional.empty(),
        i % 3 == 0 ? Optional.of("CASH") : Optional.empty(),
        scored ? Optional.of(i < 6 ? "APPROVE" : hint) : Optional.empty(),
        hint,
        "CANDIDATE",
        "REJECT",
        0.83,
        List.of(new Age("raw.invoice", 12, 0), new Age("raw.tax_filing", 47, 1)),
        i == 2,
        "SBA_7A-9f3c2a71",
        "9f3c2a71d0b84e6f9f3c2a71d0b84e6f9f3c2a71d0b84e6f9f3c2a71d0b84e6f",
        List.of(
            points(id, "REFERENCE", "", 628),
            points(id, "crop_vigour", "R11", -34),
            points(id, "sales_trend", "R03", -21),
            points(id, "enquiries", "R10", -12),
            points(id, "parcel_match", "R12", -9),
            points(id, "delinquency", "P01", 18),
            points(id, "hazard", "P13", 6),
            points(id, "REST", "", -9L * i)),
        origin);
  }

  static CardFacts card() {
    return new CardFacts(
        DAY,
        "SBA_7A-9f3c2a71",
        List.of(
            said(
                "purpose",
                0,
                "intended_use",
                "为小微企业贷款提供违约概率、评分与原因，供信贷员参考。",
                "Gives a probability of default, a score and reasons for loans to small businesses, as advice to officers."),
            said(
                "purpose",
                1,
                "out_of_scope",
                "不用于自动拒绝，也不用于已结清贷款以外的定价。",
                "Not for automatic declines and not for pricing."),
            said(
                "limits",
                0,
                "survivorship",
                "样本只含已结清或核销的贷款，1990 年以前和 2008 年以后不参与拟合。",
                "The book holds resolved loans only; before 1990 and after 2008 nothing is fitted."),
            said(
                "feature",
                0,
                "gr_appv",
                "方向为负：较大的贷款经过更充分的审查。",
                "Negative: larger loans pass a fuller examination."),
            said(
                "feature",
                1,
                "no_emp",
                "方向为负：较大的企业更能承受失去一个客户。",
                "Negative: a larger firm survives the loss of one customer more easily."),
            said(
                "oversight",
                0,
                "kill_switch",
                "运行 ./qingmiao retire 后，当日起不再使用。",
                "After ./qingmiao retire it is out of use the same day.")));
  }

  private static CardFacts.Statement said(
      String section, long position, String item, String zh, String en) {
    return new CardFacts.Statement(
        section,
        position,
        item,
        zh,
        en,
        row(CARD, "section", section, "position", String.valueOf(position)));
  }

  private static Points points(String id, String family, String code, long points) {
    return new Points(
        family, code, points, row(POINTS, "decision_id", id, "family", family, "code", code));
  }

  private static Metric gate(
      String metric, String segment, Double value, String gate, String verdict, long n, long bads) {
    return new Metric(
        metric,
        segment,
        Optional.ofNullable(value),
        Optional.empty(),
        Optional.empty(),
        n,
        bads,
        Optional.of(gate),
        Optional.of(verdict),
        row(REPORT, "metric", metric, "segment", segment));
  }

  private static Metric plain(
      String metric, String segment, Double value, Double low, Double high, long n, long bads) {
    return new Metric(
        metric,
        segment,
        Optional.of(value),
        Optional.ofNullable(low),
        Optional.ofNullable(high),
        n,
        bads,
        Optional.empty(),
        Optional.empty(),
        row(REPORT, "metric", metric, "segment", segment));
  }

  private static CurvePoint curve(
      String curve, String segment, long i, double x, double y, Double low, Double high, long n) {
    return new CurvePoint(
        curve,
        segment,
        i,
        x,
        y,
        Optional.ofNullable(low),
        Optional.ofNullable(high),
        n,
        row(CURVE, "curve", curve, "segment", segment, "position", String.valueOf(i)));
  }

  private static RowStep step(long position, String step, long rows, long bads) {
    return new RowStep(
        position, step, rows, bads, step, row(ROWS, "position", String.valueOf(position)));
  }

  static LeakFinding leak(
      String column, String detector, double value, double bound, String verdict) {
    return new LeakFinding(
        column,
        detector,
        Optional.of(value),
        Optional.of(bound),
        verdict,
        "",
        row(LEAKS, "column_name", column, "detector", detector));
  }

  private static Origin row(Source source, String... key) {
    return Origin.row(source, key);
  }
}
