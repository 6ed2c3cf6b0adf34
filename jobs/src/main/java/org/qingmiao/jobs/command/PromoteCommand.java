// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.concurrent.Callable;
import org.qingmiao.jobs.train.Deployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./qingmiao promote MODEL}: puts a model into service, with approval and operator. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description =
        "Makes a model the champion and writes the deploy record; refuses a REJECT verdict.")
final class PromoteCommand implements Callable<Integer> {
  @Mixin private DeploymentOptions change;

  @Option(
      names = "--approval",
      required = true,
      paramLabel = "REF",
      description = "Reference of the approval.")
  private String approval;

  @Override
  public Integer call() {
    return change.record(Deployment.Action.PROMOTE, approval);
  }
}
