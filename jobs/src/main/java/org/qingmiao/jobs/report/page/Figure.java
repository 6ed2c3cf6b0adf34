// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.page;

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
 * @param chart the drawing
 * @param table the data behind it
 */
public record Figure(String id, Phrase title, Phrase sentence, Chart chart, DataTable table)
    implements Block {

  /** The drawing for one language at one width. */
  public Drawing drawing(Language language, Width width) {
    return chart.draw(language, width);
  }

  @Override
  public Stream<Phrase> phrases() {
    return Stream.of(Stream.of(title, sentence), chart.phrases(), table.phrases()).flatMap(s -> s);
  }
}
