// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.concurrent.Callable;
import org.qingmiao.jobs.train.Deployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./qingmiao retire MODEL}: takes a model out of service for good. */
@Command(
    name = "retire",
    mixinStandardHelpOptions = true,
    description =
        "Retires a model; it never scores again, and its decisions can still be recomputed.")
final class RetireCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions change;

  @Option(
      names = "--approval",
      defaultValue = "none given",
      paramLabel = "REF",
      description = "Reference of the approval.")
  private String approval;

  @Override
  public Integer call() {
    return change.record(Deployment.Action.RETIRE, approval);
  }
}
