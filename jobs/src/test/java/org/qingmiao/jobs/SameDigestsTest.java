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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.command.DemoTrial;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.report.RunPage;
import org.qingmiao.models.train.CanonicalJson;

/**
 * The demo gives the same rows and the same pages wherever it runs and however its files are cut:
 * in the test's own process, and on a cluster with other cores, partitions, plans, zone, script,
 * order of lines and files (platform specification, 6.4; faces, 6.5).
 */
@Tag("process")
@ExtendWith(DemoTrial.class)
class SameDigestsTest {
  private static final String DAY = DemoBook.BUSINESS_DATE.toString();

  @TempDir private Path folder;

  /** What arrives the next day moves nothing either: the cluster has not got it yet. */
  @Test
  void onAClusterOfEightCoresInAnotherZoneAndScriptFromShuffledAndDividedFiles(DemoTrial.Lake demo)
      throws IOException {
    Path landing = Files.createDirectory(folder.resolve("landing"));
    // Where the truth stands, the demo is not made again.
    Files.createDirectory(folder.resolve("truth"));
    Random random = new Random(1069);
    try (Stream<Path> files = Files.walk(demo.landing())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!file.toString().contains(DemoBook.NEXT_DATE.toString())) {
          divide(file, landing.resolve(demo.landing().relativize(file)), random);
        }
      }
    }
    Path lake = folder.resolve("lake");
    Launcher abroad =
        Launcher.in(folder)
            .compiled()
            .withOptions(
                "-Duser.timezone=America/New_York -Duser.language=ar -Duser.country=EG",
                "-Dspark.sql.adaptive.enabled=false");
    try (Cluster cluster = Cluster.start(abroad, 4)) {
      Launcher.Ended ended = cluster.submit(7, demo(landing, lake));
      assertThat(ended.code()).as(ended.text()).isIn(0, 4);
    }
    Path plain = demo.folder().resolve("lake");
    assertSame(Bakery.digests(lake), Bakery.digests(plain));
    assertThat(pages(lake))
        .containsKeys("validation.html", "queue.html", "carbon.html", "index.html");
    assertSame(pages(lake), pages(plain));
  }

  /** Names those that differ, not all the others. */
  private static void assertSame(Map<String, String> digests, Map<String, String> expected) {
    assertThat(digests).isNotEmpty().containsOnlyKeys(expected.keySet());
    assertThat(digests.keySet())
        .filteredOn(name -> !digests.get(name).equals(expected.get(name)))
        .isEmpty();
  }

  private static String[] demo(Path landing, Path lake) {
    List<String> line = new ArrayList<>(List.of("run", "-c"));
    line.add(Launcher.HOME.resolve("conf/demo.yaml").toString());
    List<String> settings = new ArrayList<>(DemoTrial.SETTINGS);
    settings.addAll(List.of("lake=" + lake, "data=" + landing));
    settings.forEach(setting -> line.addAll(List.of("--set", setting)));
    return line.toArray(String[]::new);
  }

  /**
   * Lines in another order, the later half in a file of its own; every file begins as it did. A
   * file that is not made of lines stays whole.
   */
  private static void divide(Path file, Path target, Random random) throws IOException {
    Files.createDirectories(target.getParent());
    boolean hasHeader = file.toString().endsWith(".csv");
    if (!hasHeader && !file.toString().endsWith(".jsonl")) {
      Files.copy(file, target);
      return;
    }
    // One byte a character: no byte of a line changes, whatever its charset.
    List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    List<String> head = hasHeader ? lines.subList(0, 1) : List.of();
    List<String> rows = new ArrayList<>(lines.subList(head.size(), lines.size()));
    Collections.shuffle(rows, random);
    int half = rows.size() / 2;
    write(target, head, rows.subList(0, half));
    write(
        target.resolveSibling("second-" + target.getFileName()),
        head,
        rows.subList(half, rows.size()));
  }

  private static void write(Path file, List<String> head, List<String> rows) throws IOException {
    Files.write(
        file, Stream.concat(head.stream(), rows.stream()).toList(), StandardCharsets.ISO_8859_1);
  }

  /** Digest of every file that the run wrote for people, by its path; one page shows times. */
  private static Map<String, String> pages(Path lake) throws IOException {
    Path reports = lake.resolve("reports").resolve(DAY);
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(reports)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(f -> !f.endsWith(RunPage.PATH)).toList()) {
        digests.put(
            reports.relativize(file).toString(), CanonicalJson.sha256(Files.readAllBytes(file)));
      }
    }
    return digests;
  }
}
