// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.concurrent.Callable;
import org.qingmiao.jobs.publish.OverrideDecision;
import org.qingmiao.models.credit.Hint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./qingmiao override DECISION}: a person decides otherwise, with a reason. */
@Command(
    name = "override",
    mixinStandardHelpOptions = true,
    description = "Records that a person decided otherwise than the hint, and why.")
final class OverrideCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(paramLabel = "DECISION", description = "Id of the decision, or how it begins.")
  private String decision;

  @Option(names = "--reason", required = true, paramLabel = "CODE", description = "Why.")
  private String reason;

  @Option(names = "--by", required = true, paramLabel = "OPERATOR", description = "Who.")
  private String operator;

  @Option(
      names = "--outcome",
      defaultValue = "APPROVE",
      description = "What was decided: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private Hint outcome;

  @Override
  public Integer call() {
    try (Workplace place = Workplace.open(options)) {
      int code =
          place
              .record(
                  new OverrideDecision(
                      decision,
                      outcome.name(),
                      reason,
                      place.installation().context(operator).operatorToken()),
                  place.newestDate())
              .number();
      System.out.println("recorded in audit.override");
      return code;
    }
  }
}
