// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/** The made-up deliveries of a conf that asks for them. */
final class DemoDelivery {

  private DemoDelivery() {}

  /** Whether the conf asks for made-up deliveries and they are not there yet. */
  static boolean isDue(Settings settings) {
    return settings.demo().isPresent()
        && settings.data().filter(landing -> !Files.isDirectory(truth(landing))).isPresent();
  }

  private static Path truth(Path landing) {
    return landing.resolveSibling("truth");
  }

  /**
   * Makes them.
   *
   * @return where they lie
   * @throws Refusal when they cannot be written
   */
  static Path make(Settings settings) {
    Path landing = settings.data().orElseThrow();
    Settings.Demo demo = settings.demo().orElseThrow();
    try {
      Set<String> sources =
          settings.sources().stream().map(Mapping::source).collect(Collectors.toSet());
      DemoBook.of(demo.seed(), demo.scale()).only(sources).deliver(landing, truth(landing));
      return landing;
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.STORAGE, "%s: the demo book cannot be written: %s".formatted(landing, e), e);
    }
  }
}
