// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.qingmiao.jobs.train.Deployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./qingmiao promote MODEL}: puts a model into service, with approval and operator. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    description =
        "Makes a model the champion and writes the deploy record; refuses a REJECT verdict.")
final class PromoteCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(paramLabel = "MODEL", description = "Id of the model, or how it begins.")
  private String model;

  @Option(
      names = "--approval",
      required = true,
      paramLabel = "REF",
      description = "Reference of the approval.")
  private String approval;

  @Option(names = "--by", required = true, paramLabel = "OPERATOR", description = "Who does it.")
  private String operator;

  @Option(names = "--as-of", paramLabel = "DATE", description = "Business date.")
  private LocalDate asOf;

  @Override
  public Integer call() {
    try (Workplace place = Workplace.open(options)) {
      int code =
          place
              .record(
                  new Deployment(
                      Deployment.Action.PROMOTE,
                      model,
                      approval,
                      place.installation().context(operator)),
                  asOf == null ? place.installation().settings().asOf() : asOf)
              .number();
      System.out.println("recorded in audit.deploy_record");
      return code;
    }
  }
}
