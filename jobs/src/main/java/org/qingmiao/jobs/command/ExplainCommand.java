// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * {@code ./qingmiao explain ID…}: a decision with its reasons, or where a printed number is from.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explains decisions, and numbers printed in a report (ids of exactly 16 characters).")
final class ExplainCommand implements Callable<Integer> {
  private static final int FIGURE_DIGITS = 16;

  @Mixin private Options options;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids of decisions or of numbers.")
  private List<String> ids;

  @Override
  public Integer call() {
    try (Workplace place = Workplace.open(options)) {
      Explanation explanation = new Explanation(place, System.out);
      for (String id : ids) {
        if (id.length() == FIGURE_DIGITS) {
          explanation.figure(id);
        } else {
          explanation.decision(id);
        }
      }
    }
    return 0;
  }
}
