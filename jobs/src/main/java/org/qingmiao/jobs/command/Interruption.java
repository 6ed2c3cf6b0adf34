// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/**
 * What a person reads who stops a run: one sentence, and nothing of all that falls over while Spark
 * goes down.
 */
final class Interruption implements AutoCloseable {
  private static volatile boolean hasCome;

  private final Thread hook = new Thread(Interruption::come, "interruption");

  private Interruption() {}

  /** Watches until it is closed. */
  static Interruption watched() {
    Interruption watched = new Interruption();
    Runtime.getRuntime().addShutdownHook(watched.hook);
    return watched;
  }

  /** Whether the process is being stopped, so that no fault means anything any more. */
  static boolean hasCome() {
    return hasCome;
  }

  private static void come() {
    hasCome = true;
    Configurator.setAllLevels("", Level.OFF);
    System.err.println(
        "qingmiao: interrupted. What is published stands; the same command again does the rest.");
  }

  @Override
  public void close() {
    if (!hasCome) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
