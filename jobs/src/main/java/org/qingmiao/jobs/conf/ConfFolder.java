// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the tables of texts lie: each beside the conf file if it has its own, else in the shipped
 * {@code conf}. So a conf of one's own may lie anywhere.
 */
public final class ConfFolder {

  private ConfFolder() {}

  /**
   * The file or folder of that name.
   *
   * @param conf the conf file
   */
  public static Path find(Path conf, String name) {
    Path beside = conf.toAbsolutePath().resolveSibling(name);
    return Files.exists(beside) ? beside : Home.below("conf").resolve(name);
  }
}
