// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;

/**
 * What a job made: rows for each table, files for people, and what the run must know about how it
 * went.
 */
public final class Outputs {
  private final Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
  private final List<OutputFile> files = new ArrayList<>();
  private final List<JoinCounts> joins = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private Optional<Dataset<Row>> quarantine = Optional.empty();
  private Optional<Balance> balance = Optional.empty();
  private Optional<Refusal> refusal = Optional.empty();
  private ExitCode verdict = ExitCode.DONE;

  private Outputs() {}

  /** Nothing yet. */
  public static Outputs none() {
    return new Outputs();
  }

  /** Rows of one table. */
  public static Outputs of(Table table, Dataset<Row> rows) {
    return none().and(table, rows);
  }

  /** These and the rows of another table. */
  public Outputs and(Table table, Dataset<Row> rows) {
    tables.put(table.name(), rows);
    return this;
  }

  /** With a file for the reports of the date. */
  public Outputs file(OutputFile file) {
    files.add(file);
    return this;
  }

  /** With the counts of a two-clock join. */
  public Outputs join(JoinCounts counts) {
    joins.add(counts);
    return this;
  }

  /** With a sentence for the operator. */
  public Outputs warn(String sentence) {
    warnings.add(sentence);
    return this;
  }

  /** With the rows that were refused, each with its reasons; they are kept whatever happens. */
  public Outputs quarantine(Dataset<Row> refused) {
    this.quarantine = Optional.of(refused);
    return this;
  }

  /** Ends the run with this refusal once the tables, which hold its evidence, are written. */
  public Outputs refuse(Refusal refusal) {
    this.refusal = Optional.of(refusal);
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

  /** Files for the reports of the date. */
  public List<OutputFile> files() {
    return files;
  }

  /** Counts of two-clock joins. */
  public List<JoinCounts> joins() {
    return joins;
  }

  /** Sentences for the operator. */
  public List<String> warnings() {
    return warnings;
  }

  /** The rows that were refused, where files were taken in. */
  public Optional<Dataset<Row>> quarantine() {
    return quarantine;
  }

  /** How the run ends once the tables are written, where the job refuses to go on. */
  public Optional<Refusal> refusal() {
    return refusal;
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
