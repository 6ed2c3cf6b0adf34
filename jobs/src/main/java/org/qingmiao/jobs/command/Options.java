// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.conf.Home;
import org.qingmiao.jobs.conf.Settings;
import picocli.CommandLine.Option;

/** What every command that works on an installation accepts. */
final class Options {

  @Option(
      names = {"-c", "--conf"},
      paramLabel = "FILE",
      description = "Configuration of the installation (default: the demo, conf/demo.yaml).")
  private Path conf = Home.below("conf/demo.yaml");

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Overrides one key of the configuration, such as credit.train.rounds=50.")
  private List<String> overrides = List.of();

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master, such as local[2] or spark://host:7077.")
  private String master;

  /** The settings, or a refusal with every fault of the conf. */
  Settings settings() {
    return Settings.read(conf, overrides, Installation.CONTRACTS);
  }

  /** Where Spark is to run. */
  Optional<String> master() {
    return Optional.ofNullable(master);
  }

  /** The conf file as given, or the demo's. */
  Path conf() {
    return conf;
  }
}
