// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.run.Manifest;

/**
 * Every table of an installation: its contract, what it is made of, what is made of it, and when it
 * was last written. Nothing of it is typed twice: contracts, jobs and mappings say it.
 *
 * @param tables in the order in which they come about
 * @param jobs in the order in which they run
 */
public record CatalogueFacts(List<Entry> tables, List<Job> jobs) {

  public CatalogueFacts {
    tables = List.copyOf(tables);
    jobs = List.copyOf(jobs);
  }

  /**
   * A table.
   *
   * @param table its contract
   * @param from tables that the job reads which writes it
   * @param to tables that are written by the jobs which read it
   * @param origins what a column descends from, where that is declared
   * @param last when it was last written; empty where it never was
   */
  public record Entry(
      Table table,
      List<String> from,
      List<String> to,
      Map<String, List<String>> origins,
      Optional<Written> last) {
    public Entry {
      from = List.copyOf(from);
      to = List.copyOf(to);
      origins = Map.copyOf(origins);
    }
  }

  /** The newest write: for which date, and how many rows. */
  public record Written(String asOf, long rows) {}

  /**
   * The facts of an installation.
   *
   * @param tables in the order in which they come about
   * @param jobs in the order in which they run
   * @param origins of the columns of some tables, by table and column
   * @param manifests of all runs, the oldest first
   */
  public static CatalogueFacts of(
      List<Table> tables,
      List<Job> jobs,
      Map<String, Map<String, List<String>>> origins,
      List<Manifest> manifests) {
    Map<String, Written> last = new HashMap<>();
    manifests.forEach(
        run -> run.outputs().forEach(o -> last.put(o.table(), new Written(run.asOf(), o.rows()))));
    List<Entry> entries = new ArrayList<>();
    for (Table table : tables) {
      entries.add(
          new Entry(
              table,
              others(jobs, table, Way.BACK),
              others(jobs, table, Way.ON),
              origins.getOrDefault(table.name(), Map.of()),
              Optional.ofNullable(last.get(table.name()))));
    }
    return new CatalogueFacts(entries, jobs);
  }

  private static List<String> names(List<Table> tables) {
    return tables.stream().map(Table::name).toList();
  }

  private enum Way {
    BACK,
    ON
  }

  private static List<String> others(List<Job> jobs, Table table, Way way) {
    return jobs.stream()
        .filter(job -> names(way == Way.BACK ? job.writes() : job.reads()).contains(table.name()))
        .flatMap(job -> names(way == Way.BACK ? job.reads() : job.writes()).stream())
        .filter(name -> !name.equals(table.name()))
        .distinct()
        .toList();
  }
}
