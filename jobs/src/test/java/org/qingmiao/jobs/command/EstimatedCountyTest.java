// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max_by;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.models.ledger.FootprintGaps;
import org.qingmiao.models.ledger.FootprintModels;
import org.qingmiao.models.ledger.Footprints;

/** Estimates in a county that is large enough for them, against the generator's truth. */
@ExtendWith(SparkTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EstimatedCountyTest {
  private static final List<String> SOURCES =
      List.of("enterprise", "activity", "utility_bill", "financial_statement", "farm_activity");

  @TempDir static Path folder;
  private final Map<String, Double> truth = new HashMap<>();
  private TrialLake trial;

  @BeforeAll
  void run(SparkSession spark) throws IOException {
    DemoBook.of(1069, 1)
        .only(Set.copyOf(SOURCES))
        .deliver(folder.resolve("landing"), folder.resolve("truth"));
    trial =
        TrialLake.of(
            spark, Path.of("..", "conf", "demo.yaml"), folder, "data=" + folder.resolve("landing"));
    List<String> jobs =
        Stream.concat(
                SOURCES.stream().map(source -> "ingest-" + source.replace('_', '-')),
                Stream.of("load-factors", "account-footprints"))
            .toList();
    assertThat(
            trial.run(
                jobs.stream().map(trial::job).toList(), DemoBook.BUSINESS_DATE, Runner.Repeat.SKIP))
        .isEqualTo(ExitCode.DONE);
    Pseudonym pseudonym = Pseudonym.of(Keyset.demo());
    for (String line : Files.readAllLines(folder.resolve("truth/emission.csv"))) {
      String[] cells = line.split(",");
      if (cells.length == 3 && cells[1].equals("2024")) {
        truth.put(pseudonym.token("credit_code", cells[0]), Double.valueOf(cells[2]));
      }
    }
  }

  /**
   * Green 4.8: six in ten of those who burn fuel do not report it. The generator knows what they
   * burn: nine in ten intervals should hold it, and the means should add up to it.
   */
  @Test
  void intervalsHoldWhatTheCountyTrulyBurns() {
    int estimated = 0;
    int inside = 0;
    double sum = 0;
    double trueSum = 0;
    for (Row row : estimates("S1").collectAsList()) {
      Double known = truth.get(row.<String>getAs("enterprise_token"));
      if (known == null) {
        continue;
      }
      estimated++;
      inside += row.<Double>getAs("p05") <= known && known <= row.<Double>getAs("p95") ? 1 : 0;
      sum += row.<Double>getAs("tco2e");
      trueSum += known;
    }
    double coverage = (double) inside / estimated;
    System.out.printf(
        "SYNTHETIC estimates of scope 1: %d, inside their intervals %.3f, sum over truth %.3f%n",
        estimated, coverage, sum / trueSum);
    assertThat(estimated).isGreaterThan(300);
    assertThat(coverage).isBetween(0.85, 0.96);
    assertThat(sum / trueSum).isBetween(0.7, 1.4);
  }

  /**
   * Who has no bill is no large consumer: trees that know the power of all labels would send it
   * there.
   */
  @Test
  void whoseFactsAreMissingIsEstimatedAsTheOthersAre() {
    Map<String, Double> own = medians(rows().where("scope = 'S2_LOC' AND model_version IS NULL"));
    Map<String, Double> withoutBills =
        medians(estimates("S2_LOC").where("array_contains(flags, 'NO_FOOTPRINT')"));
    System.out.printf(
        "SYNTHETIC medians of scope 2 by sector: of own figures %s, estimated without bills %s%n",
        own, withoutBills);
    assertThat(withoutBills).hasSizeGreaterThanOrEqualTo(3);
    withoutBills.forEach(
        (sector, median) ->
            assertThat(median / own.get(sector)).as(sector).isBetween(1 / 3.0, 3.0));
  }

  /** Each stands in a gap that can be estimated and names it; farms' land is left alone. */
  @Test
  void estimatesStandWhereOwnFiguresGiveNothing() {
    Dataset<Row> estimates = rows().where("model_version IS NOT NULL");
    Dataset<Row> gaps =
        trial
            .rowsOfTheDay(FootprintGaps.TABLE)
            .where("code IN ('NO_FOOTPRINT', 'PARTIAL_YEAR')")
            .select("enterprise_token", "scope", "code");
    long all = estimates.count();
    assertThat(
            estimates
                .join(gaps, new String[] {"enterprise_token", "scope"})
                .where("flags = array(code)")
                .count())
        .isEqualTo(all);
    assertThat(estimates.where("dq_score < 4 OR evidence != 'MODEL'").count()).isZero();
    assertThat(estimates.where("(method = 'ML_REVENUE') != (dq_score = 4)").count()).isZero();
    assertThat(estimates("S1").join(sectors(), "enterprise_token").where("sector = 'A'").count())
        .isZero();
  }

  @Test
  void everyTrialIsKeptWithItsGate() {
    Dataset<Row> figures = trial.rowsOfTheDay(FootprintModels.TABLE);
    assertThat(figures.select("scope").distinct().count()).isEqualTo(2);
    assertThat(
            figures
                .where("estimator = 'GATE' AND metric = 'trees_serve' AND segment != 'ALL'")
                .count())
        .isGreaterThanOrEqualTo(4);
    assertThat(trial.printed())
        .contains("estimates of S1: from ", "estimates of S2_LOC: from ", "trees serve where ");
  }

  private Dataset<Row> rows() {
    return trial.rowsOfTheDay(Footprints.TABLE);
  }

  private Dataset<Row> estimates(String scope) {
    return rows().where(col("scope").equalTo(scope).and(col("model_version").isNotNull()));
  }

  private Dataset<Row> sectors() {
    return trial
        .rowsOfTheDay(FootprintGaps.TABLE)
        .select("enterprise_token")
        .union(rows().select("enterprise_token"))
        .distinct()
        .join(
            trial
                .rows("raw.enterprise")
                .where("op = 'U'")
                .groupBy("enterprise_token")
                .agg(max_by(col("sector"), col("effective_on")).as("sector")),
            "enterprise_token");
  }

  private Map<String, Double> medians(Dataset<Row> footprints) {
    Map<String, Double> medians = new TreeMap<>();
    footprints
        .join(sectors(), "enterprise_token")
        .groupBy("sector")
        .agg(expr("percentile(p50, 0.5)"))
        .collectAsList()
        .forEach(row -> medians.put(row.getString(0), row.getDouble(1)));
    return medians;
  }
}
