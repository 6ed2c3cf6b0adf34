// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.run.Manifest;
import org.qingmiao.jobs.run.RunLog;
import org.qingmiao.jobs.run.Stamp;

/**
 * What a run would do: {@code --dry-run}. It reads the run log and the deliveries, and writes
 * nothing.
 */
final class Plan {

  private Plan() {}

  static void print(
      PrintStream out,
      Installation installation,
      List<Job> jobs,
      LocalDate day,
      Function<Job, Map<String, String>> delivered) {
    Path root = installation.settings().lake().toAbsolutePath().normalize();
    RunLog log = RunLog.read(root.resolve("runs"));
    out.printf("plan for %s in %s%n", day, root);
    for (int i = 0; i < jobs.size(); i++) {
      Job job = jobs.get(i);
      Map<String, String> files = delivered.apply(job);
      String state =
          log.published(job.name(), day)
              .map(before -> state(before, files, installation.stamp(), job))
              .orElse("to be published");
      out.printf("[%d/%d] %-22s %s%n", i + 1, jobs.size(), job.name(), state);
      files.forEach((file, digest) -> out.printf("      file    %s %s%n", file, digest));
      for (Table table : job.reads()) {
        List<String> days = log.digests(table.name(), day);
        out.printf(
            "      reads   %s, %s%n",
            table.name(),
            days.isEmpty() ? "not written yet" : days.size() + " business dates published");
      }
      job.writes().forEach(t -> out.printf("      writes  %s%n", t.name()));
    }
    if (!Files.exists(root)) {
      out.println("the lake does not exist yet; a run makes it");
    }
  }

  private static String state(Manifest before, Map<String, String> files, Stamp stamp, Job job) {
    if (!before.files().equals(files)) {
      return "published before; its files have changed since, which needs --restate";
    }
    boolean isSame =
        before.confDigest().equals(stamp.confDigest(job))
            && before.codeVersion().equals(stamp.codeVersion());
    return isSame
        ? "published before; made anew where something that it reads is"
        : "published before; conf or program have changed since, so it is made anew";
  }
}
