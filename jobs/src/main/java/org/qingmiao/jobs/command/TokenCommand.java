// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.jobs.conf.KeyFile;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code ./qingmiao token DOMAIN VALUE…}: the way between a bank's own numbers and the tokens that
 * stand in its tables, for who may read the keyset.
 */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = "Prints the token of each value, and the value of each token.")
final class TokenCommand implements Callable<Integer> {
  @Mixin private Options options;
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "DOMAIN",
      description = "What the values are, such as loan; the domain of their column in the conf.")
  private String domain;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "VALUE",
      description = "A number as the files have it, or a token.")
  private List<String> values;

  @Override
  public Integer call() {
    Pseudonym pseudonym = Pseudonym.of(KeyFile.of(options.settings()));
    for (String value : values) {
      spec.commandLine().getOut().printf("%s %s%n", value, other(pseudonym, value));
    }
    return ExitCode.DONE.number();
  }

  private String other(Pseudonym pseudonym, String value) {
    try {
      return Pseudonym.isToken(value) ? pseudonym.plain(value) : pseudonym.token(domain, value);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, e.getMessage(), e);
    }
  }
}
