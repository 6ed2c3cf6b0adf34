// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qingmiao.features.table.Table;

/**
 * Jobs in the order that their tables ask for. A job may read its own table as it stood before; two
 * writers of one table, a circle, and a read that nobody writes are refused.
 *
 * @param jobs in an order in which every job follows the writers of what it reads
 */
public record Pipeline(List<Job> jobs) {

  public Pipeline {
    jobs = List.copyOf(jobs);
  }

  /**
   * Orders the jobs; among those that are ready, the order given stays.
   *
   * @param standing tables that commands, not jobs, write
   * @throws IllegalArgumentException naming every fault
   */
  public static Pipeline of(List<Job> jobs, List<Table> standing) {
    Map<String, Job> writers = new HashMap<>();
    List<String> faults = new ArrayList<>();
    for (Job job : jobs) {
      for (Table table : job.writes()) {
        Job other = writers.putIfAbsent(table.name(), job);
        if (other != null) {
          faults.add("%s and %s both write %s".formatted(other.name(), job.name(), table.name()));
        }
      }
    }
    Set<String> known = standing.stream().map(Table::name).collect(Collectors.toSet());
    known.addAll(writers.keySet());
    for (Job job : jobs) {
      job.reads().stream()
          .map(Table::name)
          .filter(t -> !known.contains(t))
          .forEach(t -> faults.add("%s reads %s, which no job writes".formatted(job.name(), t)));
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    return new Pipeline(ordered(jobs, writers));
  }

  private static List<Job> ordered(List<Job> jobs, Map<String, Job> writers) {
    List<Job> waiting = new ArrayList<>(jobs);
    Set<Job> done = new LinkedHashSet<>();
    while (!waiting.isEmpty()) {
      Job next =
          waiting.stream()
              .filter(j -> done.containsAll(before(j, writers)))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "jobs form a circle: "
                              + waiting.stream()
                                  .map(Job::name)
                                  .collect(Collectors.toCollection(TreeSet::new))
                                  .stream()
                                  .collect(Collectors.joining(", "))));
      waiting.remove(next);
      done.add(next);
    }
    return List.copyOf(done);
  }

  private static List<Job> before(Job job, Map<String, Job> writers) {
    return job.reads().stream()
        .map(t -> writers.get(t.name()))
        .filter(w -> w != null && w != job)
        .toList();
  }

  /** The job of that name. */
  public java.util.Optional<Job> job(String name) {
    return jobs.stream().filter(j -> j.name().equals(name)).findFirst();
  }
}
