// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Refusal;

class DeliveryTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final String SOURCE =
      """
        - source: %1$s
          table: raw.%1$s
          grain: one row
          shape: SNAPSHOT
          format: csv
          files: "%2$s"
          get: https://example.org/%1$s
          key: [no]
          columns:
            no: {from: no, type: text, meaning: Number.}
      """;

  @TempDir private Path folder;

  @Test
  void namesAllMissingPublicFilesAtOnce() throws IOException {
    List<Mapping> mappings = mappings();
    Files.writeString(folder.resolve("b.csv"), "no\n1\n");
    assertThatThrownBy(() -> Delivery.requireAll(mappings, Optional.of(folder), DAY))
        .isInstanceOf(Refusal.class)
        .hasMessage(
            """
            a: the file a.csv is needed, but it is not in the data folder %1$s; the public gets it at https://example.org/a
            c: the file c.csv is needed, but it is not in the data folder %1$s; the public gets it at https://example.org/c
            README.md says what they must look like\
            """
                .formatted(folder));
    assertThatThrownBy(() -> Delivery.requireAll(mappings, Optional.empty(), DAY))
        .hasMessageContaining("a.csv is needed, but the conf names no data folder")
        .hasMessageContaining("b.csv is needed")
        .hasMessageContaining("c.csv is needed");
  }

  @Test
  void isContentWhereEveryFileIsThere() throws IOException {
    List<Mapping> mappings = mappings();
    for (String name : List.of("a.csv", "b.csv", "c.csv")) {
      Files.writeString(folder.resolve(name), "no\n1\n");
    }
    assertThatCode(() -> Delivery.requireAll(mappings, Optional.of(folder), DAY))
        .doesNotThrowAnyException();
  }

  /** Three public files and a source that comes day by day. */
  private List<Mapping> mappings() throws IOException {
    StringBuilder conf =
        new StringBuilder(
            "name: files\nas_of: 2025-06-30\npublic_data: true\nkeyset: demo\nsources:\n");
    for (String source : List.of("a", "b", "c")) {
      conf.append(SOURCE.formatted(source, source + ".csv"));
    }
    conf.append(SOURCE.formatted("daily", "daily/{as_of}/*.csv"));
    Path file = Files.writeString(folder.resolve("conf.yaml"), conf);
    return Settings.read(file, List.of(), List.of()).sources();
  }
}
