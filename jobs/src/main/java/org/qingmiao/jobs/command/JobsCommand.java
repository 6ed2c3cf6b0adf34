// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./qingmiao jobs}: the pipeline, with the tables that each job reads and writes. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    description = "Lists the jobs in their order, with the tables they read and write.")
final class JobsCommand implements Callable<Integer> {
  @Mixin private Options options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    for (Job job : Installation.of(options.settings()).pipeline().jobs()) {
      spec.commandLine().getOut().println(job.name());
      spec.commandLine().getOut().println("  reads   " + names(job.reads()));
      spec.commandLine().getOut().println("  writes  " + names(job.writes()));
    }
    return 0;
  }

  private static String names(List<Table> tables) {
    return tables.isEmpty()
        ? "files"
        : tables.stream().map(Table::name).collect(Collectors.joining(", "));
  }
}
