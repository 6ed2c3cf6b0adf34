// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.carbon.ConfRow;

/** A table of values in conf: CSV with a header, lines that begin with # being comments. */
final class ValueTable {

  private ValueTable() {}

  /**
   * The rows of a table of an installation, each of which knows its line.
   *
   * @param conf the conf file
   * @param name such as {@code factors/grid.csv}
   * @throws Refusal when it cannot be read
   */
  static List<ConfRow> read(Path conf, String name) {
    Path file = ConfFolder.find(conf, name);
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .commentStrategy(CommentStrategy.SKIP)
            .ofNamedCsvRecord(file, StandardCharsets.UTF_8)) {
      List<ConfRow> rows = new ArrayList<>();
      csv.forEach(
          row ->
              rows.add(
                  new ConfRow(
                      "%s line %d".formatted(name, row.getStartingLineNumber()),
                      row.getFieldsAsMap())));
      return rows;
    } catch (IOException | CsvParseException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s cannot be read as CSV; copy the one that is shipped in conf/".formatted(file),
          e);
    }
  }
}
