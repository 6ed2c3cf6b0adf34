// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.models.train.CanonicalJson;

/**
 * Where a printed number was read: rows of one version of a table, and the place in them.
 *
 * <p>The place is a column, or a way into one: {@code reason_1.points} a field of a struct, {@code
 * freshness[0].days} one of a list, {@code eval_log.train_log_loss[3]} a number inside JSON text.
 *
 * @param table its name
 * @param version the Delta version that was printed; empty where the table had none
 * @param key the values that name the rows
 * @param column the place, or {@value Origin#ROWS} for a count of the rows
 */
public record FigureSource(
    String table, OptionalLong version, Map<String, String> key, String column) {

  private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d+)]");

  public FigureSource {
    key = Map.copyOf(key);
  }

  /** The source that a row of {@link FigureTable#TABLE} names. */
  public static FigureSource of(Row figure) {
    Map<String, String> key = new LinkedHashMap<>();
    CanonicalJson.read(figure.<String>getAs("key").getBytes(StandardCharsets.UTF_8))
        .forEach((name, value) -> key.put(name, String.valueOf(value)));
    long version = figure.<Long>getAs("table_version");
    return new FigureSource(
        figure.getAs("table"),
        version < 0 ? OptionalLong.empty() : OptionalLong.of(version),
        key,
        figure.getAs("column"));
  }

  /** What stands there now: one value a row, without the rows that have none. */
  public List<String> values(Dataset<Row> rows) {
    Dataset<Row> named = rows;
    for (Map.Entry<String, String> part : key.entrySet()) {
      named = named.where(col(part.getKey()).cast("string").equalTo(part.getValue()));
    }
    if (column.equals(Origin.ROWS)) {
      return List.of(Long.toString(named.count()));
    }
    return named.select(col(steps().get(0))).collectAsList().stream()
        .flatMap(row -> value(row).stream())
        .map(String::valueOf)
        .toList();
  }

  /** The same as SQL for the newest version, for whoever wants to look around. */
  public String query() {
    String rows =
        new TreeMap<>(key)
            .entrySet().stream()
                .map(
                    part ->
                        "%s = '%s'".formatted(part.getKey(), part.getValue().replace("'", "\\'")))
                .collect(Collectors.joining(" AND "));
    String what = column.equals(Origin.ROWS) ? column : steps().get(0);
    return "SELECT %s FROM %s WHERE %s".formatted(what, table, rows);
  }

  /** What stands at the place in one row; empty where the way leads nowhere. */
  public Optional<Object> value(Row row) {
    List<String> steps = steps();
    Object here = row.getAs(steps.get(0));
    for (String step : steps.subList(1, steps.size())) {
      here = next(here, step);
    }
    return Optional.ofNullable(here);
  }

  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(column);
    while (step.find()) {
      steps.add(Objects.requireNonNullElse(step.group(1), step.group(2)));
    }
    return steps;
  }

  private static Object next(Object from, String step) {
    if (from instanceof Row struct) {
      return struct.getAs(step);
    }
    if (from instanceof scala.collection.Seq<?> list) {
      return at(scala.jdk.javaapi.CollectionConverters.asJava(list), step);
    }
    if (from instanceof List<?> list) {
      return at(list, step);
    }
    if (from instanceof Map<?, ?> object) {
      return object.get(step);
    }
    return from instanceof String json && json.startsWith("{")
        ? CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8)).get(step)
        : null;
  }

  private static Object at(List<?> list, String step) {
    int position = Integer.parseInt(step);
    return position < list.size() ? list.get(position) : null;
  }
}
