// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.carbon.financed.AttributionMethod;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.CarbonReportLines;
import org.qingmiao.models.ledger.Exclusions;
import org.qingmiao.models.ledger.FinancedEmissionRows;
import org.qingmiao.models.ledger.FootprintGaps;
import org.qingmiao.models.ledger.FootprintModels;
import org.qingmiao.models.ledger.Footprints;

/**
 * Lines of the carbon report over a book of three loans. A and B are those of golden G51: 2 million
 * to a firm of 480 t and 12 million of revenue, 1 million to one of 90 t and 30 million; the
 * revenue of C is not known.
 */
@ExtendWith(SparkTest.class)
class SumCarbonTest {
  private static final LocalDate DAY = LocalDate.of(2024, 12, 31);

  private final SparkSession spark;
  private final List<Row> footprints = new ArrayList<>();

  SumCarbonTest(SparkSession spark) {
    this.spark = spark;
    footprints.add(footprint("a", "S1", 400, 390.0, 400.0));
    footprints.add(footprint("a", "S2_LOC", 80, 80.0, 70.0));
    footprints.add(footprint("b", "S2_LOC", 90, 90.0, 100.0));
    footprints.add(footprint("c", "S1", 100, 100.0, 100.0));
  }

  /** G51: (2 * 480 / 12 + 1 * 90 / 30) / 3 = 27.666667 t per million of revenue, to 1e-4. */
  @Test
  void weightedIntensityIsThatOfGoldenG51() {
    Map<String, Row> lines = lines();
    assertThat(number(lines, "B WACI {}")).isCloseTo(27.666667, within(1e-4));
    assertThat(lines.get("B WACI {}").<Long>getAs("n_rows")).isEqualTo(2);
    assertThat(number(lines, "B WACI {\"sector\":\"C\"}")).isCloseTo(27.666667, within(1e-4));
    // C is the only loan to agriculture, and nothing is known of its revenue.
    assertThat(lines).containsKey("B TCO2E {\"sector\":\"A\"}");
    assertThat(lines).doesNotContainKey("B WACI {\"sector\":\"A\"}");
  }

  /**
   * Shares 0.5, 0.1 and 0.2. As reported 0.5 * (400 + 80) + 0.1 * 90 + 0.2 * 100 = 269 t; by AR6
   * 0.5 * (390 + 80) + 9 + 20 = 264 t; on the national grid 0.5 * (400 + 70) + 0.1 * 100 + 20 = 265
   * t.
   */
  @Test
  void totalIsStatedUnderOtherAssumptions() {
    Map<String, Row> lines = lines();
    assertThat(number(lines, "B TCO2E {}")).isCloseTo(269, within(1e-9));
    assertThat(number(lines, "K TCO2E {\"assumption\":\"AR6\"}")).isCloseTo(264, within(1e-9));
    assertThat(number(lines, "K CHANGE {\"assumption\":\"AR6\"}"))
        .isCloseTo(264 / 269.0 - 1, within(1e-9));
    assertThat(number(lines, "K TCO2E {\"assumption\":\"NATIONAL_GRID\"}"))
        .isCloseTo(265, within(1e-9));
    assertThat(number(lines, "K CHANGE {\"assumption\":\"NATIONAL_GRID\"}"))
        .isCloseTo(265 / 269.0 - 1, within(1e-9));
    Row b1 = lines.get("K WITHOUT {\"assumption\":\"B1\",\"reason\":\"NO_ESTIMATE\"}");
    assertThat(b1.<BigDecimal>getAs("value")).isZero();
    assertThat(b1.<Long>getAs("n_rows")).isEqualTo(4);
  }

