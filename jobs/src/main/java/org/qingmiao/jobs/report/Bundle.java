// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.OutputFile;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Press;
import org.qingmiao.jobs.report.text.Texts;

/** Everything that lies in the folder of a business date: copies of tables, JSON, and pages. */
final class Bundle {
  private final Map<String, Published> copies = new LinkedHashMap<>();
  private final Map<String, byte[]> jsons = new LinkedHashMap<>();

  /** Adds a CSV copy of a table; a table is copied once. */
  void copy(Published table) {
    copies.putIfAbsent(table.table().name().replaceFirst(".*\\.", "") + ".csv", table);
  }

  /** Adds a file for machines. */
  void json(String path, byte[] body) {
    jsons.put(path, body);
  }

  /** The paths of what lies beside the pages. */
  List<String> files() {
    List<String> files = new ArrayList<>(copies.keySet());
    files.addAll(jsons.keySet());
    return files;
  }

  /** All of it with its pages, and where each of their numbers comes from. */
  Outputs with(List<Page> pages, Texts texts, Edition edition, Inputs in) {
    Outputs outputs = Outputs.none();
    Press press = new Press(texts, edition.language());
    for (Page page : pages) {
      outputs.file(
          new OutputFile(
              page.path(), out -> out.write(press.html(page).getBytes(StandardCharsets.UTF_8))));
    }
    copies.forEach((path, published) -> outputs.file(CsvCopy.of(path, published)));
    jsons.forEach((path, body) -> outputs.file(new OutputFile(path, out -> out.write(body))));
    return outputs.and(
        FigureTable.TABLE,
        in.spark()
            .createDataFrame(
                FigureTable.rows(pages, in.asOf(), in.runId()), FigureTable.TABLE.schema()));
  }
}
