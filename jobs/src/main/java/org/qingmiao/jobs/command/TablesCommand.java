// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qingmiao.features.table.DataDictionary;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.report.CatalogueFacts;
import org.qingmiao.jobs.report.CataloguePage;
import org.qingmiao.jobs.run.RunLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--html",
      description = "Writes it as a page with the lineage of tables and columns.")
  private boolean isHtml;

  @Override
  public Integer call() {
    Installation installation = Installation.of(options.settings());
    if (isHtml) {
      spec.commandLine().getOut().println("tables: " + write(installation));
    } else {
      spec.commandLine().getOut().println(DataDictionary.text(installation.tables()));
    }
    return ExitCode.DONE.number();
  }

  private static Path write(Installation installation) {
    Path lake = installation.settings().lake().toAbsolutePath().normalize();
    CatalogueFacts facts =
        CatalogueFacts.of(
            installation.tables(),
            installation.pipeline().jobs(),
            installation.origins(),
            RunLog.read(lake.resolve("runs")).all());
    return PageFile.write(
        installation,
        lake.resolve("reports"),
        (texts, edition) -> CataloguePage.of(texts, edition, facts));
  }
}
