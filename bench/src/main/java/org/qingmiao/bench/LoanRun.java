// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.run.Manifest;
import org.qingmiao.jobs.run.RunLog;

/**
 * The SBA loans from file to report, through the launcher: processor seconds of each job, compilers
 * and session start included.
 *
 * @param jobs manifests, the dearest job first
 */
record LoanRun(List<Manifest> jobs) {

  /** Runs it into a new lake; empty where the loans are not at hand. */
  static Optional<LoanRun> of(Path home, Path folder) throws IOException, InterruptedException {
    if (System.getenv("QINGMIAO_DATA") == null) {
      return Optional.empty();
    }
    Path lake = folder.resolve("sba");
    new ProcessBuilder(
            home.resolve("qingmiao").toString(),
            "run",
            "-c",
            home.resolve("conf/sba.yaml").toString(),
            "--quiet",
            "--set",
            "lake=" + lake)
        .redirectErrorStream(true)
        .redirectOutput(new File(folder.toFile(), "sba.log"))
        .start()
        .waitFor();
    return Optional.of(
        new LoanRun(
            RunLog.read(lake.resolve("runs")).all().stream()
                .sorted(Comparator.comparingDouble(Manifest::cpuSeconds).reversed())
                .toList()));
  }

  double seconds() {
    return jobs.stream().mapToDouble(Manifest::cpuSeconds).sum();
  }

  /** The whole and its three dearest parts. */
  List<String> lines() {
    List<String> lines = new java.util.ArrayList<>();
    lines.add("SBA from file to report: %.0f CPU s, of which".formatted(seconds()));
    jobs.stream()
        .limit(3)
        .forEach(j -> lines.add("  %-20s %6.1f CPU s".formatted(j.job(), j.cpuSeconds())));
    return lines;
  }
}
