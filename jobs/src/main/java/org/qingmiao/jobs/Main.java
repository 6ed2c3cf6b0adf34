// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import java.util.Locale;
import org.qingmiao.jobs.command.Qingmiao;

/** Where {@code ./qingmiao} and {@code spark-submit} begin. */
public final class Main {

  private Main() {}

  /** Runs one command; its exit codes are those of {@link org.qingmiao.jobs.pipeline.ExitCode}. */
  public static void main(String[] arguments) {
    // Delta writes the digits of its log's file names as the locale says, and then finds none.
    Locale.setDefault(Locale.ROOT);
    int code = Qingmiao.run(arguments);
    if (code != 0 && "cluster".equals(System.getProperty("spark.submit.deployMode"))) {
      // A cluster's application master turns System.exit into a code of its own.
      throw new IllegalStateException("ended with exit code " + code);
    }
    System.exit(code);
  }
}
