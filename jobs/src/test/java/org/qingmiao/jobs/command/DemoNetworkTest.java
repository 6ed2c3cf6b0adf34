// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.define.AsOfStatus;
import org.qingmiao.features.define.LeakReport;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.jobs.build.CountyBook;
import org.qingmiao.jobs.build.CreditBook;
import org.qingmiao.jobs.conf.KeyFile;
import org.qingmiao.jobs.conf.Settings;

/** The group {@code network} on a demo book, from its files to rows of features. */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoNetworkTest {
  private final Map<String, String> ringOf = new HashMap<>();
  private CreditBook.Joined joined;
  private List<Row> rows;

  @BeforeAll
  void buildTheRows(DemoTrial.Lake demo) throws IOException {
    TrialLake trial = demo.trial();
    Settings settings =
        Settings.read(
            Path.of("..", "conf", "demo.yaml"),
            List.of("credit.groups=[loan, tax, network]"),
            Installation.CONTRACTS);
    Pseudonym pseudonym = Pseudonym.of(KeyFile.of(trial.installation().settings()));
    Files.readAllLines(demo.truth().resolve("ring.csv")).stream()
        .skip(2)
        .map(line -> line.split(","))
        .forEach(cells -> ringOf.put(pseudonym.token("credit_code", cells[1]), cells[0]));
    CountyBook book = new CountyBook(settings.sources(), settings.credit().orElseThrow());
    book.refuseLeaks();
    joined = book.rows(trial.inputs(book.reads(), Map.of()));
    rows = joined.rows().orderBy(col("loan_token")).collectAsList();
  }

  @Test
  void findsRingsOnlyWhereTheyWerePlanted() {
    Map<String, Long> sizes =
        ringOf.values().stream().collect(Collectors.groupingBy(r -> r, Collectors.counting()));
    List<Row> inRings =
        rows.stream().filter(row -> row.<Double>getAs("network_ring_size") > 0).toList();
    assertThat(inRings)
        .allSatisfy(
            row -> {
              String ring = ringOf.get(row.<String>getAs("applicant_token"));
              assertThat(ring).isNotNull();
              assertThat(row.<Double>getAs("network_ring_size"))
                  .isBetween(2.0, (double) sizes.get(ring));
            });
    Set<String> found =
        inRings.stream()
            .map(row -> ringOf.get(row.<String>getAs("applicant_token")))
            .collect(Collectors.toSet());
    assertThat(found).isEqualTo(Set.copyOf(ringOf.values()));
  }

  /** Firms that have been bought share a controller; every firm has one on record. */
  @Test
  void knowsControllersAndWhatTheirOtherFirmsDo() {
    assertThat(rows).extracting(row -> row.<Double>getAs("network_controller_known")).contains(1.0);
    assertThat(rows)
        .extracting(row -> row.<Double>getAs("network_controller_borrowers_365d"))
        .contains(0.0, 1.0);
  }

  /** Each row is answered for its own day, and some would be answered otherwise by one clock. */
  @Test
  void answersEveryRowAndSaysWhichAOneClockJoinWouldHaveGotWrong() {
    LeakReport report =
        joined.reports().stream()
            .filter(r -> r.group().equals("network"))
            .findFirst()
            .orElseThrow();
    assertThat(report.statuses().get(AsOfStatus.OK)).isEqualTo(report.spineRows());
    assertThat(report.wouldLeak()).isBetween(1L, report.spineRows() - 1);
  }
}
