// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What figures were measured on, as Linux tells it.
 *
 * @param processor its name
 * @param vectors the widest vector unit that Java's compiler finds there
 */
record Machine(String processor, String vectors) {
  private static final Path FILE = Path.of("/proc/cpuinfo");

  /** This one; its parts are "unknown" elsewhere than on Linux. */
  static Machine here() throws IOException {
    List<String> lines = Files.isReadable(FILE) ? Files.readAllLines(FILE) : List.of();
    List<String> flags = List.of(value(lines, "flags").orElse("").split(" "));
    return new Machine(
        value(lines, "model name").orElse("unknown"),
        Stream.of("avx512f", "avx2", "avx", "sse4_2", "asimd")
            .filter(flags::contains)
            .findFirst()
            .orElse("unknown"));
  }

  private static Optional<String> value(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst();
  }
}
