// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Public rasters and outlines that are too large to be kept with the code. */
final class RealData {

  private RealData() {}

  /** A file under {@code QINGMIAO_DATA}/geo; the test is skipped where it is not there. */
  static Path file(String name) {
    Path file =
        Optional.ofNullable(System.getenv("QINGMIAO_DATA"))
            .map(folder -> Path.of(folder, "geo", name))
            .orElse(Path.of("geo", name));
    assumeTrue(
        Files.exists(file), file + " is not there: set QINGMIAO_DATA to the folder of public data");
    return file;
  }
}
