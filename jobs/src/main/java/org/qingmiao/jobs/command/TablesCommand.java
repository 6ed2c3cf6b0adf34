// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.concurrent.Callable;
import org.qingmiao.features.table.DataDictionary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./qingmiao tables}: the data dictionary, from the contracts alone. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description =
        "Prints every table's grain, key, columns, units and sensitivity from the contracts.")
final class TablesCommand implements Callable<Integer> {
  @Mixin private Options options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine()
        .getOut()
        .println(DataDictionary.text(Installation.of(options.settings()).tables()));
    return 0;
  }
}
