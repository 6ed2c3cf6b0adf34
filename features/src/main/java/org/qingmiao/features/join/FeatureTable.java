// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.LeakReport;

/**
 * Rows of borrowers and days, joined with what was known about them by the end of that day.
 *
 * <p>Both clocks are always used: a fact counts from the day on which it could be known, not from
 * the day on which it happened. Every row of the spine comes out exactly once, also where two are
 * alike, and also with a null key, which equals nothing.
 *
 * <p>All groups of one key are joined in one shuffle, O(n log n) for n rows. Never a range join,
 * whose pairs grow with the product of the rows of a key. The facts of one key must fit in the
 * memory of a task; a key with more is refused.
 */
public final class FeatureTable {
  private final Dataset<Row> spine;
  private final String asOf;
  private final List<Joined> groups;
  private final KeyLimit limit;

  private FeatureTable(Dataset<Row> spine, String asOf, List<Joined> groups, KeyLimit limit) {
    this.spine = spine;
    this.asOf = asOf;
    this.groups = List.copyOf(groups);
    this.limit = limit;
  }

  /**
   * A spine to which groups are joined.
   *
   * @param spine one row per question
   * @param asOf its date column: what was known by the end of that day counts
   */
  public static FeatureTable of(Dataset<Row> spine, String asOf) {
    DataType type = spine.schema().apply(asOf).dataType();
    if (!type.equals(DataTypes.DateType)) {
      throw new IllegalArgumentException(
          "as_of column %s is %s, expected date: the join asks what was known by the end of a day"
              .formatted(asOf, type.simpleString()));
    }
    return new FeatureTable(spine, asOf, List.of(), KeyLimit.DEFAULT);
  }

  /**
   * The same rows with the columns of one more group, whose key columns the spine has under the
   * same names.
   *
   * @param facts rows of the group's source
   */
  public FeatureTable with(FeatureGroup group, Dataset<Row> facts) {
    return with(group, group.keys(), facts);
  }

  /**
   * The same rows with the columns of one more group.
   *
   * @param keys columns of the spine that name the borrower, in the order of the group's keys
   * @param facts rows of the group's source
   */
  public FeatureTable with(FeatureGroup group, List<String> keys, Dataset<Row> facts) {
    Joined joined = new Joined(group, List.copyOf(keys), facts);
    joined.check(spine.schema());
    List<String> present = columns();
    for (org.qingmiao.features.table.Column column : group.columns()) {
      if (present.contains(column.name())) {
        throw new IllegalArgumentException(
            "group %s would yield column %s, which is there already; rename one of them"
                .formatted(group.name(), column.name()));
      }
    }
    List<Joined> more = Stream.concat(groups.stream(), Stream.of(joined)).toList();
    return new FeatureTable(spine, asOf, more, limit);
  }

  /** The same table, which refuses a key that has more facts of one group than this. */
  public FeatureTable largestKey(int facts) {
    return new FeatureTable(spine, asOf, groups, new KeyLimit(facts));
  }

  /** The spine with the columns of all groups. */
  public Dataset<Row> rows() {
    Map<List<String>, List<Joined>> byKeys = new LinkedHashMap<>();
    groups.forEach(g -> byKeys.computeIfAbsent(g.keys(), keys -> new ArrayList<>()).add(g));
    Dataset<Row> rows = spine;
    for (Map.Entry<List<String>, List<Joined>> pass : byKeys.entrySet()) {
      rows = new PackedJoin(rows, pass.getKey(), asOf, pass.getValue(), limit).rows();
    }
    return rows.select(columns().stream().map(FeatureTable::quoted).toArray(Column[]::new));
  }

  /** What a join by the day of the event alone would have smuggled in, one row per group. */
  public Dataset<Row> leaks() {
    return LeakReport.dataset(rows(), groups.stream().map(g -> g.group().name()).toList());
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(Arrays.asList(spine.columns()));
    groups.forEach(g -> g.group().columns().forEach(c -> columns.add(c.name())));
    return columns;
  }

  /** A name with a dot is a name, not a path. */
  static Column quoted(String name) {
    return col("`" + name.replace("`", "``") + "`");
  }
}