  /**
   * One footprint without a value under an assumption leaves no sum, but the reason. By the median,
   * which is 150 t for the one that is estimated, 269 + 0.2 * (150 - 100) = 279 t.
   */
  @Test
  void assumptionThatLacksAFootprintSaysWhy() {
    footprints.set(3, footprint("c", "S1", 100, null, null, "ML_REVENUE", 150));
    Map<String, Row> lines = lines();
    assertThat(lines.keySet().stream().filter(line -> line.startsWith("K ")))
        .containsExactlyInAnyOrder(
            "K WITHOUT {\"assumption\":\"AR6\",\"reason\":\"FACTOR_UNVERIFIED\"}",
            "K WITHOUT {\"assumption\":\"NATIONAL_GRID\",\"reason\":\"NO_FACTOR\"}",
            "K TCO2E {\"assumption\":\"B1\"}",
            "K CHANGE {\"assumption\":\"B1\"}");
    assertThat(number(lines, "K TCO2E {\"assumption\":\"B1\"}")).isCloseTo(279, within(1e-9));
  }

  @Test
  void trialsOfEstimatorsAreStatedByScope() {
    Map<String, Row> lines = lines();
    String dims = "{\"known\":\"POWER\",\"scope\":\"S1\",\"segment\":\"%s\"}";
    assertThat(number(lines, "I GAIN " + dims.formatted("ALL"))).isEqualTo(0.25);
    assertThat(number(lines, "I MAE_TREES " + dims.formatted("C"))).isEqualTo(0.5);
    assertThat(lines.keySet().stream().filter(line -> line.startsWith("I "))).hasSize(2);
  }

  @Test
  void bookWithoutFinancedEmissionsHasNoSensitivity() {
    Map<String, Row> lines = lines(tables(List.of(), List.of()));
    assertThat(lines.keySet()).noneMatch(line -> line.startsWith("K ") || line.contains("WACI"));
  }

  @Test
  void everyLineOfTheBookAndItsSensitivityIsWhatItsQueryGives() {
    Map<Table, Dataset<Row>> tables = tables(emissions(), shares());
    Map<String, Row> lines = lines(tables);
    tables.forEach((t, rows) -> rows.createOrReplaceTempView("three_" + t.name().split("\\.")[1]));
    lines.keySet().removeIf(line -> !line.matches("[BIK] .*"));
    assertThat(lines).hasSizeGreaterThan(30);
    lines.forEach(
        (line, row) -> {
          String query = row.<String>getAs("query").replace("publish.", "three_");
          BigDecimal printed = row.getAs("value");
          assertThat(new BigDecimal(spark.sql(query).head().get(0).toString()))
              .as("%s: %s", line, query)
              .isCloseTo(printed, within(printed.abs().max(BigDecimal.ONE).movePointLeft(6)));
        });
  }

  private static double number(Map<String, Row> lines, String line) {
    return lines.get(line).<BigDecimal>getAs("value").doubleValue();
  }

  private Map<String, Row> lines() {
    return lines(tables(emissions(), shares()));
  }

