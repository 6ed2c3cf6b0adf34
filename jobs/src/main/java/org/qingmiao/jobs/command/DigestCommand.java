// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./qingmiao digest TABLE}: what a table holds for a business date, computed again. */
@Command(
    name = "digest",
    mixinStandardHelpOptions = true,
    description = "Computes the content digest of a table for a business date.")
final class DigestCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(paramLabel = "TABLE", description = "Such as publish.credit_score.")
  private String name;

  @Option(names = "--as-of", paramLabel = "DATE", description = "Business date.")
  private LocalDate asOf;

  @Override
  public Integer call() {
    try (Workplace place = Workplace.open(options)) {
      Table table = place.installation().table(name);
      if (!place.lake().holds(table)) {
        throw new Refusal(ExitCode.USAGE, name + " was not written yet; ./qingmiao run fills it");
      }
      LocalDate day = asOf == null ? place.installation().settings().asOf() : asOf;
      ContentDigest digest = place.lake().digest(table, place.version(table), day);
      System.out.println(digest.text());
    }
    return 0;
  }
}
