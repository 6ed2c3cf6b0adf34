// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.train.ModelStore;
import org.qingmiao.jobs.train.Verdicts;
import org.qingmiao.models.ledger.ValidationMetrics;

/** The models of a lake as they stand now, with the verdicts of their newest validation reports. */
final class Registered {
  private final ModelStore store;
  private final Dataset<Row> metrics;

  private Registered(ModelStore store, Dataset<Row> metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  static Registered in(Workplace place) {
    Map<String, Dataset<Row>> tables = new HashMap<>();
    for (Table table : ModelStore.TABLES) {
      tables.put(table.name(), place.rows(table));
    }
    Inputs inputs =
        new Inputs(place.spark(), LocalDate.MAX, "", tables, Map.of(), Clock.systemUTC());
    return new Registered(ModelStore.of(inputs), place.rows(ValidationMetrics.TABLE));
  }

  ModelStore store() {
    return store;
  }

  /** The verdict of a model's newest validation report. */
  Optional<String> verdict(String modelId) {
    return Verdicts.of(modelId, metrics);
  }
}
