// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.time.LocalDate;
import org.qingmiao.jobs.train.Deployment;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command says that changes the state of a model: which model, who, for which day. */
final class DeploymentOptions {
  @Mixin private Options options;

  @Parameters(paramLabel = "MODEL", description = "Id of the model, or how it begins.")
  private String model;

  @Option(names = "--by", required = true, paramLabel = "OPERATOR", description = "Who does it.")
  private String operator;

  @Option(names = "--as-of", paramLabel = "DATE", description = "Business date.")
  private LocalDate asOf;

  /** Puts the change on record and returns the exit code. */
  int record(Deployment.Action action, String approval) {
    try (Workplace place = Workplace.open(options)) {
      Installation installation = place.installation();
      LocalDate day = asOf == null ? place.newestDate() : asOf;
      int code =
          place
              .record(new Deployment(action, model, approval, installation.context(operator)), day)
              .number();
      System.out.println("recorded in audit.deploy_record");
      return code;
    }
  }
}
