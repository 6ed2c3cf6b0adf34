// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which program this is: version and commit, as the build wrote them down. */
final class Build {
  private static final String FILE = "/qingmiao-build.properties";

  private Build() {}

  /** Such as {@code 0.1.0+3f2a91c}; a build with uncommitted changes says so. */
  static String version() {
    Properties build = new Properties();
    try (InputStream in = Build.class.getResourceAsStream(FILE)) {
      if (in == null) {
        return "unbuilt";
      }
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = build.getProperty("git.commit.id.abbrev", "");
    boolean isDirty = Boolean.parseBoolean(build.getProperty("git.dirty", "false"));
    return build.getProperty("git.build.version", "unknown")
        + (commit.isEmpty() ? "" : "+" + commit)
        + (isDirty ? "-dirty" : "");
  }
}
