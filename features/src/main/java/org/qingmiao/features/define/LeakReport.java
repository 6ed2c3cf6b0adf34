// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How the rows of a spine fared in one group, and how many of them a join by the day of the event
 * alone would have given knowledge from their future.
 *
 * @param group name of the group
 * @param spineRows rows that were joined
 * @param statuses rows of each status; they add up to {@code spineRows}
 * @param wouldLeak rows for which a one-clock join picks another row of the source
 */
public record LeakReport(
    String group, long spineRows, Map<AsOfStatus, Long> statuses, long wouldLeak) {

  public LeakReport {
    statuses = Collections.unmodifiableMap(new EnumMap<>(statuses));
  }

  /** The reports of joined rows, one per group, in one pass. */
  public static List<LeakReport> of(Dataset<Row> joined, List<String> groups) {
    return dataset(joined, groups).collectAsList().stream().map(LeakReport::of).toList();
  }

  /**
   * The same as rows, each with its group's name, {@code spine_rows}, a count per status such as
   * {@code not_yet_known}, {@code would_leak} and {@code would_leak_share}, null without rows.
   */
  public static Dataset<Row> dataset(Dataset<Row> joined, List<String> groups) {
    Column[] reports = groups.stream().map(LeakReport::counts).toArray(Column[]::new);
    return joined.agg(array(reports).as("reports")).select(inline(col("reports")));
  }

  private static Column counts(String group) {
    Column rows = count(lit(1));
    Column leaks = count_if(col(group + "_would_leak"));
    List<Column> cells = new ArrayList<>();
    cells.add(lit(group).as("group"));
    cells.add(rows.as("spine_rows"));
    for (AsOfStatus status : AsOfStatus.values()) {
      Column is = col(group + "_status").equalTo(status.name());
      cells.add(count_if(is).as(columnOf(status)));
    }
    cells.add(leaks.as("would_leak"));
    cells.add(when(rows.gt(0), leaks.divide(rows)).as("would_leak_share"));
    return struct(cells.toArray(Column[]::new));
  }

  private static LeakReport of(Row row) {
    Map<AsOfStatus, Long> statuses = new EnumMap<>(AsOfStatus.class);
    for (AsOfStatus status : AsOfStatus.values()) {
      statuses.put(status, row.<Long>getAs(columnOf(status)));
    }
    return new LeakReport(
        row.getAs("group"), row.getAs("spine_rows"), statuses, row.getAs("would_leak"));
  }

  private static String columnOf(AsOfStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
