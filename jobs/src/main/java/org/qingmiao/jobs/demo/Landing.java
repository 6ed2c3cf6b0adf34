// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * The folder into which institutions deliver, {@code <source>/<as_of>/<file>}, with all files open
 * at once, since every enterprise adds a line to most of them.
 */
final class Landing implements Closeable {
  private final Path folder;
  private final Map<Path, RawFile> open = new HashMap<>();

  /** A landing folder; files of an earlier book in it are replaced. */
  Landing(Path folder) {
    this.folder = folder;
  }

  /** Adds a line to the delivery that it belongs to. */
  void add(Line line) throws IOException {
    LocalDate delivery = line.isInFirstDelivery() ? DemoBook.BUSINESS_DATE : DemoBook.NEXT_DATE;
    Path file =
        folder
            .resolve(line.source().folder())
            .resolve(delivery.toString())
            .resolve(line.source().file());
    RawFile writer = open.get(file);
    if (writer == null) {
      Files.createDirectories(file.getParent());
      writer = RawFile.create(line.source(), file);
      open.put(file, writer);
    }
    writer.add(line);
  }

  @Override
  public void close() throws IOException {
    for (RawFile file : open.values()) {
      file.close();
    }
  }
}
