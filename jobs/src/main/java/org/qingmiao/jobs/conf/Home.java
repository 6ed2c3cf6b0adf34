// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.nio.file.Path;

/**
 * The folder of the installation, from which relative paths inside a conf start.
 *
 * <p>Paths on the command line start from where the user stands; a lake must not move with him. The
 * launcher names the folder; without it, as under {@code spark-submit}, it is the working folder.
 */
public final class Home {
  private static final String PROPERTY = "qingmiao.home";

  private Home() {}

  /** A path of a conf; one that is absolute stays as it is. */
  public static Path below(String path) {
    Path given = Path.of(path);
    Path home = Path.of(System.getProperty(PROPERTY, ""));
    // Short names read better where the user stands in the folder anyway.
    return home.toAbsolutePath().equals(Path.of("").toAbsolutePath()) ? given : home.resolve(given);
  }
}
