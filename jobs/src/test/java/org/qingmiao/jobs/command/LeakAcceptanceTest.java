// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.PublicData;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.run.RunTable;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.models.ledger.LeakEvidence;

/** What a careless conf would let the SBA model know, and how each leak ends (credit 6.2). */
@ExtendWith(SparkTest.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakAcceptanceTest {
  private static final Path CONF = Path.of("..", "conf", "sba.yaml");
  private static final String HONEST =
      "no_emp, new_exist, create_job, retained_job, franchise, urban_rural, revline, lowdoc,"
          + " gr_appv, portion, state, bank_state, same_state, naics_sector";

  private Path data;

  @BeforeAll
  void needsTheLoans() {
    data = PublicData.with("sba/sba_balanced30k.csv.gz");
  }

  @Test
  void suspectsTheTermAndNothingElse(SparkSession spark, @TempDir Path folder) throws IOException {
    Path conf = folder.resolve("careless.yaml");
    Files.copy(CONF.resolveSibling("reasons.csv"), folder.resolve("reasons.csv"));
    copyTexts(folder);
    String honest = Files.readString(CONF);
    String careless =
        honest.replaceFirst(
            "role: post_decision, meaning: \"Final, not agreed",
            "role: feature, trend: free, why: none, code: R17, meaning: \"Final, not agreed");
    assertThat(careless).isNotEqualTo(honest);
    Files.writeString(conf, careless);
    TrialLake trial = TrialLake.of(spark, conf, folder, "data=" + data);

    Refusal refusal = catchThrowableOfType(Refusal.class, trial::run);
    assertThat(refusal.code()).isEqualTo(ExitCode.MODEL_REFUSED);
    assertThat(refusal).hasMessageContaining("QM-LEAK-2").hasMessageContaining("term:");
    Set<String> suspects = new HashSet<>();
    Set<String> detectors = new HashSet<>();
    trial
        .rows(LeakEvidence.TABLE)
        .where("verdict = 'SUSPECT'")
        .collectAsList()
        .forEach(
            r -> {
              suspects.add(r.getAs("column_name"));
              detectors.add(r.getAs("detector"));
            });
    assertThat(suspects).containsExactly("term");
    assertThat(detectors).contains("HEAPING", "DROP_ONE");
    // golden/credit_reference.csv: term_multiple_of_12_share_gap and drop_one_auc_term
    assertThat(evidence(trial, "HEAPING")).isGreaterThan(0.70);
    assertThat(evidence(trial, "DROP_ONE")).isGreaterThan(0.10);
    assertThat(written(trial)).doesNotContain("model.registry", "publish.credit_score");
  }

  @ParameterizedTest
  @CsvSource({
    "charged_off_on, OUTCOME",
    "charged_off_amount, OUTCOME",
    "balance_gross, OUTCOME",
    "disbursement_gross, POST_DECISION",
    "term, POST_DECISION"
  })
  void refusesAColumnThatIsKnownLater(
      String column, String role, SparkSession spark, @TempDir Path folder) {
    TrialLake trial =
        TrialLake.of(
            spark,
            CONF,
            folder,
            "data=" + data,
            "credit.features=[%s, %s]".formatted(HONEST, column));
    Refusal refusal =
        catchThrowableOfType(
            Refusal.class, () -> trial.run(Runner.Repeat.SKIP, trial.job("build-credit")));
    assertThat(refusal.code()).isEqualTo(ExitCode.MODEL_REFUSED);
    assertThat(refusal)
        .hasMessageContaining(
            "QM-LEAK-1: %s <- raw.sba_loan.%s (%s)".formatted(column, column, role));
    assertThatThrownBy(trial.installation()::refuseLeaks).hasMessage(refusal.getMessage());
    assertThat(written(trial)).containsExactly("audit.run");
    assertThat(trial.rows(RunTable.TABLE).first().<String>getAs("error_text"))
        .isEqualTo(refusal.getMessage());
  }

  private static double evidence(TrialLake trial, String detector) {
    return trial
        .rows(LeakEvidence.TABLE)
        .where("column_name = 'term' and detector = '%s'".formatted(detector))
        .first()
        .<Double>getAs("value");
  }

  private static List<String> written(TrialLake trial) {
    Set<Table> tables = new HashSet<>(trial.installation().tables());
    trial.installation().pipeline().jobs().stream().map(Job::writes).forEach(tables::addAll);
    return tables.stream().filter(trial.lake()::holds).map(Table::name).sorted().toList();
  }

  private static void copyTexts(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("texts"));
    for (String language : List.of("zh.yaml", "en.yaml")) {
      Files.copy(
          CONF.resolveSibling("texts").resolve(language),
          folder.resolve("texts").resolve(language));
    }
  }
}
