// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.qingmiao.jobs.publish.RescoreDecisions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./qingmiao rescore}: past decisions, computed again bit for bit. */
@Command(
    name = "rescore",
    mixinStandardHelpOptions = true,
    description = "Computes published decisions again and compares them bit for bit.")
final class RescoreCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(
      paramLabel = "DECISION",
      arity = "0..*",
      description = "Ids or how they begin; without any, a sample.")
  private List<String> decisions = List.of();

  @Option(
      names = "--sample",
      defaultValue = "1000",
      description = "How many decisions without ids (${DEFAULT-VALUE}).")
  private int sample;

  @Override
  public Integer call() {
    try (Workplace place = Workplace.open(options)) {
      return place.record(new RescoreDecisions(decisions, sample), place.newestDate()).number();
    }
  }
}
