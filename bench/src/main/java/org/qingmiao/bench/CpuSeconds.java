// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Processor seconds of work that was done several times in a JVM of its own, all threads of the
 * process: the first time, and the median of the others.
 *
 * @param cold the first time, the compilers' work included
 * @param warm median of the other times; of the first where it was the only one
 */
record CpuSeconds(double cold, double warm) {
  private static final String MARK = "cpu seconds: ";

  /** Does the work and prints what it took, for {@link #of} to read in another process. */
  static void print(Runnable work) {
    System.out.println(MARK + spent(work));
  }

  /** Does the work and returns what it took, all threads of the process. */
  static double spent(Runnable work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long before = system.getProcessCpuTime();
    work.run();
    return (system.getProcessCpuTime() - before) / 1e9;
  }

  /** The middle one; of an even number the upper of both. */
  static double median(double... seconds) {
    double[] sorted = seconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * Runs a class in a new JVM.
   *
   * @param main the class
   * @param options of the JVM
   * @param args of the class
   */
  static CpuSeconds of(Class<?> main, List<String> options, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<Double> seconds = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(MARK)) {
          seconds.add(Double.valueOf(line.substring(MARK.length())));
        } else {
          System.out.println(line);
        }
      }
    }
    if (process.waitFor() != 0 || seconds.isEmpty()) {
      throw new IOException("%s %s failed".formatted(main.getSimpleName(), Arrays.asList(args)));
    }
    double[] warm =
        seconds.stream()
            .skip(seconds.size() > 1 ? 1 : 0)
            .mapToDouble(Double::doubleValue)
            .toArray();
    return new CpuSeconds(seconds.get(0), median(warm));
  }
}
