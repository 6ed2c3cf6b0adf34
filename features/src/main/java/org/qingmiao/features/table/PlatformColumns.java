// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.util.List;

/** The columns that the platform adds to every raw table, behind those of its contract. */
public final class PlatformColumns {

  /** Where a raw row came from, when it was delivered and when it could be known. */
  public static final List<Column> RAW =
      List.of(
          date("as_of", "Business date of the delivery."),
          date("delivered_on", "Day on which the files were delivered."),
          instant("known_time", "When the platform could know the row."),
          text("source", "Source that delivered it."),
          text("source_file", "File it stood in, below the landing folder."),
          whole("source_line", Unit.COUNT, "Line on which its record begins, from 1."),
          text("extra", "Source columns that no mapping names, as JSON.").optional(),
          whole("split_bucket", Unit.COUNT, "Bucket of the applicant key, 0 to 9999.").optional(),
          text("run_id", "Run that wrote the row."));

  private PlatformColumns() {}
}
