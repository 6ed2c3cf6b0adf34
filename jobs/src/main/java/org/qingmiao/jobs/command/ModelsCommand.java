// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.util.concurrent.Callable;
import org.qingmiao.jobs.train.StoredModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./qingmiao models}: every model that was ever trained, with its state. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    description = "Lists the registered models with their state and verdict.")
final class ModelsCommand implements Callable<Integer> {
  @Mixin private Options options;

  @Override
  public Integer call() {
    try (Workplace place = Workplace.open(options)) {
      Registered registered = Registered.in(place);
      if (registered.store().all().isEmpty()) {
        System.out.println("no model yet; ./qingmiao run trains one");
      }
      for (StoredModel model : registered.store().all()) {
        System.out.printf(
            "%-40s version %d  %-10s %s%n",
            model.id(),
            model.version(),
            model.state(),
            registered.verdict(model.id()).orElse("not validated"));
      }
    }
    return 0;
  }
}
