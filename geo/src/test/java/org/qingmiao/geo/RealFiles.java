// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Public files that are not part of the repository. */
public final class RealFiles {

  private RealFiles() {}

  /** A file below {@code QINGMIAO_DATA/geo}; the test is skipped where it is not there. */
  public static Path at(String name) {
    Path file =
        Path.of(Optional.ofNullable(System.getenv("QINGMIAO_DATA")).orElse(""), "geo", name);
    assumeTrue(
        Files.exists(file),
        "geo/" + name + " is not there: set QINGMIAO_DATA to the folder of public data");
    return file;
  }
}
