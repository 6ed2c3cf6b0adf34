// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.geo.zonal.RefusedZone;
import org.qingmiao.geo.zonal.ZonalRow;
import org.qingmiao.jobs.lake.WholeFile;
import org.qingmiao.jobs.report.CsvCopy;

/**
 * How {@code ./qingmiao zonal} writes its rows: CSV in UTF-8 with a header, one row for each zone
 * and band. Refused zones have no numbers, so they stand in a file of their own.
 *
 * @param id name of the attribute that stands beside the row number of a zone
 * @param columns the numbers, in their order
 */
record ZonalFiles(Optional<String> id, List<ZonalColumn> columns) {

  /** What can be written to. */
  interface Writing {
    void to(Writer writer) throws IOException;
  }

  /** The rows of zones that were measured; bands are counted from 1, as in other tools. */
  void write(Writer writer, List<ZonalRow> rows) throws IOException {
    CsvWriter csv = csv(writer);
    List<String> header = new ArrayList<>(List.of("zone"));
    id.ifPresent(header::add);
    header.add("band");
    columns.forEach(column -> header.add(column.header()));
    csv.writeRecord(header);
    for (ZonalRow row : rows) {
      List<String> cells = zone(row.zone().row(), row.zone().attributes());
      cells.add(Integer.toString(row.band() + 1));
      columns.forEach(column -> cells.add(column.cell(row)));
      csv.writeRecord(cells);
    }
    csv.flush();
  }

  /** The zones that were refused, with code and reason. */
  void writeRefused(Writer writer, List<RefusedZone> refused) throws IOException {
    CsvWriter csv = csv(writer);
    List<String> header = new ArrayList<>(List.of("zone"));
    id.ifPresent(header::add);
    header.addAll(List.of("code", "detail"));
    csv.writeRecord(header);
    for (RefusedZone zone : refused) {
      List<String> cells = zone(zone.row(), zone.attributes());
      cells.add(zone.fault().name());
      cells.add(CsvCopy.harmless(zone.detail()));
      csv.writeRecord(cells);
    }
    csv.flush();
  }

  private List<String> zone(int row, Map<String, String> attributes) {
    List<String> cells = new ArrayList<>(List.of(Integer.toString(row)));
    id.ifPresent(name -> cells.add(CsvCopy.harmless(attributes.getOrDefault(name, ""))));
    return cells;
  }

  private static CsvWriter csv(Writer writer) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(writer);
  }

  /** Writes a file so that it is there wholly or, after a failure, as it was before. */
  static void replace(Path file, Writing rows) throws IOException {
    WholeFile.write(
        file.toAbsolutePath(),
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          rows.to(writer);
          writer.flush();
        });
  }
}