  private Map<String, Row> lines(Map<Table, Dataset<Row>> tables) {
    Map<String, Dataset<Row>> byName = new HashMap<>();
    tables.forEach((table, rows) -> byName.put(table.name(), rows));
    Inputs in =
        new Inputs(spark, DAY, "run", byName, Map.of(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    Map<String, Row> lines = new LinkedHashMap<>();
    new SumCarbon(AttributionMethod.PCAF2022, List.of())
        .run(in)
        .tables()
        .get(CarbonReportLines.TABLE.name())
        .collectAsList()
        .forEach(
            row ->
                lines.put(
                    "%s %s %s"
                        .formatted(row.getAs("section"), row.getAs("line_code"), row.getAs("dims")),
                    row));
    return lines;
  }

  private Map<Table, Dataset<Row>> tables(List<Row> emissions, List<Row> shares) {
    return Map.of(
        Footprints.TABLE, rows(Footprints.TABLE, footprints),
        FootprintGaps.TABLE, rows(FootprintGaps.TABLE, List.of()),
        FootprintModels.TABLE, rows(FootprintModels.TABLE, figures()),
        Attributions.TABLE, rows(Attributions.TABLE, shares),
        FinancedEmissionRows.TABLE, rows(FinancedEmissionRows.TABLE, emissions),
        Exclusions.TABLE, rows(Exclusions.TABLE, List.of()));
  }

  private Dataset<Row> rows(Table table, List<Row> rows) {
    return spark.createDataFrame(rows, table.schema());
  }

  private static List<Row> figures() {
    return List.of(
        figure("GATE", "FOLDS", "ALL", "gain", 0.25),
        figure("GATE", "FOLDS", "C", "mae_trees", 0.5),
        figure("GATE", "FOLDS", "G", "gain", Double.NaN),
        figure("TREES", "FOLDS", "ALL", "mae_ln", 0.6),
        figure("TREES", "SECTION_LEFT_OUT", "ALL", "mae_ln", 0.7));
  }

  private static Row figure(
      String estimator, String split, String segment, String metric, double value) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("as_of", Date.valueOf(DAY));
    cells.put("scope", "S1");
    cells.put("known", "POWER");
    cells.put("estimator", estimator);
    cells.put("split", split);
    cells.put("segment", segment);
    cells.put("metric", metric);
    cells.put("value", value);
    cells.put("n_rows", 60L);
    return NamedRow.of(FootprintModels.TABLE, cells);
  }

  private static List<Row> emissions() {
    return List.of(
        emission("A", "S1", 200, "C"),
        emission("A", "S2_LOC", 40, "C"),
        emission("B", "S2_LOC", 9, "C"),
        emission("C", "S1", 20, "A"));
  }

  private static List<Row> shares() {
    return List.of(
        share("A", AttributionMethod.PCAF2022, "2000000", "4000000", 0.5),
        share("B", AttributionMethod.PCAF2022, "1000000", "10000000", 0.1),
        share("C", AttributionMethod.PCAF2022, "5000000", "25000000", 0.2),
        share("A", AttributionMethod.PBOC2021, "1800000", "12000000", 0.15),
        share("B", AttributionMethod.PBOC2021, "900000", "30000000", 0.03));
  }

  private static Row footprint(
      String who, String scope, double tco2e, Double ar6, Double nationalGrid) {
    return footprint(who, scope, tco2e, ar6, nationalGrid, "ENERGY", tco2e);
  }

  private static Row footprint(
      String who,
      String scope,
      double tco2e,
      Double ar6,
      Double nationalGrid,
      String method,
      double median) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("enterprise_token", who);
    cells.put("as_of", Date.valueOf(DAY));
    cells.put("scope", scope);
    cells.put("tco2e", tco2e);
    cells.put("ar6_tco2e", ar6);
    cells.put("national_grid_tco2e", nationalGrid);
    cells.put("b1_tco2e", median);
    cells.put("method", method);
    cells.put("area_check", "NA");
    cells.put("dq_score", 2L);
    cells.put("factor_ids", new String[] {"F1"});
    return NamedRow.of(Footprints.TABLE, cells);
  }

  private static Row emission(String loan, String scope, double tco2e, String sector) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("loan_token", loan);
    cells.put("as_of", Date.valueOf(DAY));
    cells.put("method_id", AttributionMethod.PCAF2022.name());
    cells.put("scope", scope);
    cells.put("tco2e", tco2e);
    cells.put("p05", tco2e * 0.9);
    cells.put("p95", tco2e * 1.1);
    cells.put("dq_score", 2L);
    cells.put("asset_class", "BUSINESS_LOAN");
    cells.put("sector", sector);
    cells.put("region", "990101");
    return NamedRow.of(FinancedEmissionRows.TABLE, cells);
  }

  private static Row share(
      String loan, AttributionMethod method, String outstanding, String denominator, double af) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("loan_token", loan);
    cells.put("enterprise_token", loan.toLowerCase(Locale.ROOT));
    cells.put("as_of", Date.valueOf(DAY));
    cells.put("method_id", method.name());
    cells.put("outstanding", new BigDecimal(outstanding + ".00"));
    cells.put("denominator", new BigDecimal(denominator + ".00"));
    cells.put("af", af);
    return NamedRow.of(Attributions.TABLE, cells);
  }
}
