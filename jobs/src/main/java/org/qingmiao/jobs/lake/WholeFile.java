// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.qingmiao.jobs.pipeline.OutputFile;

/** Files that readers find whole: as they were before or as they are now, also after a crash. */
public final class WholeFile {

  private WholeFile() {}

  /** Writes a file, beside its place first; its folder must exist. */
  public static void write(Path file, OutputFile.Body content) throws IOException {
    Path aside = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
    try {
      try (OutputStream out = Files.newOutputStream(aside)) {
        content.writeTo(out);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}
