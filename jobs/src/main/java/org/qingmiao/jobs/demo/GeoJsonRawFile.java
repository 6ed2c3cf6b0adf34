// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** A feature collection that is being written: the last cell of a line is its geometry. */
final class GeoJsonRawFile implements RawFile {
  private final Source source;
  private final BufferedWriter out;
  private String separator = "\n";

  GeoJsonRawFile(Source source, Path file) throws IOException {
    this.source = source;
    this.out = Files.newBufferedWriter(file);
    out.write("{\"type\":\"FeatureCollection\",\"features\":[");
  }

  @Override
  public void add(Line line) throws IOException {
    int last = line.cells().size() - 1;
    StringJoiner members = new StringJoiner(",", "{", "}");
    for (int i = 0; i < last; i++) {
      if (!line.cells().get(i).isEmpty()) {
        members.add("\"%s\":\"%s\"".formatted(source.header().get(i), line.cells().get(i)));
      }
    }
    out.write(
        "%s{\"type\":\"Feature\",\"properties\":%s,\"geometry\":%s}"
            .formatted(separator, members, line.cells().get(last)));
    separator = ",\n";
  }

  @Override
  public void close() throws IOException {
    out.write("\n]}\n");
    out.close();
  }
}
