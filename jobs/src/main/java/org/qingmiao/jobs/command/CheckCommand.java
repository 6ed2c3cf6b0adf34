// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.ingest.Draft;
import org.qingmiao.jobs.pipeline.Job;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code ./qingmiao check}: the conf, the contracts, the lineage of features, the order of jobs and
 * the headers of the files that are there, without running anything.
 */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Checks the configuration, all contracts, and headers and first rows of the files.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private Options options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    Installation installation = Installation.of(settings);
    installation.refuseLeaks();
    PrintWriter out = spec.commandLine().getOut();
    List<Job> jobs = installation.pipeline().jobs();
    if (!DemoDelivery.isDue(settings)) {
      Headers.notes(jobs, settings.asOf()).forEach(out::println);
    }
    long guesses = guesses(options.conf());
    if (guesses > 0) {
      out.printf("%d lines of %s still say CHECK%n", guesses, options.conf());
    }
    if (settings.credit().isEmpty()) {
      out.println("no section credit: files are taken in, nothing is scored");
    }
    out.printf(
        "%s: %d jobs, %d tables, no fault found in the conf%n",
        options.conf(), jobs.size(), installation.tables().size());
    return 0;
  }

  /** Lines that a draft has guessed and nobody has confirmed. */
  private static long guesses(Path conf) {
    try (Stream<String> lines = Files.lines(conf)) {
      return lines.filter(line -> line.contains(Draft.QUESTION)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
