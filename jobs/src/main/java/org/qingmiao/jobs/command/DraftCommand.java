// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.qingmiao.jobs.ingest.Draft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./qingmiao draft FILE.csv}: a first conf for a table, every guess with a comment. */
@Command(
    name = "draft",
    mixinStandardHelpOptions = true,
    description = "Writes a first conf for a CSV file from its header and values.")
final class DraftCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The table.")
  private Path file;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column that holds the outcome, as its header has it; else it is guessed.")
  private Optional<String> label;

  @Override
  public Integer call() {
    System.out.print(Draft.of(file, label));
    return 0;
  }
}
