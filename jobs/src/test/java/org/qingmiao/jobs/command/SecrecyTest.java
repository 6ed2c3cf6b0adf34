// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.jobs.lake.Lake;

/**
 * No identity of the delivered files stands in clear anywhere in the lake: not in a table, log,
 * manifest, quarantine or report (platform 6.9). Parquet is read as rows, for its pages are packed,
 * and as bytes, for its footers are not.
 */
@ExtendWith(DemoTrial.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecrecyTest {
  private static final int ENTRY_CODE = 1;
  private static final int ENTRY_NAME = 2;
  private static final int ENTRY_OWNER = 3;
  private static final int ENTRY_PHONE = 4;
  private static final int START = 6;

  private final Set<String> identities = new HashSet<>();
  private final Set<String> starts = new HashSet<>();
  private final Set<Integer> lengths = new TreeSet<>();
  private TrialLake trial;
  private Path landing;
  private String printed;

  @BeforeAll
  void collectTheIdentities(DemoTrial.Lake demo) throws IOException {
    trial = demo.trial();
    landing = demo.landing();
    printed = demo.printed();
    for (Path file : files(landing.resolve("enterprise"))) {
      for (String line : Files.readAllLines(file)) {
        String[] cells = line.split(",", -1);
        if (cells.length > ENTRY_PHONE && !cells[ENTRY_CODE].equals("credit_code")) {
          plant(cells[ENTRY_CODE]);
          plant(cells[ENTRY_NAME]);
          plant(cells[ENTRY_OWNER]);
          plant(cells[ENTRY_PHONE]);
        }
      }
    }
    for (Path file : files(landing.resolve("loan"))) {
      Files.readAllLines(file).stream()
          .map(line -> line.split(";", -1)[0])
          .filter(number -> number.startsWith("QM"))
          .forEach(this::plant);
    }
    transfers()
        .select("payer_acct", "payee_acct")
        .collectAsList()
        .forEach(
            row -> {
              plant(row.getString(0));
              plant(row.getString(1));
            });
    identities.forEach(i -> starts.add(i.substring(0, START)));
    identities.forEach(i -> lengths.add(i.length()));
  }

  @Test
  void theScanFindsTheIdentitiesWhereTheyWereDelivered() throws IOException {
    assertThat(identities).hasSizeGreaterThan(1_000);
    Set<String> found = new HashSet<>();
    for (Path file : files(landing)) {
      found.addAll(found(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
    }
    transfers().toJSON().collectAsList().forEach(row -> found.addAll(found(row)));
    assertThat(found).isEqualTo(identities);
  }

  @Test
  void noRowOfAnyTableHoldsAnIdentity() throws IOException {
    Lake lake = trial.lake();
    List<String> faults = new ArrayList<>();
    int scanned = 0;
    try (Stream<Path> folders = Files.walk(lake.root(), 2)) {
      for (Path table : folders.filter(f -> Files.isDirectory(f.resolve("_delta_log"))).toList()) {
        Dataset<Row> rows =
            trial
                .spark()
                .read()
                .option("recursiveFileLookup", "true")
                .option("pathGlobFilter", "*.parquet")
                .parquet(table.toString());
        Iterator<Row> lines = rows.select(to_json(struct(col("*")))).toLocalIterator();
        while (lines.hasNext()) {
          scanned++;
          found(lines.next().getString(0)).forEach(i -> faults.add(table.getFileName() + ": " + i));
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(scanned).isGreaterThan(10_000);
  }

  @Test
  void noByteOfAnyFileHoldsAnIdentity() throws IOException {
    List<String> faults = new ArrayList<>();
    Set<String> kinds = new TreeSet<>();
    for (Path file : files(trial.lake().root())) {
      String name = file.getFileName().toString();
      kinds.add(name.substring(name.lastIndexOf('.') + 1));
      found(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          .forEach(i -> faults.add(file + ": " + i));
      found(name).forEach(i -> faults.add(file + " in its name: " + i));
    }
    assertThat(faults).isEmpty();
    assertThat(kinds).contains("parquet", "json", "html", "csv");
    assertThat(printed).contains("ingest-enterprise");
    assertThat(found(printed)).isEmpty();
  }

  /** The one file whose text is packed. */
  private Dataset<Row> transfers() {
    return trial
        .spark()
        .read()
        .option("recursiveFileLookup", "true")
        .parquet(landing.resolve("bank_flow").toString());
  }

  private void plant(String identity) {
    Optional.of(identity.strip().toUpperCase(Locale.ROOT))
        .filter(i -> i.length() >= START)
        .ifPresent(identities::add);
  }

  /** The planted identities that a text holds. */
  private Set<String> found(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    Set<String> found = new HashSet<>();
    for (int i = 0; i + START <= upper.length(); i++) {
      if (starts.contains(upper.substring(i, i + START))) {
        for (int length : lengths) {
          if (i + length <= upper.length()) {
            String part = upper.substring(i, i + length);
            if (identities.contains(part)) {
              found.add(part);
            }
          }
        }
      }
    }
    return found;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
