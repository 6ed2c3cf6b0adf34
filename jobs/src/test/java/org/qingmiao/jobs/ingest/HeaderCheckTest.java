// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Outlook;

@ExtendWith(SparkTest.class)
class HeaderCheckTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final String ROW = "1,2025-06-01,10.00,a\n";
  @TempDir private Path folder;

  /** Whoever mends one column after the other runs as often as columns are missing. */
  @Test
  void namesEveryMissingColumnAtOnce() throws IOException {
    assertThat(outlook("number,paid_on,amounts,note\n" + ROW).obstacles())
        .containsExactly(
            "delivery.csv has no column \"no\", which no needs; it has number, paid_on, amounts, note; no"
                + " column \"amount\", which amount needs; did you mean \"amounts\"?"
                + " (a column that may be absent says optional: true)");
  }

  /** It would stay empty, and nobody would see why the model drifts. */
  @Test
  void asksWhetherAColumnIsSpeltOtherwise() throws IOException {
    assertThat(outlook("no,paid_on,amount,notes\n" + ROW).notes())
        .contains(
            "delivery.csv: column \"note\" is missing; did you mean \"notes\", which is not mapped?"
                + " As it is, it is left empty");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no,paid_on,amount,note\n",
        "no,paid_on,amount\n",
        "no,paid_on,amount,note,till\n",
        "no,paid_on,amounts,note\n",
        "no,paid_on,amount,no\n",
        "1,2025-06-01,10.00,a\n",
        ""
      })
  void saysBeforeARunWhatTheRunSays(String header, SparkSession spark) throws IOException {
    Outlook outlook = outlook(header + (header.isEmpty() ? "" : ROW));
    Trial trial = Trial.of(spark, settings(), DAY);
    assertThat(trial.exit() == ExitCode.INPUT_CONTRACT).isEqualTo(!outlook.obstacles().isEmpty());
    if (outlook.obstacles().isEmpty()) {
      assertThat(trial.outputs().warnings()).containsExactlyElementsOf(outlook.notes());
    } else {
      assertThat(trial.sentence()).contains(outlook.obstacles());
    }
  }

  /** A wrong pattern would send every row to quarantine, and a run say so only at its end. */
  @Test
  void namesAColumnOfWhichNoCellCanBeRead() throws IOException {
    Outlook outlook = outlook("no,paid_on,amount,note\n1,27.12.2024,10.00,a\n2,28.12.2024,x,b\n");
    assertThat(outlook.obstacles()).isEmpty();
    assertThat(outlook.notes())
        .containsExactly(
            "delivery.csv: none of the first 2 cells of paid_on is as the mapping says (type):"
                + " line 2 has \"27.12.2024\"; see its pattern, notation and type");
  }

  /** Rows that nobody takes in may look as they like. */
  @Test
  void triesNoCellOfARowOutOfScope() throws IOException {
    Settings kept =
        settings(
            "files: delivery.csv", "files: delivery.csv\n    keep: {column: note, one_of: [a]}");
    assertThat(outlook(kept, "no,paid_on,amount,note\n1,27.12.2024,10.00,b\n"))
        .isEqualTo(Outlook.CLEAR);
    assertThat(outlook(kept, "no,paid_on,amount,note\n1,27.12.2024,10.00,a\n").notes()).hasSize(1);
  }

  /** What is wrong further down is for the run to say. */
  @Test
  void leavesBrokenRowsToTheRun() throws IOException {
    assertThat(outlook("no,paid_on,amount,note\n1,2025-06-01,10.00,a\n2,never,\"open\n"))
        .isEqualTo(Outlook.CLEAR);
  }

  @Test
  void fileThatIsNotThereIsOnlyNoted() throws IOException {
    Outlook outlook = Trial.job(settings()).outlook(DAY);
    assertThat(outlook.obstacles()).isEmpty();
    assertThat(outlook.notes()).singleElement().asString().contains("the file delivery.csv");
  }

  private Outlook outlook(String delivery) throws IOException {
    return outlook(settings(), delivery);
  }

  private Outlook outlook(Settings settings, String delivery) throws IOException {
    Files.writeString(folder.resolve("delivery.csv"), delivery);
    return Trial.job(settings).outlook(DAY);
  }

  private Settings settings() throws IOException {
    return settings("name: till", "name: till");
  }

  private Settings settings(String old, String now) throws IOException {
    Path conf =
        Files.writeString(folder.resolve("conf.yaml"), DamagedFileTest.CONF.replace(old, now));
    return Settings.read(conf, List.of("data=" + folder), List.of());
  }
}
