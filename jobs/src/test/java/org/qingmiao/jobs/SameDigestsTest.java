// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.report.RunPage;
import org.qingmiao.models.train.CanonicalJson;

/**
 * The demo gives the same rows and the same pages wherever it runs and however its files are cut:
 * other cores, partitions, zones, locales, orders of lines, and a cluster (platform specification,
 * 6.4; faces, 6.5).
 */
@Tag("process")
class SameDigestsTest {
  private static final String DAY = DemoBook.BUSINESS_DATE.toString();

  /** Sources in three forms, for scores and a carbon account; the others take the same way. */
  private static final List<String> SOURCES =
      Stream.of(
              "enterprise",
              "loan",
              "repayment",
              "tax_filing",
              "utility_bill",
              "financial_statement")
          .map("sources/%s.yaml"::formatted)
          .toList();

  @TempDir private static Path shared;
  @TempDir private Path folder;

  private static Launcher.Ended first;

  @BeforeAll
  static void makeTheDemoAndRunOnOneCoreInAnotherZoneAndScript() {
    Path lake = shared.resolve("lake");
    first =
        javaOptions(
                shared,
                "-Duser.timezone=America/New_York -Duser.language=ar -Duser.country=EG",
                "-Dspark.sql.shuffle.partitions=16 -Dspark.sql.adaptive.enabled=false")
            .run(demo(shared.resolve("landing"), lake, "--master", "local[1]"));
    assertThat(first.code()).as(first.text()).isIn(0, 4);
    assertThat(Bakery.digests(lake)).isNotEmpty();
    assertThat(pages(lake))
        .containsKeys("validation.html", "queue.html", "carbon.html", "index.html");
  }

  /** What arrives the next day, and in which order lines stand in which file, moves nothing. */
  @Test
  void onEightCoresFromShuffledAndDividedFilesWithoutTheNextDay() throws IOException {
    Path landing = Files.createDirectory(folder.resolve("landing"));
    // Where the truth stands, the demo is not made again.
    Files.createDirectory(folder.resolve("truth"));
    Random random = new Random(1069);
    try (Stream<Path> files = Files.walk(shared.resolve("landing"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.getParent().endsWith(DAY)) {
          divide(file, landing.resolve(shared.resolve("landing").relativize(file)), random);
        }
      }
    }
    Path lake = folder.resolve("lake");
    Launcher.Ended ended =
        javaOptions(
                folder,
                "-Duser.timezone=Asia/Shanghai -Duser.language=th -Duser.country=TH",
                "-Dspark.sql.shuffle.partitions=1")
            .run(demo(landing, lake, "--master", "local[8]"));
    assertSame(ended, lake);
  }

  @Test
  void onAClusterOfTwoWorkers() throws IOException {
    Path lake = folder.resolve("lake");
    try (Cluster cluster = Cluster.start(folder)) {
      assertSame(cluster.submit(demo(shared.resolve("landing"), lake)), lake);
    }
  }

  private static void assertSame(Launcher.Ended ended, Path lake) {
    assertThat(ended.code()).as(ended.text()).isEqualTo(first.code());
    assertThat(Bakery.digests(lake)).isEqualTo(Bakery.digests(shared.resolve("lake")));
    Map<String, String> expected = pages(shared.resolve("lake"));
    Map<String, String> pages = pages(lake);
    assertThat(pages.keySet()).isEqualTo(expected.keySet());
    assertThat(pages.keySet()).filteredOn(p -> !pages.get(p).equals(expected.get(p))).isEmpty();
  }

  private static String[] demo(Path landing, Path lake, String... more) {
    List<String> line = new ArrayList<>(List.of("run", "-c"));
    line.add(Launcher.HOME.resolve("conf/demo.yaml").toString());
    for (String setting :
        List.of(
            "lake=" + lake,
            "data=" + landing,
            "sources=" + SOURCES,
            "credit.groups=[loan, enterprise, tax, utility]",
            "demo.scale=0.125",
            "credit.train.min_bads=20",
            "credit.periods.from=2021-01-01")) {
      line.addAll(List.of("--set", setting));
    }
    line.addAll(List.of(more));
    return line.toArray(String[]::new);
  }

  private static Launcher javaOptions(Path folder, String... options) {
    Launcher plain = Launcher.in(folder);
    return plain.with(
        "JDK_JAVA_OPTIONS",
        plain.environment().get("JDK_JAVA_OPTIONS") + " " + String.join(" ", options));
  }

  /**
   * Lines in another order, the later half in a file of its own; every file begins as it did. A
   * file that is not made of lines stays whole.
   */
  private static void divide(Path file, Path target, Random random) throws IOException {
    if (file.toString().endsWith(".parquet")) {
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
      return;
    }
    // One byte a character: no byte of a line changes, whatever its charset.
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    int head = file.toString().endsWith(".csv") ? 1 : 0;
    List<String> rows = new ArrayList<>(lines.subList(head, lines.size()));
    Collections.shuffle(rows, random);
    Files.createDirectories(target.getParent());
    int half = rows.size() / 2;
    write(target, lines.subList(0, head), rows.subList(0, half));
    Path second = target.resolveSibling("second-" + target.getFileName());
    write(second, lines.subList(0, head), rows.subList(half, rows.size()));
  }

  private static void write(Path file, List<String> head, List<String> rows) throws IOException {
    Files.write(
        file, Stream.concat(head.stream(), rows.stream()).toList(), StandardCharsets.ISO_8859_1);
  }

  /** Digest of every file that the run wrote for people, by its path; one page shows times. */
  private static Map<String, String> pages(Path lake) {
    Path reports = lake.resolve("reports").resolve(DAY);
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(reports)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(f -> !f.endsWith(RunPage.PATH)).toList()) {
        digests.put(
            reports.relativize(file).toString(), CanonicalJson.sha256(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return digests;
  }
}
