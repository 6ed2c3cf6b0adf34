// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The public files that are too large for the repository; tests that need them skip without. */
public final class PublicData {
  private static final Path FOLDER =
      Optional.ofNullable(System.getenv("QINGMIAO_DATA"))
          .map(Path::of)
          .orElse(Path.of("..", "..", "shared", "data"));

  private PublicData() {}

  /** The folder of the data, where it holds this file or folder; else the test is skipped. */
  public static Path with(String name) {
    assumeTrue(
        Files.exists(FOLDER.resolve(name)),
        () ->
            "%s is not in %s; set QINGMIAO_DATA to the folder of the public files"
                .formatted(name, FOLDER));
    return FOLDER.toAbsolutePath().normalize();
  }
}
