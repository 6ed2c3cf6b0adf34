// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.concurrent.Callable;
import org.qingmiao.features.table.DataDictionary;
import org.qingmiao.features.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./qingmiao show TABLE}: its contract, and its first rows. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints a table's contract and its first rows.")
final class ShowCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(paramLabel = "TABLE", description = "Such as publish.credit_score.")
  private String name;

  @Option(names = "--rows", defaultValue = "10", description = "How many rows (${DEFAULT-VALUE}).")
  private int rows;

  @Override
  public Integer call() {
    Table table = Installation.of(options.settings()).table(name);
    System.out.println(DataDictionary.of(table.stored()).text());
    try (Workplace place = Workplace.open(options)) {
      if (place.lake().holds(table)) {
        place.rows(table).show(rows, 24, true);
      } else {
        System.out.println("not written yet; ./qingmiao run fills it");
      }
    }
    return 0;
  }
}
