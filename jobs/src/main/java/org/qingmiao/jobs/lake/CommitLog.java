// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The commits of one Delta table, read from the files of its log: {@code <version, 20
 * digits>.json}, one action a line (Delta protocol, "Delta Log Entries"). Asking Delta for its
 * history instead would start a Spark job each time.
 */
final class CommitLog {
  private static final Pattern ENTRY = Pattern.compile("\\d{20}\\.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  private CommitLog(Path folder) {
    this.folder = folder;
  }

  /** The log of the table that lies in a folder. */
  static CommitLog of(Path table) {
    return new CommitLog(table.resolve("_delta_log"));
  }

  /** The newest version; empty where the table was never written. */
  OptionalLong newest() {
    if (!Files.isDirectory(folder)) {
      return OptionalLong.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> ENTRY.matcher(name).matches())
          .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
          .max();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the writer of a version said of it. */
  Entry entry(long version) {
    try {
      List<String> actions = Files.readAllLines(folder.resolve("%020d.json".formatted(version)));
      for (String action : actions) {
        if (action.startsWith("{\"commitInfo\"")) {
          JsonNode info = JSON.readTree(action).path("commitInfo");
          return new Entry(
              version,
              info.path("userMetadata").asText(""),
              info.path("operationMetrics").path("numOutputRows").asLong(0));
        }
      }
      return new Entry(version, "", 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One commit.
   *
   * @param version its number
   * @param userMetadata text that its writer left, empty where none
   * @param added rows that it wrote
   */
  record Entry(long version, String userMetadata, long added) {}
}
