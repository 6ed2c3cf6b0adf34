// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.features.table.Table;

/**
 * What a job may see: the business date, the rows of the tables it declared, and the session to
 * make datasets with.
 */
public final class Inputs {
  private final SparkSession spark;
  private final LocalDate asOf;
  private final String runId;
  private final Map<String, Dataset<Row>> tables;
  private final Map<String, Long> versions;
  private final Clock clock;

  /** Inputs of one run; {@code tables} and their pinned {@code versions} by table name. */
  public Inputs(
      SparkSession spark,
      LocalDate asOf,
      String runId,
      Map<String, Dataset<Row>> tables,
      Map<String, Long> versions,
      Clock clock) {
    this.spark = spark;
    this.asOf = asOf;
    this.runId = runId;
    this.tables = Map.copyOf(tables);
    this.versions = Map.copyOf(versions);
    this.clock = clock;
  }

  /** The session to make datasets with. */
  public SparkSession spark() {
    return spark;
  }

  /** The business date. */
  public LocalDate asOf() {
    return asOf;
  }

  /** The run that this is part of. */
  public String runId() {
    return runId;
  }

  /** The Delta version at which a declared table is read; -1 where it was never written. */
  public long version(Table table) {
    return versions.getOrDefault(table.name(), -1L);
  }

  /** What time it is, for records of who did what when; never for content. */
  public Clock clock() {
    return clock;
  }

  /**
   * The rows of a declared table.
   *
   * @throws IllegalArgumentException when the job did not declare that it reads the table
   */
  public Dataset<Row> rows(Table table) {
    Dataset<Row> rows = tables.get(table.name());
    if (rows == null) {
      throw new IllegalArgumentException(
          "%s is not among the tables this job reads; add it to reads()".formatted(table.name()));
    }
    return rows;
  }

  /** Rows as a table stores them: with the business date and the run, in its order of columns. */
  public Dataset<Row> stamped(Dataset<Row> rows, Table table) {
    return rows.withColumn("as_of", lit(asOf))
        .withColumn("run_id", lit(runId))
        .select(table.columnNames().stream().map(name -> col(name)).toArray(Column[]::new));
  }
}
