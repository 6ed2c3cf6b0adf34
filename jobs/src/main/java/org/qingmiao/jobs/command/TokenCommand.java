// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.qingmiao.features.identity.Checker;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.jobs.conf.KeyFile;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
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
  private static final String STANDARD_INPUT = "-";

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
      description = "A number as the files have it, or a token; - reads them from standard input.")
  private List<String> values;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    refuseUnknown(Installation.of(settings));
    Pseudonym pseudonym = Pseudonym.of(KeyFile.of(settings));
    Set<Checker> checkers = checkers(settings);
    PrintWriter out = spec.commandLine().getOut();
    values.stream()
        .flatMap(value -> value.equals(STANDARD_INPUT) ? lines() : Stream.of(value))
        .forEach(value -> out.printf("%s %s%n", value, other(pseudonym, value, checkers)));
    return ExitCode.DONE.number();
  }

  /** The column of a whole book: one value a line. */
  private static Stream<String> lines() {
    return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
        .lines()
        .filter(line -> !line.isBlank());
  }

  /** A token of a domain that no column has would be well formed and match nothing. */
  private void refuseUnknown(Installation installation) {
    Set<String> domains = new TreeSet<>();
    installation.tables().stream()
        .flatMap(table -> table.columns().stream())
        .forEach(column -> column.domain().ifPresent(domains::add));
    if (!domains.contains(domain)) {
      throw new Refusal(
          ExitCode.USAGE,
          "no column has the domain %s; there are: %s"
              .formatted(domain, String.join(", ", domains)));
    }
  }

  private String other(Pseudonym pseudonym, String value, Set<Checker> checkers) {
    try {
      if (!Pseudonym.isToken(value)) {
        return pseudonym.token(domain, normalised(value, checkers));
      }
      if (!Pseudonym.domain(value).equals(domain)) {
        throw new Refusal(
            ExitCode.USAGE,
            "the token is one of domain %s, not of %s".formatted(Pseudonym.domain(value), domain));
      }
      return pseudonym.plain(value);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  /** As ingest does it before it makes a token. */
  private static String normalised(String value, Set<Checker> checkers) {
    String normalised = value;
    for (Checker checker : checkers) {
      normalised = checker.normalised(normalised);
    }
    return normalised;
  }

  /** What the columns of the domain must be. */
  private Set<Checker> checkers(Settings settings) {
    Set<Checker> checkers = new LinkedHashSet<>();
    for (Mapping mapping : settings.sources()) {
      mapping.table().columns().stream()
          .filter(column -> column.domain().filter(domain::equals).isPresent())
          .forEach(column -> checkers.addAll(mapping.checkers(column.name())));
    }
    return checkers;
  }
}
