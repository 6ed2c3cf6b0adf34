// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** A file of one source that is being written, line by line. */
interface RawFile extends Closeable {

  /** Writes a line behind those before it. */
  void add(Line line) throws IOException;

  /** Opens a file in the form of its source; one that is there is replaced. */
  static RawFile create(Source source, Path file) throws IOException {
    Form form = source.form();
    if (form instanceof Form.Parquet parquet) {
      return new ParquetRawFile(parquet, file);
    }
    return form instanceof Form.GeoJson
        ? new GeoJsonRawFile(source, file)
        : new TextRawFile(source, file);
  }
}
