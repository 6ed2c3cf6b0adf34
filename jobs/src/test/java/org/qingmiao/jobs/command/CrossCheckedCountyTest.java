// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.features.check.CrossChecks;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.jobs.run.QualityTable;

/** Whether comparing sources finds the enterprises whose sources were made to disagree. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossCheckedCountyTest {
  private final Pseudonym pseudonym = Pseudonym.of(Keyset.demo());
  private TrialLake trial;
  private DemoTrial.Lake demo;

  @BeforeAll
  void takeTheLake(DemoTrial.Lake demo) {
    this.demo = demo;
    this.trial = demo.trial();
  }

  /**
   * All that are outside the bounds were made so, and all that were made so and can be compared are
   * outside, with two exceptions. Restaurants invoice six tenths of their sales, so who of them
   * declares six tenths agrees with himself. Habits of power differ by exp(0.5 n), so a tenth of
   * the usual power stays above a quarter of the median for n above 1.83, in three of a hundred.
   */
  @ParameterizedTest
  @CsvSource({
    "invoiced_to_declared, UNDERDECLARED_SALES, 0, 1.2",
    "power_to_peers, SALES_WITHOUT_POWER, 0.25, 20",
    "paid_to_insured, GHOST_STAFF, 0.7, 1.5",
    "declared_to_registered_land, OVERDECLARED_LAND, 0.9, 1.1"
  })
  void findsWhatDoesNotAddUp(String column, String quirk, double low, double high)
      throws IOException {
    Set<String> planted = planted(quirk);
    Set<String> compared = new HashSet<>();
    Set<String> found = new TreeSet<>();
    for (Row row :
        trial.rowsOfTheDay(CrossChecks.TABLE).where(col(column).isNotNull()).collectAsList()) {
      double value = row.<Double>getAs(column);
      compared.add(row.getAs("enterprise_token"));
      if (value < low || value > high) {
        found.add(row.getAs("enterprise_token"));
      }
    }
    Set<String> expected = new TreeSet<>(planted);
    expected.retainAll(compared);
    assertThat(compared).hasSizeGreaterThan(50);
    assertThat(expected).isNotEmpty();
    Set<String> missed = new HashSet<>(expected);
    missed.removeAll(found);
    if (quirk.equals("UNDERDECLARED_SALES")) {
      missed.removeAll(restaurants());
    }
    Set<String> accused = new HashSet<>(found);
    accused.removeAll(expected);
    assertThat(missed).as("missed").hasSizeLessThanOrEqualTo(column.startsWith("power") ? 1 : 0);
    // A filing in quarantine, a withdrawn right: messes of the sources shift a few ratios too.
    assertThat(accused).as("accused").hasSizeLessThanOrEqualTo(1 + compared.size() / 100);
  }

  @Test
  void countsThemAsWarningsOfQuality() {
    assertThat(
            trial
                .rows(QualityTable.TABLE)
                .where(col("table_name").equalTo(CrossChecks.TABLE.name()))
                .where("severity = 'WARN' and broken_rows > 0")
                .select("rule_id")
                .distinct()
                .collectAsList())
        .extracting(r -> r.getString(0))
        .containsExactlyInAnyOrder(
            "invoiced_to_declared.between",
            "power_to_peers.between",
            "paid_to_insured.between",
            "declared_to_registered_land.between");
  }

  private Set<String> restaurants() {
    Set<String> restaurants = new HashSet<>();
    trial
        .rows(Enterprises.TABLE.name())
        .where("sector = 'H'")
        .select("enterprise_token")
        .collectAsList()
        .forEach(row -> restaurants.add(row.getString(0)));
    return restaurants;
  }

  private Set<String> planted(String quirk) throws IOException {
    Set<String> planted = new HashSet<>();
    for (String line : Files.readAllLines(demo.truth().resolve("quirk.csv"))) {
      String[] cells = line.split(",");
      if (cells.length == 2 && cells[1].equals(quirk)) {
        planted.add(pseudonym.token("credit_code", cells[0]));
      }
    }
    return planted;
  }
}
