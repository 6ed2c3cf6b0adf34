// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.qingmiao.jobs.run.Manifest;
import org.qingmiao.jobs.run.RunLog;

/**
 * A small made-up book of loans to bakeries, with its conf: the cheapest installation that goes all
 * the way from a file to published scores.
 *
 * @param folder holds the conf, the delivery and the lake
 */
record Bakery(Path folder) {

  /** How the book fares. */
  enum Fate {
    /** Weak bakeries default more often, before and after. */
    STEADY,
    /** What made loans bad in the years of the fit no longer does afterwards. */
    TURNING
  }

  private static final int FEATURES = 5;

  private static final String CONF =
      """
      name: bakery
      lake: %1$s/lake
      data: %1$s/landing
      as_of: 2024-12-31
      zone: Asia/Shanghai
      public_data: true
      keyset: demo
      report: {language: en, currency: CNY}
      sources:
        - source: bakery
          table: raw.bakery
          grain: one loan
          shape: SNAPSHOT
          format: csv
          files: bakery.csv
          charset: UTF-8
          key: [loan_token]
          event: approved_on
          known: approved_on
          backload: true
          columns:
            loan_token:  {from: loan, type: text, role: id, domain: loan, meaning: Number of the loan.}
            approved_on: {from: approved, type: date, role: as_of, meaning: Day of the approval.}
            is_bad:      {from: bad, type: whole, unit: none, role: label, meaning: 1 for a loan that went bad.}
            turnover:    {from: turnover, type: whole, unit: cny, role: feature, trend: falling, why: Larger sales carry more debt., code: R03, meaning: Yearly turnover.}
            deposits:    {from: deposits, type: whole, unit: cny, role: feature, trend: falling, why: Deposits pay the first bad months., code: R23, meaning: Deposits at this bank.}
            years:       {from: years, type: whole, unit: years, role: feature, trend: falling, why: Old shops have seen bad years., code: R05, meaning: Years in business.}
            staff:       {from: staff, type: whole, unit: count, role: feature, trend: falling, why: A larger firm survives more., code: R19, meaning: Employees.}
            ovens:       {from: ovens, type: whole, unit: count, role: feature, trend: falling, why: Ovens are security., code: R25, meaning: Number of ovens.}
      credit:
        book: raw.bakery
        product: BAKERY
        periods: {from: 2020-01-01, oot_from: 2023-01-01, until: 2024-06-30}
        cutoffs: {approve_below: 0.10, decline_from: 0.40}
        train: {min_bads: 50, rounds: 20}
      """;

  /** Writes a book of so many loans and its conf into an empty folder. */
  static Bakery open(Path folder, int loans, Fate fate) throws IOException {
    Bakery bakery = new Bakery(folder);
    Files.createDirectories(bakery.delivery().getParent());
    Files.writeString(bakery.conf(), CONF.formatted(folder));
    Random random = new Random(1069);
    StringBuilder lines =
        new StringBuilder("loan,approved,bad,turnover,deposits,years,staff,ovens\n");
    for (int i = 0; i < loans; i++) {
      int year = 2020 + i % 5;
      int[] strength = random.ints(FEATURES, 1, 101).toArray();
      // Many weak signs: one strong one would rightly be taken for a leak.
      double worth = (IntStream.of(strength).sum() - 50.5 * FEATURES) / 50;
      boolean isTurned = fate == Fate.TURNING && year >= 2023;
      double risk = 1 / (1 + Math.exp(isTurned ? -worth : worth));
      lines.append("%d,%d-0%d-15,%d".formatted(i, year, 1 + i % 6, bad(random, risk)));
      IntStream.of(strength).forEach(s -> lines.append(',').append(s));
      lines.append('\n');
    }
    Files.writeString(bakery.delivery(), lines);
    return bakery;
  }

  private static int bad(Random random, double risk) {
    return random.nextDouble() < risk ? 1 : 0;
  }

  /** A copy of all that there is, in a folder that is not there yet. */
  Bakery copy(Path other) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, other.resolve(folder.relativize(file)));
      }
    }
    Files.writeString(
        other.resolve("bakery.yaml"),
        Files.readString(conf()).replace(folder.toString(), other.toString()));
    return new Bakery(other);
  }

  Path conf() {
    return folder.resolve("bakery.yaml");
  }

  Path delivery() {
    return folder.resolve("landing/bakery.csv");
  }

  Path lake() {
    return folder.resolve("lake");
  }

  /** Runs the pipeline on the book. */
  Launcher.Ended run(String... more) {
    return Launcher.in(folder).run(arguments(more));
  }

  /** The command line of a run. */
  String[] arguments(String... more) {
    String[] fixed = {"run", "-c", conf().toString(), "--master", "local[2]"};
    String[] all = java.util.Arrays.copyOf(fixed, fixed.length + more.length);
    System.arraycopy(more, 0, all, fixed.length, more.length);
    return all;
  }

  /** Content digest of every table that the runs of a lake published, by job and table. */
  static SortedMap<String, String> digests(Path lake) {
    SortedMap<String, String> digests = new TreeMap<>();
    RunLog.read(lake.resolve("runs")).all().stream()
        .filter(Manifest::isPublished)
        .forEach(
            m ->
                m.outputs()
                    .forEach(
                        o -> digests.put(m.job() + " " + m.asOf() + " " + o.table(), o.digest())));
    return digests;
  }
}
