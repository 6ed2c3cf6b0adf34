// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Rows of a table by some of its columns: how many, and exact sums of others.
 *
 * @param from the table, or a query in its place, for the way back
 * @param groups in order of their columns
 */
record Groups(String from, List<Group> groups) {

  /** The rows that agree in all of the columns. */
  record Group(Map<String, String> dims, long rows, Map<String, BigDecimal> sums) {
    boolean equals(String dimension, String value) {
      return dims.get(dimension).equals(value);
    }
  }

  Groups {
    groups = List.copyOf(groups);
  }

  /** The groups of a table; there must be few of them. */
  static Groups of(Dataset<Row> rows, String from, List<String> by, List<String> summed) {
    Column[] keys = by.stream().map(functions::col).toArray(Column[]::new);
    List<Column> sums = new ArrayList<>();
    summed.forEach(name -> sums.add(sum(col(name).cast("decimal(28,9)")).as(name)));
    return new Groups(
        from,
        rows
            .groupBy(keys)
            .agg(count(lit(1)).as("n"), sums.toArray(Column[]::new))
            .orderBy(keys)
            .collectAsList()
            .stream()
            .map(row -> group(row, by, summed))
            .toList());
  }

  private static Group group(Row row, List<String> by, List<String> summed) {
    Map<String, String> dims = new LinkedHashMap<>();
    by.forEach(name -> dims.put(name, String.valueOf((Object) row.getAs(name))));
    Map<String, BigDecimal> sums = new LinkedHashMap<>();
    summed.forEach(name -> sums.put(name, row.getAs(name)));
    return new Group(dims, row.getAs("n"), sums);
  }

  /** Number of rows of some groups. */
  long rows(Predicate<Group> condition) {
    return groups.stream().filter(condition).mapToLong(Group::rows).sum();
  }

  /** Sum over some groups. */
  BigDecimal total(String name, Predicate<Group> condition) {
    return groups.stream()
        .filter(condition)
        .map(group -> group.sums.get(name))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** A line for the number of rows of each group. */
  List<ReportLine> lines(char section, String code, String day) {
    return groups.stream()
        .map(
            group ->
                ReportLine.count(
                    section, code, group.dims, group.rows, query("count(*)", group, day)))
        .toList();
  }

  /**
   * A line for the sum of each group.
   *
   * @param unit of the sum, or the column that names what is counted
   */
  List<ReportLine> sums(char section, String code, String name, String unit, String day) {
    return groups.stream()
        .map(
            group ->
                new ReportLine(
                    section,
                    code,
                    group.dims,
                    group.sums.get(name),
                    group.dims.getOrDefault(unit, unit),
                    group.rows,
                    query("sum(CAST(%s AS DECIMAL(28,9)))".formatted(name), group, day)))
        .toList();
  }

  private String query(String what, Group group, String day) {
    return "SELECT %s FROM %s WHERE as_of = DATE '%s' AND %s"
        .formatted(what, from, day, condition(group.dims));
  }

  /** The rows that have these values, as SQL. */
  static String condition(Map<String, String> dims) {
    return dims.entrySet().stream()
        .map(dim -> "%s = '%s'".formatted(dim.getKey(), dim.getValue().replace("'", "\\'")))
        .collect(Collectors.joining(" AND "));
  }
}
