// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.build;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.LeakReport;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.train.ModelRefusals;
import org.qingmiao.models.train.LeakLineage;
import org.qingmiao.models.train.ModelRefusal;

/**
 * Where applications, their targets and their features come from: a bank's flat table, or many
 * sources joined by the two clocks.
 */
public interface CreditBook {

  /** The model's inputs, in order. */
  List<Feature> features();

  /** Its inputs as they came together; of a flat table, each comes alone. */
  default Map<String, List<Feature>> groups() {
    Map<String, List<Feature>> groups = new LinkedHashMap<>();
    features().forEach(feature -> groups.put(feature.name(), List.of(feature)));
    return groups;
  }

  /** The raw tables that it is built from. */
  List<Table> reads();

  /** Role of each raw column that a feature may descend from, by {@code table.column}. */
  Map<String, Role> roles();

  /**
   * What each raw column descends from: {@code table.column} to columns or {@code file:<column of
   * the source>}.
   */
  Map<String, List<String>> derivations();

  /**
   * Refuses features that descend from an outcome, a protected attribute or a later event; needs no
   * row of data.
   */
  default void refuseLeaks() {
    try {
      LeakLineage.require(features(), roles(), derivations());
    } catch (ModelRefusal refusal) {
      throw ModelRefusals.asRefusal(refusal);
    }
  }

  /** The rows of {@code feature.credit}, without {@code score_date} and {@code run_id}. */
  Joined rows(Inputs in);

  /** The column that holds the age of each joined group's newest fact. */
  static Column freshness(List<String> groups) {
    return array(
            groups.stream()
                .map(
                    group ->
                        struct(
                            lit(group).as("source"),
                            col(group + "_age_days").cast("bigint").as("days")))
                .toArray(Column[]::new))
        .as("freshness");
  }

  /**
   * Applications with their features.
   *
   * @param rows one per application
   * @param reports how each group's join fared
   */
  record Joined(Dataset<Row> rows, List<LeakReport> reports) {
    public Joined {
      reports = List.copyOf(reports);
    }
  }
}
