// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code ./qingmiao check}: the conf, the contracts, the lineage of features and the order of jobs,
 * without running them.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Checks the configuration and all contracts; reads no data.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private Options options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Installation installation = Installation.of(options.settings());
    installation.refuseLeaks();
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %d jobs, %d tables, no fault found%n",
            options.conf(), installation.pipeline().jobs().size(), installation.tables().size());
    return 0;
  }
}
