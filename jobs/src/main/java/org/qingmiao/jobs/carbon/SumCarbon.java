// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.models.carbon.financed.AttributionMethod;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.BenefitGaps;
import org.qingmiao.models.ledger.CarbonReportLines;
import org.qingmiao.models.ledger.EnvironmentalBenefits;
import org.qingmiao.models.ledger.Exclusions;
import org.qingmiao.models.ledger.FinancedEmissionRows;
import org.qingmiao.models.ledger.FootprintGaps;
import org.qingmiao.models.ledger.FootprintModels;
import org.qingmiao.models.ledger.Footprints;
import org.qingmiao.models.ledger.GreenLoans;
import org.qingmiao.models.ledger.StressedBorrowers;
import org.qingmiao.models.train.CanonicalJson;

/**
 * Every number that the carbon report prints (green 4.9): financed emissions by class, sector,
 * region and quality, the three methods beside each other, exclusions, footprints, benefits and the
 * factors that were used. Each line holds the query that gives it again from the published tables.
 */
public final class SumCarbon implements Job {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final String FULL = "FULL";
  private static final String TONNES = "tCO2e";

  /** What neither own figures nor an estimate tell. */
  private static final String GAPS =
      "(SELECT * FROM publish.footprint_gap g LEFT ANTI JOIN publish.footprint f ON f.as_of ="
          + " g.as_of AND f.enterprise_token = g.enterprise_token AND f.year = g.year AND f.scope ="
          + " g.scope)";

  /** The best of the scores that rest on estimates (green 4.4). */
  private static final long WEAK = 4;

  private final AttributionMethod primary;
  private final List<Table> more;

  /** Where the lines of one section about the same loans go. */
  private record Lines(List<ReportLine> all, char section, Map<String, String> dims, long rows) {
    void add(String code, BigDecimal value, String unit, String query) {
      all.add(new ReportLine(section, code, dims, value, unit, rows, query));
    }
  }

  /**
   * The job.
   *
   * @param primary the method that the report leads with
   * @param more tables of benefits, green loans and stress, where the installation has them
   */
  public SumCarbon(AttributionMethod primary, List<Table> more) {
    this.primary = primary;
    this.more = List.copyOf(more);
  }

