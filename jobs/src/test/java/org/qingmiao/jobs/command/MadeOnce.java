// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A dear folder of which each test process of a build has a copy: the first that asks makes it. */
final class MadeOnce {
  /** Differs from build to build, so that nothing is taken over from other classes. */
  private static final String BUILD =
      System.getProperty("qingmiao.build", "pid-" + ProcessHandle.current().pid());

  private static final Path ALL = Path.of("target", "made-once");

  private MadeOnce() {}

  /** Fills an empty folder. */
  @FunctionalInterface
  interface Maker {
    void fill(Path folder) throws IOException;
  }

  /** Copies what is made under this name into a folder; who comes second waits for the first. */
  static void copy(String name, Path target, Maker maker) throws IOException {
    Path made = Files.createDirectories(ALL).resolve(name + "-" + BUILD);
    try (FileChannel file =
            FileChannel.open(
                ALL.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = file.lock()) {
      if (!Files.exists(made)) {
        removeOthers(name);
        Path unfinished = Files.createDirectory(ALL.resolve(name + "-unfinished"));
        maker.fill(unfinished);
        Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    try (Stream<Path> files = Files.walk(made)) {
      for (Path file : files.toList()) {
        Files.copy(
            file, target.resolve(made.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Those of builds before. */
  private static void removeOthers(String name) throws IOException {
    try (Stream<Path> folders = Files.list(ALL)) {
      List<Path> old =
          folders.filter(f -> f.getFileName().toString().startsWith(name + "-")).toList();
      for (Path folder : old) {
        remove(folder);
      }
    }
  }

  /** Removes a folder with all that is in it. */
  static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
