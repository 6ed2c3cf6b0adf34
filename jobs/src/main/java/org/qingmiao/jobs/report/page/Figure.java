// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.page;

import java.util.Optional;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.chart.Chart;
import org.qingmiao.jobs.report.chart.Drawing;
import org.qingmiao.jobs.report.chart.Width;
import org.qingmiao.jobs.report.text.Language;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * A chart with all that makes it readable without eyes: its finding as a title, its numbers as a
 * sentence, its data as a table.
 *
 * @param id its anchor
 * @param title the finding, chosen by rule from the numbers
 * @param sentence the numbers in words
 * @param reading how to read the drawing, shown only beside it
 * @param chart the drawing
 * @param table the data behind it
 */
public record Figure(
    String id,
    Phrase title,
    Phrase sentence,
    Optional<Phrase> reading,
    Chart chart,
    DataTable table)
    implements Block {

  /** A figure whose drawing needs no words to be read. */
  public Figure(String id, Phrase title, Phrase sentence, Chart chart, DataTable table) {
    this(id, title, sentence, Optional.empty(), chart, table);
  }

  /** The drawing for one language at one width. */
  public Drawing drawing(Language language, Width width) {
    return chart.draw(language, width);
  }

  @Override
  public Stream<Phrase> phrases() {
    return Stream.of(Stream.of(title, sentence), reading.stream(), chart.phrases(), table.phrases())
        .flatMap(s -> s);
  }
}
