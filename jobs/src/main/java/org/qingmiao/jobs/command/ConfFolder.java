// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.nio.file.Files;
import java.nio.file.Path;
import org.qingmiao.jobs.conf.Home;
import org.qingmiao.jobs.conf.Settings;

/**
 * Where the tables of texts lie: each beside the conf file if it has its own, else in the shipped
 * {@code conf}. So a conf of one's own may lie anywhere.
 */
final class ConfFolder {

  private ConfFolder() {}

  /** The file or folder of that name. */
  static Path find(Settings settings, String name) {
    Path beside = settings.file().toAbsolutePath().resolveSibling(name);
    return Files.exists(beside) ? beside : Home.below("conf").resolve(name);
  }
}
