// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Feature;

/**
 * TRAIN where no single process holds it: rows of a cluster. What is learnt from all of them here
 * is learnt by counting, so it is the same as in one process, however the rows lie.
 *
 * @param rows columns {@value #APPLICANT}, {@value #AS_OF} and {@value #LOAN} (the key), {@value
 *     #BAD} (flag), {@value #WEIGHT} (above 0) and one for each feature; null where missing
 * @param features in model order
 */
public record ClusterRows(Dataset<Row> rows, List<Feature> features) {

  /** Token of the applicant. */
  public static final String APPLICANT = "applicant_token";

  /** Day of the decision. */
  public static final String AS_OF = "as_of";

  /** Token of the loan. */
  public static final String LOAN = "loan_token";

  /** Whether the loan went bad. */
  public static final String BAD = "bad";

  /** Population cases that the row stands for. */
  public static final String WEIGHT = "weight";

  public ClusterRows {
    features = List.copyOf(features);
  }

  /**
   * How many rows there are.
   *
   * @param rows all of them
   * @param bads those that went bad
   * @param meanWeight of all rows
   * @param badRate the weighted share of bads, in (0, 1)
   */
  record Census(long rows, long bads, double meanWeight, double badRate) {}

  /**
   * Counts the rows.
   *
   * @throws ModelRefusal where one class is missing, or a number is too large for float32
   */
  Census census() {
    Column bad = when(col(BAD), lit(1L)).otherwise(lit(0L));
    List<Column> sums = new ArrayList<>();
    sums.add(sum(bad).as("bads"));
    sums.add(sum(WEIGHT).as("weight"));
    sums.add(sum(when(col(BAD), col(WEIGHT)).otherwise(lit(0.0))).as("bad_weight"));
    List<Feature> numbers = features.stream().filter(f -> f.kind() == Feature.Kind.NUMBER).toList();
    for (int i = 0; i < numbers.size(); i++) {
      Column value = col(numbers.get(i).name()).cast("float");
      Column isInfinite = value.isin(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
      sums.add(sum(when(isInfinite, lit(1L)).otherwise(lit(0L))).as("infinite_" + i));
    }
    Row counted = rows.agg(count(lit(1)).as("rows"), sums.toArray(Column[]::new)).first();
    long all = counted.<Long>getAs("rows");
    long bads = all == 0 ? 0 : counted.<Long>getAs("bads");
    FitRows.requireBothClasses("TRAIN", bads, all);
    for (int i = 0; i < numbers.size(); i++) {
      long infinite = counted.<Long>getAs("infinite_" + i);
      if (infinite > 0) {
        throw new ModelRefusal(
            ModelRefusal.Code.SCHEMA,
            "feature %s of %d rows is infinite, or too large for float32; quarantine the rows"
                .formatted(numbers.get(i).name(), infinite));
      }
    }
    double weight = counted.<Double>getAs("weight");
    return new Census(all, bads, weight / all, counted.<Double>getAs("bad_weight") / weight);
  }

  /** The encoder that {@link CategoryEncoder#fit} learns from the same rows. */
  CategoryEncoder encoder(Census census) {
    Map<String, Map<String, int[]>> counts = new TreeMap<>();
    List<Column> cells = new ArrayList<>();
    for (Feature feature : features) {
      if (feature.kind() == Feature.Kind.CATEGORY) {
        counts.put(feature.name(), new TreeMap<>());
        Column level = coalesce(col(feature.name()), lit(""));
        cells.add(struct(lit(feature.name()).as("feature"), level.as("level")));
      }
    }
    if (!cells.isEmpty()) {
      rows.select(col(BAD), explode(array(cells.toArray(Column[]::new))).as("cell"))
          .where("cell.level != ''")
          .groupBy("cell.feature", "cell.level", BAD)
          .agg(count(lit(1)))
          .collectAsList()
          .forEach(
              row ->
                  counts.get(row.getString(0))
                          .computeIfAbsent(row.getString(1), level -> new int[2])[
                          row.getBoolean(2) ? 0 : 1] =
                      Math.toIntExact(row.getLong(3)));
    }
    return CategoryEncoder.of(
        counts, Math.toIntExact(census.bads()), Math.toIntExact(census.rows() - census.bads()));
  }
}
