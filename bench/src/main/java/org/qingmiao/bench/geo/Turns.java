// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench.geo;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Tasks that take turns, so that a busy machine disturbs all of them alike. Processor seconds of
 * the calling thread; two warm-ups, then five rounds.
 */
final class Turns {
  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Map<String, Runnable> tasks = new LinkedHashMap<>();
  private final List<Map<String, Double>> rounds = new ArrayList<>();

  Turns task(String name, Runnable task) {
    tasks.put(name, task);
    return this;
  }

  Turns run() {
    for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
      Map<String, Double> seconds = new LinkedHashMap<>();
      tasks.forEach((name, task) -> seconds.put(name, cpu(task)));
      if (round >= WARM_UPS) {
        rounds.add(seconds);
      }
    }
    return this;
  }

  private static double cpu(Runnable task) {
    long before = THREADS.getCurrentThreadCpuTime();
    task.run();
    return (THREADS.getCurrentThreadCpuTime() - before) / 1e9;
  }

  /** A figure of each round: its median and range. */
  Figure figure(ToDoubleFunction<Map<String, Double>> ofRound) {
    return Figure.of(rounds.stream().mapToDouble(ofRound).toArray());
  }
}
