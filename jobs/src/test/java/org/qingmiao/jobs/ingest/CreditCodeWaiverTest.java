// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.conf.WaivedCodes;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.Refusal;

/** Legal codes with a wrong check character pass by name, and only by name (platform 4.4). */
@ExtendWith(SparkTest.class)
class CreditCodeWaiverTest {
  /** The pilot code of 2015 in golden/platform_credit_code.csv; the standard asks for a 1. */
  private static final String PILOT = "91350100M0001TGQXM";

  private static final String CONF =
      """
      name: firms
      as_of: 2025-06-30
      public_data: true
      keyset: demo
      sources:
        - source: firms
          table: raw.firm
          grain: one firm
          shape: SNAPSHOT
          format: csv
          files: delivery.csv
          key: [firm]
          gate: {max_quarantine_share: 1, min_rows: 0}
          columns:
            firm: {from: code, check: credit_code, type: text, domain: credit_code, meaning: Credit code.}
      """;

  @TempDir private Path folder;
  private final SparkSession spark;

  CreditCodeWaiverTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void codeWithoutWaiverGoesToQuarantine() throws IOException {
    Trial trial = trial(PILOT);
    assertThat(trial.balance()).isEqualTo(new Balance("firms", 1, 0, 1, 0, 0));
    assertThat(trial.reasons().get(2L)).containsExactly("firm:CHECK_DIGIT");
  }

  @Test
  void waivedCodePassesWithAWarningAndNoOtherDoes() throws IOException {
    waive("code,reason,by,on\n9135 0100-M0001TGQXM,licence of 2015 seen,zhang.wei,2025-03-01\n");
    // The second is the first with another wrong check character, the third is one short.
    Trial trial = trial(PILOT, "91350100M0001TGQX9", "91350100M0001TGQX");
    assertThat(trial.balance()).isEqualTo(new Balance("firms", 3, 1, 2, 0, 0));
    assertThat(trial.reasons().get(3L)).containsExactly("firm:CHECK_DIGIT");
    assertThat(trial.reasons().get(4L)).containsExactly("firm:LENGTH");
    assertThat(trial.outputs().warnings())
        .containsExactly(
            "delivery.csv: firm: 1 with a wrong check character pass by credit-code-waivers.csv");
  }

  @Test
  void waiverMayNameTheToken() throws IOException {
    String token = Pseudonym.of(Keyset.demo()).token("credit_code", PILOT);
    waive("code,reason,by,on\n%s,licence of 2015 seen,zhang.wei,2025-03-01\n".formatted(token));
    assertThat(trial(PILOT).balance().published()).isEqualTo(1);
  }

  @Test
  void waiverChangesWhatARunIs() throws IOException {
    String without = settings().digest();
    waive("code,reason,by,on\n" + PILOT + ",licence of 2015 seen,zhang.wei,2025-03-01\n");
    assertThat(settings().digest()).isNotEqualTo(without);
  }

  @Test
  void wrongOrganisationCodeOnlyWarns() throws IOException {
    // golden/platform_credit_code.csv: verdict ORGANISATION_CHECK_DIGIT
    Trial trial = trial("911101089168755101");
    assertThat(trial.balance().published()).isEqualTo(1);
    assertThat(trial.outputs().warnings())
        .containsExactly(
            "delivery.csv: firm: 1 hold an organisation code with a wrong check character"
                + " (ORGANISATION_CHECK_DIGIT)");
  }

  @Test
  void namesEveryFaultOfTheListButNoCode() throws IOException {
    waive(
        "code,reason,by,on\n91350100M0001TGQX,,zhang.wei,March\n" + PILOT + ",seen,,2025-03-01\n");
    String file = folder.resolve(WaivedCodes.FILE).toString();
    assertThatThrownBy(this::settings)
        .isInstanceOf(Refusal.class)
        .hasMessage(
            """
            %1$s line 2: no reason; a waiver has code, reason, by and on
            %1$s line 2: code is neither 18 characters of a credit code nor a token of one
            %1$s line 2: on is "March", expected a date such as 2025-06-30
            %1$s line 3: no by; a waiver has code, reason, by and on\
            """
                .formatted(file));
  }

  private void waive(String list) throws IOException {
    Files.writeString(folder.resolve(WaivedCodes.FILE), list);
  }

  private Settings settings() throws IOException {
    Path conf = Files.writeString(folder.resolve("conf.yaml"), CONF);
    return Settings.read(conf, List.of("data=" + folder), List.of());
  }

  private Trial trial(String... codes) throws IOException {
    Files.writeString(folder.resolve("delivery.csv"), "code\n" + String.join("\n", codes) + "\n");
    return Trial.of(spark, settings(), LocalDate.of(2025, 6, 30));
  }
}
