// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

@ExtendWith(SparkTest.class)
class DamagedFileTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final String HEADER = "no,paid_on,amount,note\n";
  private static final String SOUND = "1,2025-06-01,10.00,a\n2,2025-06-02,20.00,b\n";
  static final String CONF =
      """
      name: till
      as_of: 2025-06-30
      public_data: true
      keyset: demo
      sources:
        - source: payments
          table: raw.payment
          grain: one payment
          format: csv
          files: delivery.csv
          key: [no]
          event: paid_on
          known: paid_on
          gate: {max_quarantine_share: 0.9, min_rows: 1}
          columns:
            no:      {from: no, type: text, level: 3, domain: payment, meaning: Number.}
            paid_on: {from: paid_on, type: date, meaning: Day.}
            amount:  {from: amount, type: "decimal(8,2)", unit: cny, level: 3, meaning: Amount.}
            note:    {from: note, type: text, optional: true, meaning: Note.}
          rules:
            - {between: amount, low: 0, high: 1000}
      """;

  @TempDir private Path folder;
  private final SparkSession spark;

  DamagedFileTest(SparkSession spark) {
    this.spark = spark;
  }

  @ParameterizedTest(name = "{1}: {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "3,2025-02-30,1.00,x    | paid_on:type",
        "3,9999-12-31,1.00,x    | paid_on:range",
        "3,2025-07-01,1.00,x    | known_by_as_of",
        "3,2025-06-03,NaN,x     | amount:type",
        "3,2025-06-03,Infinity,x| amount:type",
        "3,2025-06-03,1E5,x     | amount:type",
        "3,2025-06-03,(5.00),x  | amount:type",
        "3,2025-06-03,1.005,x   | amount:scale",
        "3,2025-06-03,1234567,x | amount:range",
        "3,2025-06-03,1000.01,x | amount.between",
        "3,2025-06-03,,x        | amount:required",
        "3,2025-06-03           | field_count",
        "3,2025-06-03,1.00,x,y  | field_count",
      })
  void badRowGoesToQuarantineWithItsReason(String row, String reason) {
    Trial trial = trial(HEADER + SOUND + row.strip() + "\n");
    assertThat(trial.exit()).isEqualTo(ExitCode.DONE);
    assertThat(trial.balance()).isEqualTo(new Balance("payments", 3, 2, 1, 0, 0));
    assertThat(trial.reasons()).containsOnlyKeys(4L);
    assertThat(trial.reasons().get(4L)).containsExactly(reason.strip());
  }

  @Test
  void wrongCharsetIsNamed() {
    Trial trial =
        trial((HEADER + SOUND + "3,2025-06-03,1.00,青苗\n").getBytes(Charset.forName("GB18030")));
    assertThat(trial.reasons().get(4L)).containsExactly("encoding");
  }

  @Test
  void repeatedRowIsCountedAndContradictionBelievedByNobody() {
    Trial trial =
        trial(HEADER + SOUND + "1,2025-06-01,10.00,a\n2,2025-06-02,21.00,b\n3,2025-06-03,1,c\n");
    assertThat(trial.balance()).isEqualTo(new Balance("payments", 5, 2, 2, 1, 0));
    assertThat(trial.reasons()).containsOnlyKeys(3L, 5L);
    assertThat(trial.reasons().get(3L)).containsExactly("conflict");
  }

  @Test
  void unknownColumnIsKeptAndMissingOptionalOneLeftEmpty() {
    Trial trial = trial("no,paid_on,amount,till\n1,2025-06-01,10.00,7\n");
    assertThat(trial.accepted().select("extra").first().getString(0)).isEqualTo("{\"till\":\"7\"}");
    assertThat(trial.outputs().warnings())
        .containsExactly(
            "delivery.csv: column \"note\" is missing; it is left empty",
            "delivery.csv: column \"till\" is not mapped; kept in extra");
  }

  @Test
  void formulaIsStoredAsItCame() {
    Trial trial = trial(HEADER + "1,2025-06-01,10.00,=1+1\n");
    assertThat(trial.accepted().select("note").first().getString(0)).isEqualTo("=1+1");
  }

  @Test
  void renamedColumnIsRefusedWithTheNearestName() {
    assertRefused(
        HEADER.replace("amount", "amounts") + SOUND,
        "delivery.csv has no column \"amount\", which amount needs; did you mean \"amounts\"?"
            + " (a column that may be absent says optional: true)");
  }

  /** The first record would otherwise be taken for the header, and be repeated to the terminal. */
  @Test
  void fileWithoutItsHeaderIsRefusedWithoutAWordOfItsRows() {
    assertRefused(
        SOUND,
        "delivery.csv names none of the mapped columns in its header; deliver it with its header, in the charset and with the delimiter that the mapping says");
  }

  @Test
  void brokenStructureRefusesTheFileWithItsLine() {
    assertRefused("", "delivery.csv is empty (0 bytes); deliver it again");
    assertRefused(
        HEADER + SOUND + "3,2025-06-03,1.00,\"open\n4,2025-06-03,1.00,x\n",
        "delivery.csv line 4: a quote opens and is never closed; close it or double it");
    assertRefused(
        HEADER + SOUND + "3,2025-06-03,1.00,\"x\"y\n",
        "delivery.csv line 4: there is text between a closing quote and the next delimiter; double"
            + " the quotes inside the cell");
    assertRefused(
        "no,paid_on,amount,no\n",
        "delivery.csv line 1: the header names \"no\" twice; rename one of the columns");
  }

  @Test
  void tenMegabyteCellIsRefusedWithItsLine() {
    assertRefused(
        HEADER + SOUND + "3,2025-06-03,1.00," + "x".repeat(10_000_000) + "\n",
        "delivery.csv line 4: the record is longer than 1 MiB; is a quote left open?");
  }

  @Test
  void truncatedGzipIsRefused() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < 50_000; i++) {
        gzip.write(
            (i == 0 ? HEADER : "%d,2025-06-01,%d.00,x\n".formatted(i, i % 1000)).getBytes(UTF_8));
      }
    }
    byte[] cut = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    Files.write(folder.resolve("delivery.csv.gz"), cut);
    Trial trial = trial(CONF.replace("delivery.csv", "delivery.csv.gz"), new byte[0]);
    assertThat(trial.exit()).isEqualTo(ExitCode.INPUT_CONTRACT);
    assertThat(trial.sentence())
        .contains("delivery.csv.gz breaks off")
        .contains("deliver it again");
  }

  @Test
  void directoryInsteadOfAFileIsRefused() throws IOException {
    Files.createDirectories(folder.resolve("folder.csv"));
    Trial trial = trial(CONF.replace("delivery.csv", "folder.csv"), new byte[0]);
    assertThat(trial.exit()).isEqualTo(ExitCode.INPUT_CONTRACT);
    assertThat(trial.sentence())
        .isEqualTo(
            "payments: folder.csv is a directory, expected a file; for the files in it write"
                + " folder.csv/*.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../delivery.csv", "/etc/hostname", "%2e%2e/x.csv", "a/../b.csv"})
  void pathOutOfTheDataFolderIsRefused(String files) {
    Trial trial = trial(CONF.replace("delivery.csv", "\"" + files + "\""), new byte[0]);
    assertThat(trial.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.sentence()).contains("expected a path below the data folder");
  }

  @Test
  void linkOutOfTheDataFolderIsRefused(@TempDir Path elsewhere) throws IOException {
    Path target = Files.writeString(elsewhere.resolve("secret.csv"), HEADER);
    Files.createSymbolicLink(folder.resolve("link.csv"), target);
    Trial trial = trial(CONF.replace("delivery.csv", "link.csv"), new byte[0]);
    assertThat(trial.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.sentence())
        .isEqualTo(
            "payments: link.csv is a link out of the data folder; put the file itself there");
  }

  @Test
  void missingPublicFileIsNamedWithItsSource() throws IOException {
    String conf = CONF.replace("files: delivery.csv", "files: x.csv\n    get: https://example.org");
    Path written = Files.writeString(folder.resolve("conf.yaml"), conf);
    Settings settings = Settings.read(written, List.of(), List.of());
    assertThat(settings.data()).isEqualTo(Optional.empty());
    Trial trial = Trial.of(spark, settings, DAY);
    assertThat(trial.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.sentence())
        .startsWith("payments: the file x.csv is needed, but the conf names no data folder")
        .endsWith("the public gets it at https://example.org");
  }

  @Test
  void quarantineShowsNoSensitiveCell() {
    Trial trial = trial(HEADER + SOUND + "SECRET3,2025-06-03,777.005,x\nSECRET4,2025-06-03\n");
    List<String> records =
        trial.outputs().quarantine().orElseThrow().select("record").collectAsList().stream()
            .map(r -> r.getString(0))
            .toList();
    assertThat(records).hasSize(2).noneMatch(r -> r.contains("SECRET") || r.contains("777.005"));
  }

  private void assertRefused(String file, String sentence) {
    Trial trial = trial(file);
    assertThat(trial.exit()).isEqualTo(ExitCode.INPUT_CONTRACT);
    assertThat(trial.sentence()).isEqualTo("payments: " + sentence + ". Nothing was published.");
  }

  private Trial trial(String file) {
    return trial(file.getBytes(UTF_8));
  }

  private Trial trial(byte[] file) {
    return trial(CONF, file);
  }

  private Trial trial(String conf, byte[] file) {
    try {
      return Trial.of(spark, folder, conf, file, DAY);
    } catch (Refusal refusal) {
      throw new AssertionError(refusal.getMessage(), refusal);
    }
  }
}
