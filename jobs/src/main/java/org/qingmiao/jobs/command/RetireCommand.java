// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.qingmiao.jobs.train.Deployment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./qingmiao retire MODEL}: takes a model out of service for good. */
@Command(
    name = "retire",
    mixinStandardHelpOptions = true,
    description =
        "Retires a model; it never scores again, and its decisions can still be recomputed.")
final class RetireCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Parameters(paramLabel = "MODEL", description = "Id of the model, or how it begins.")
  private String model;

  @Option(
      names = "--approval",
      defaultValue = "none given",
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
                      Deployment.Action.RETIRE,
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
