// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Finds the public data files that are too large for the repository. */
public final class RealData {

  private RealData() {}

  /** A file under {@code QINGMIAO_DATA}; the test is skipped where it is not there. */
  public static Path file(String name) {
    Path folder =
        Optional.ofNullable(System.getenv("QINGMIAO_DATA"))
            .map(Path::of)
            .orElse(Path.of("../../shared/data"));
    Path file = folder.resolve(name);
    Assumptions.assumeTrue(
        Files.exists(file), name + " is not there: set QINGMIAO_DATA to the folder of public data");
    return file;
  }
}