  @Override
  public String name() {
    return "sum-carbon";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads =
        new ArrayList<>(
            List.of(
                Footprints.TABLE,
                FootprintGaps.TABLE,
                FootprintModels.TABLE,
                Attributions.TABLE,
                FinancedEmissionRows.TABLE,
                Exclusions.TABLE));
    reads.addAll(more);
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(CarbonReportLines.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    String day = in.asOf().toString();
    List<ReportLine> lines = new ArrayList<>();
    FinancedCube financed = FinancedCube.of(in);
    Groups excluded =
        Groups.of(
            in.rows(Exclusions.TABLE),
            "publish.exclusion",
            List.of("method_id", "perimeter", "code"),
            List.of("outstanding"));
    addFinanced(lines, financed.where(c -> c.method().equals(primary.name())), day);
    addMethods(lines, financed, excluded, day);
    lines.addAll(excluded.lines('D', "LOANS", day));
    lines.addAll(excluded.sums('D', "OUTSTANDING", "outstanding", "CNY", day));
    addQuality(lines, financed.where(c -> c.method().equals(primary.name())), day);
    addFootprints(lines, in, day);
    lines.addAll(EstimateLines.of(in, day));
    lines.addAll(SensitivityLines.of(in, primary, day));
    if (more.contains(EnvironmentalBenefits.TABLE)) {
      addBenefits(lines, in, day);
    }
    if (more.contains(GreenLoans.TABLE)) {
      lines.addAll(GreenLines.of(in, primary.name(), day));
    }
    if (more.contains(StressedBorrowers.TABLE)) {
      lines.addAll(StressLines.of(in, day));
    }
    String state = CanonicalJson.sha256(lines.toString().getBytes(StandardCharsets.UTF_8));
    String report = "carbon/%s/%s".formatted(day, primary);
    List<Row> rows = lines.stream().map(line -> line.row(report, state, day, in.runId())).toList();
    return Outputs.of(
        CarbonReportLines.TABLE,
        in.spark().createDataFrame(rows, CarbonReportLines.TABLE.schema()));
  }

  /** Section B: the whole, and its parts by class, sector and region. */
  private void addFinanced(List<ReportLine> lines, FinancedCube cube, String day) {
    addFinanced(lines, cube, Map.of(), day);
    Map<String, Function<FinancedCube.Cell, String>> dimensions = new LinkedHashMap<>();
    dimensions.put("asset_class", FinancedCube.Cell::assetClass);
    dimensions.put("sector", FinancedCube.Cell::sector);
    dimensions.put("region", FinancedCube.Cell::region);
    dimensions.forEach(
        (name, of) ->
            cube.values(of)
                .forEach(
                    value ->
                        addFinanced(
                            lines,
                            cube.where(c -> of.apply(c).equals(value)),
                            Map.of(name, value),
                            day)));
  }

  private void addFinanced(
      List<ReportLine> lines, FinancedCube cube, Map<String, String> dims, String day) {
    Query query = new Query(day, primary.name(), dims);
    Lines part = new Lines(lines, 'B', dims, cube.loans());
    BigDecimal outstanding = cube.total(FinancedCube.Cell::outstanding);
    addSums(part, cube, query);
    part.add("S1", cube.total(FinancedCube.Cell::s1), TONNES, query.scope("S1"));
    part.add("S2_LOC", cube.total(FinancedCube.Cell::s2), TONNES, query.scope("S2_LOC"));
    if (outstanding.signum() > 0) {
      BigDecimal tonnes = cube.total(FinancedCube.Cell::tco2e).multiply(MILLION);
      part.add(
          "INTENSITY",
          tonnes.divide(outstanding, MathContext.DECIMAL128),
          "tCO2e/1e6CNY",
          query.intensity());
      part.add(
          "DQ",
          weighted(cube, FinancedCube.Cell::outstanding),
          "1",
          query.quality("a.outstanding"));
    }
    BigDecimal weights = cube.total(FinancedCube.Cell::weights);
    if (weights.signum() > 0) {
      new Lines(lines, 'B', dims, cube.withRevenue())
          .add(
              "WACI",
              cube.total(FinancedCube.Cell::weighted).divide(weights, MathContext.DECIMAL128),
              "tCO2e/1e6CNY",
              query.weightedIntensity());
    }
  }

  /** What sections B and C say of the loans that are financed. */
  private static void addSums(Lines part, FinancedCube cube, Query query) {
    part.add("LOANS", BigDecimal.valueOf(cube.loans()), "1", query.loans());
    part.add("OUTSTANDING", cube.total(FinancedCube.Cell::outstanding), "CNY", query.outstanding());
    part.add("TCO2E", cube.total(FinancedCube.Cell::tco2e), TONNES, query.emissions("tco2e"));
    part.add("P05", cube.total(FinancedCube.Cell::p05), TONNES, query.emissions("p05"));
    part.add("P95", cube.total(FinancedCube.Cell::p95), TONNES, query.emissions("p95"));
  }

  /** Section C: coverage, emissions and quality by each method. */
  private void addMethods(
      List<ReportLine> lines, FinancedCube financed, Groups excluded, String day) {
    for (AttributionMethod method : AttributionMethod.values()) {
      Map<String, String> dims = Map.of("method_id", method.name());
      Query query = new Query(day, method.name(), Map.of());
      FinancedCube cube = financed.where(c -> c.method().equals(method.name()));
      Lines part = new Lines(lines, 'C', dims, cube.loans());
      addSums(part, cube, query);
      if (cube.total(FinancedCube.Cell::tco2e).signum() > 0) {
        part.add(
            "DQ_BY_OUTSTANDING",
            weighted(cube, FinancedCube.Cell::outstanding),
            "1",
            query.quality("a.outstanding"));
        part.add(
            "DQ_BY_EMISSIONS",
            weighted(cube, FinancedCube.Cell::tco2e),
            "1",
            query.quality("q.tco2e"));
      }
    }
    addCoverage(lines, financed, excluded, day);
  }

  /** What is covered of the book at the end of the year, by the primary method. */
  private void addCoverage(
      List<ReportLine> lines, FinancedCube financed, Groups excluded, String day) {
    FinancedCube cube = financed.where(c -> c.method().equals(primary.name()));
    Predicate<Groups.Group> ofBook =
        g -> g.equals("method_id", primary.name()) && g.equals("perimeter", FULL);
    BigDecimal covered = cube.total(FinancedCube.Cell::outstanding);
    BigDecimal book = covered.add(excluded.total("outstanding", ofBook));
    Query query = new Query(day, primary.name(), Map.of());
    long all = cube.loans() + excluded.rows(ofBook);
    Lines part = new Lines(lines, 'A', Map.of(), all);
    part.add("BOOK", book, "CNY", query.book());
    part.add("BOOK_LOANS", BigDecimal.valueOf(all), "1", query.bookLoans());
    if (book.signum() > 0) {
      part.add("COVERAGE", covered.divide(book, MathContext.DECIMAL128), "1", query.coverage());
    }
  }

  /** Section E: quality of the data by outstanding and by emissions. */
  private void addQuality(List<ReportLine> lines, FinancedCube cube, String day) {
    Query query = new Query(day, primary.name(), Map.of());
    BigDecimal lent = cube.total(FinancedCube.Cell::outstanding);
    BigDecimal tonnes = cube.total(FinancedCube.Cell::tco2e);
    for (long score = 1; score <= 5; score++) {
      long of = score;
      FinancedCube part = cube.where(c -> c.dqScore() == of);
      Map<String, String> dims = Map.of("dq_score", Long.toString(score));
      Lines scored = new Lines(lines, 'E', dims, part.loans());
      scored.add("LOANS", BigDecimal.valueOf(part.loans()), "1", query.loansOfScore(score));
      scored.add(
          "OUTSTANDING",
          part.total(FinancedCube.Cell::outstanding),
          "CNY",
          query.ofScore("a.outstanding", score));
      scored.add(
          "TCO2E", part.total(FinancedCube.Cell::tco2e), TONNES, query.ofScore("q.tco2e", score));
      if (lent.signum() > 0 && tonnes.signum() > 0) {
        scored.add(
            "OUTSTANDING_SHARE",
            part.total(FinancedCube.Cell::outstanding).divide(lent, MathContext.DECIMAL128),
            "share",
            query.shareOfScores("a.outstanding", score, score));
        scored.add(
            "TCO2E_SHARE",
            part.total(FinancedCube.Cell::tco2e).divide(tonnes, MathContext.DECIMAL128),
            "share",
            query.shareOfScores("q.tco2e", score, score));
      }
    }
    if (tonnes.signum() > 0) {
      FinancedCube weak = cube.where(c -> c.dqScore() >= WEAK);
      new Lines(lines, 'E', Map.of(), weak.loans())
          .add(
              "WEAK_TCO2E_SHARE",
              weak.total(FinancedCube.Cell::tco2e).divide(tonnes, MathContext.DECIMAL128),
              "share",
              query.shareOfScores("q.tco2e", WEAK, 5));
    }
  }

  /** Sections E, G and J: footprints by method, gases of farms, factors used. */
  private static void addFootprints(List<ReportLine> lines, Inputs in, String day) {
    Dataset<Row> footprints = in.rows(Footprints.TABLE);
    lines.addAll(
        Groups.of(
                footprints, "publish.footprint", List.of("scope", "method", "dq_score"), List.of())
            .lines('E', "ENTERPRISES", day));
    lines.addAll(
        Groups.of(
                in.rows(FootprintGaps.TABLE)
                    .join(
                        footprints,
                        new String[] {"enterprise_token", "year", "scope"},
                        "left_anti"),
                GAPS,
                List.of("scope", "code"),
                List.of())
            .lines('E', "GAPS", day));
    Groups farms =
        Groups.of(
            footprints.where("scope = 'S1' AND method = 'PRODUCT'"),
            "publish.footprint",
            List.of("scope", "method", "area_check"),
            List.of("tco2e", "co2_t", "ch4_t", "n2o_t"));
    lines.addAll(farms.lines('G', "FARMS", day));
    lines.addAll(farms.sums('G', "TCO2E", "tco2e", "tCO2e", day));
    lines.addAll(farms.sums('G', "CO2", "co2_t", "t", day));
    lines.addAll(farms.sums('G', "CH4", "ch4_t", "t", day));
    lines.addAll(farms.sums('G', "N2O", "n2o_t", "t", day));
    Groups factors =
        Groups.of(
            footprints.select(explode(col("factor_ids")).as("factor_id")),
            "(SELECT explode(factor_ids) AS factor_id, as_of FROM publish.footprint)",
            List.of("factor_id"),
            List.of());
    lines.addAll(factors.lines('J', "FOOTPRINTS", day));
  }

  /** Section H: benefits by formula and baseline, and what has none. */
  private static void addBenefits(List<ReportLine> lines, Inputs in, String day) {
    List<String> dims = List.of("metric", "formula_id", "baseline_method", "basis");
    Groups benefits =
        Groups.of(
            in.rows(EnvironmentalBenefits.TABLE),
            "publish.env_benefit",
            dims,
            List.of("project_value", "loan_value", "p05", "p95"));
    lines.addAll(benefits.lines('H', "LOANS", day));
    lines.addAll(benefits.sums('H', "PROJECT_VALUE", "project_value", "metric", day));
    lines.addAll(benefits.sums('H', "LOAN_VALUE", "loan_value", "metric", day));
    lines.addAll(benefits.sums('H', "P05", "p05", "metric", day));
    lines.addAll(benefits.sums('H', "P95", "p95", "metric", day));
    lines.addAll(
        Groups.of(
                in.rows(BenefitGaps.TABLE),
                "publish.benefit_gap",
                List.of("metric", "formula_id", "code"),
                List.of())
            .lines('H', "GAPS", day));
  }

  /** The mean score, weighted by a measure above 0. */
  private static BigDecimal weighted(
      FinancedCube cube, Function<FinancedCube.Cell, BigDecimal> weight) {
    return cube.total(c -> weight.apply(c).multiply(BigDecimal.valueOf(c.dqScore())))
        .divide(cube.total(weight), MathContext.DECIMAL128);
  }
}
