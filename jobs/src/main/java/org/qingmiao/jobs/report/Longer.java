// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.Optional;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Texts;

/** Tables with more rows than a page should hold: the first ones, and the file with all of them. */
final class Longer {

  private static final int MOST_OF_FEATURES = 30;

  private Longer() {}

  /** The table, cut after {@code report.rows} with a sentence on the rest. */
  static DataTable table(Texts texts, Edition edition, DataTable table, String file) {
    return table(texts, edition, table, table.rows().size(), file);
  }

  /**
   * A table of measurements of each feature, cut sooner: with a hundred features a page of all of
   * them would be too large to be opened on a phone.
   */
  static DataTable ofFeatures(Texts texts, Edition edition, DataTable table, String file) {
    return first(
        texts, Math.min(edition.rows(), MOST_OF_FEATURES), table, table.rows().size(), file);
  }

  /** The same for a table of which only a part was read. */
  static DataTable table(Texts texts, Edition edition, DataTable table, long all, String file) {
    return first(texts, edition.rows(), table, all, file);
  }

  private static DataTable first(Texts texts, int most, DataTable table, long all, String file) {
    int shown = Math.min(most, table.rows().size());
    if (shown == all) {
      return table;
    }
    DataTable.Rest rest =
        new DataTable.Rest(
            texts.say(
                "page.rest", "shown", Numbers.count(shown), "more", Numbers.count(all - shown)),
            file);
    return new DataTable(
        table.id(),
        table.caption(),
        table.columns(),
        table.rows().subList(0, shown),
        Optional.of(rest));
  }
}
