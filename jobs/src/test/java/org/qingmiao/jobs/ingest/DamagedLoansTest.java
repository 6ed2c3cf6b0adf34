// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.PublicData;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;

/** The loans of the SBA as shipped in conf, in a copy of the file that went wrong in every way. */
@ExtendWith(SparkTest.class)
class DamagedLoansTest {
  private static final String FILE = "sba/sba_balanced30k.csv.gz";
  private static final long ROWS = 30_000;

  /** One loan to be damaged; made up, sound under the mapping. */
  private static final String SOUND =
      "%s,AMES,IA,50010,FIRST BANK,IA,541110,2001-03-05,2001,84,3,1,0,3,1,1,N,N,,2001-04-30,25000,0,PIF,0,25000,12500";

  @TempDir private Path folder;
  private final SparkSession spark;
  private String sound;

  DamagedLoansTest(SparkSession spark) {
    this.spark = spark;
  }

  @BeforeEach
  void readTheLoans() throws IOException {
    byte[] packed = Files.readAllBytes(PublicData.with(FILE).resolve(FILE));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      sound = new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void setsEveryDamagedLoanAsideWithItsReasonAndKeepsTheRest() throws IOException {
    Map<String, String> damaged = new HashMap<>();
    damaged.put(loan("D01").replace("2001-03-05", "2001-02-30"), "approved_on:type");
    damaged.put(loan("D02").replace("2001-03-05", "9999-12-31"), "approved_on:range");
    damaged.put(loan("D03").replace("2001-03-05", "2015-01-01"), "known_by_as_of");
    damaged.put(loan("D04").replace("2001-04-30", "0001-01-01"), "disbursed_on:range");
    damaged.put(loan("D05").replace("PIF,0,25000", "PIF,0,NaN"), "gr_appv:type");
    damaged.put(loan("D06").replace("PIF,0,25000", "PIF,0,Infinity"), "gr_appv:type");
    damaged.put(loan("D07").replace("PIF,0,25000", "PIF,0,2.5E4"), "gr_appv:type");
    damaged.put(loan("D08").replace("PIF,0,25000", "PIF,0,\"25.000,00\""), "gr_appv:type");
    damaged.put(loan("D09").replace("PIF,0,25000", "PIF,0,25000.005"), "gr_appv:scale");
    damaged.put(loan("D10").replace("PIF,0,25000", "PIF,0,99999999999999999"), "gr_appv:range");
    damaged.put(loan("D11").replace(",PIF,", ",LOST,"), "charged_off:recode");
    damaged.put(loan("D12").replace(",PIF,", ",,"), "charged_off:required");
    damaged.put(loan("D13").replace(",84,3,", ",84,three,"), "no_emp:type");
    damaged.put(loan("D14").replace(",12500", ""), "field_count");
    damaged.put(loan("D15") + ",1", "field_count");
    damaged.put(loan(""), "loan_token:required");
    damaged.put(loan("D17").replace("AMES", "\u9752\u82d7"), "encoding");
    // Of two loans with one number and two amounts nobody knows which is right.
    damaged.put(loan("D18"), "conflict");
    damaged.put(loan("D18").replace("12500", "9000"), "conflict");

    StringBuilder rows = new StringBuilder(sound);
    Map<Long, String> expected = new HashMap<>();
    for (var row : damaged.entrySet()) {
      expected.put(ROWS + 2 + expected.size(), row.getValue());
      rows.append(row.getKey()).append('\n');
    }
    // One repetition, and a cell that a spreadsheet would run: harmless here.
    rows.append(loan("D20")).append('\n').append(loan("D20")).append('\n');
    rows.append(loan("D21").replace("AMES", "=1+1")).append('\n');

    Trial trial = trial(rows.toString());
    assertThat(trial.exit()).isEqualTo(ExitCode.DONE);
    assertThat(trial.balance())
        .isEqualTo(new Balance("sba_loan", ROWS + 22, ROWS + 2, damaged.size(), 1, 0));
    Map<Long, TreeSet<String>> reasons = trial.reasons();
    assertThat(reasons).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (line, reason) -> assertThat(reasons.get(line)).as("%s", line).contains(reason));
    assertThat(trial.accepted().where("city = '=1+1'").count()).isEqualTo(1);
  }

  @Test
  void refusesAFileWhoseBordersOfRowsAreLost() throws IOException {
    String head = sound.substring(0, sound.indexOf('\n', 100_000) + 1);
    long next = head.lines().count() + 1;
    assertRefused("", "ends before its header");
    assertRefused(head + loan("D01").replace("AMES", "\"AMES"), "line " + next + ": a quote opens");
    assertRefused(
        head + loan("D01").replace("AMES", "\"AMES\"X"),
        "line " + next + ": there is text between");
    assertRefused(
        head + loan("D01").replace("AMES", "A".repeat(10_000_000)),
        "line " + next + ": the record is longer than 1 MiB");
    assertRefused(
        head.replaceFirst("GrAppv", "GrApproved"),
        "no column \"GrAppv\"",
        "did you mean \"GrApproved\"");
    assertRefused(head.replaceFirst("City", "State"), "the header names \"State\" twice");
  }

  private static String loan(String number) {
    return SOUND.formatted(number);
  }

  private void assertRefused(String file, String... said) throws IOException {
    Trial trial = trial(file);
    assertThat(trial.exit()).isEqualTo(ExitCode.INPUT_CONTRACT);
    assertThat(trial.sentence()).contains(said).endsWith("Nothing was published.");
  }

  private Trial trial(String file) throws IOException {
    Path copy = folder.resolve(FILE);
    Files.createDirectories(copy.getParent());
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(copy))) {
      out.write(bytes(file));
    }
    Settings settings =
        Settings.read(Path.of("..", "conf", "sba.yaml"), List.of("data=" + folder), List.of());
    return Trial.of(
        spark, settings, settings.source("sba_loan").orElseThrow(), settings.asOf(), Map.of());
  }

  /** Everything in UTF-8, but Chinese characters in GB18030: the wrong charset. */
  private static byte[] bytes(String file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : file.split("(?<=\n)")) {
      boolean isChinese = line.codePoints().anyMatch(Character::isIdeographic);
      bytes.write(line.getBytes(isChinese ? Charset.forName("GB18030") : UTF_8));
    }
    return bytes.toByteArray();
  }
}
