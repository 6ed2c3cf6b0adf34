// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The real {@code ./qingmiao}, started as a user starts it: each call is a JVM of its own. */
record Launcher(Path folder, Map<String, String> environment) {

  /** The repository, in whose module the tests run. */
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  /** As the tests' own JVM was started: without the classes that Spark makes for a query. */
  private static final String INTERPRETED =
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(argument -> argument.startsWith("-Dspark.sql.codegen."))
          .collect(Collectors.joining(" "));

  /** How a process ended, with all that it printed. */
  record Ended(int code, String text) {}

  /** The launcher as started in a folder. */
  static Launcher in(Path folder) {
    // Short runs spend half their time in the second compiler, which pays off only in long ones.
    // Without it the JVM would keep no more code than a fifth of what it keeps else, and compile
    // again and again what Spark makes.
    return new Launcher(
        folder,
        Map.of(
            "QINGMIAO_HEAP",
            "1500m",
            "JDK_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=240m " + INTERPRETED));
  }

  /** With one more variable of the environment; an empty value takes it away. */
  Launcher with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new Launcher(folder, more);
  }

  /** With further options of every JVM. */
  Launcher withOptions(String... options) {
    return with(
        "JDK_JAVA_OPTIONS", environment.get("JDK_JAVA_OPTIONS") + " " + String.join(" ", options));
  }

  /** With the classes that Spark makes, as users run it. */
  Launcher compiled() {
    return with("JDK_JAVA_OPTIONS", environment.get("JDK_JAVA_OPTIONS").replace(INTERPRETED, ""));
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) {
    try {
      Path log = Files.createTempFile(folder, "out", ".txt");
      return ended(start(log, arguments), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts a command whose output goes to a file. */
  Process start(Path log, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("qingmiao").toString()));
    command.addAll(List.of(arguments));
    return process(log, command).start();
  }

  /** Any process in this folder and environment. */
  ProcessBuilder process(Path log, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    return builder;
  }

  /** Waits for a process. */
  static Ended ended(Process process, Path log) throws IOException {
    try {
      int code = process.waitFor();
      return new Ended(code, Files.readString(log));
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a process ran", e);
    }
  }
}
