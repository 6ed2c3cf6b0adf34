// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;

/**
 * What a job made: rows for each table, the balance of what it read (for jobs that take files in)
 * and how it wants the run to end.
 */
public final class Outputs {
  private final Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
  private Optional<Balance> balance = Optional.empty();
  private ExitCode verdict = ExitCode.DONE;

  private Outputs() {}

  /** Rows of one table. */
  public static Outputs of(Table table, Dataset<Row> rows) {
    return new Outputs().and(table, rows);
  }

  /** These and the rows of another table. */
  public Outputs and(Table table, Dataset<Row> rows) {
    tables.put(table.name(), rows);
    return this;
  }

  /** With the balance of what was read. */
  public Outputs balance(Balance balance) {
    this.balance = Optional.of(balance);
    return this;
  }

  /** With a verdict other than done, which the run reports at its end. */
  public Outputs verdict(ExitCode verdict) {
    this.verdict = verdict;
    return this;
  }

  /** Rows by table name, in the order they were given. */
  public Map<String, Dataset<Row>> tables() {
    return tables;
  }

  /** The balance of what was read, where files were taken in. */
  public Optional<Balance> balance() {
    return balance;
  }

  /** How the job wants the run to end. */
  public ExitCode verdict() {
    return verdict;
  }
}
