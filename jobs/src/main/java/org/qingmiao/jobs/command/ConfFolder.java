// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.qingmiao.jobs.conf.Settings;

/**
 * Where the tables of texts lie: beside the conf file if it has its own, else in the shipped {@code
 * conf}. So a conf of one's own may lie anywhere.
 */
final class ConfFolder {
  private static final Path SHIPPED = Path.of("conf");

  private ConfFolder() {}

  static Path of(Settings settings) {
    Path beside = settings.file().toAbsolutePath().getParent();
    return Files.exists(beside.resolve("reasons.csv")) ? beside : SHIPPED;
  }
}
