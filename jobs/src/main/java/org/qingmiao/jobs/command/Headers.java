// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outlook;
import org.qingmiao.jobs.pipeline.Refusal;

/** The headers of delivered files beside the mappings that will read them. */
final class Headers {

  private Headers() {}

  /**
   * What is odd about the files of a day, a sentence each.
   *
   * @throws Refusal with exit 20 naming, for all files at once, what a run would stop at
   */
  static List<String> notes(List<Job> jobs, LocalDate day) {
    List<String> notes = new ArrayList<>();
    List<String> obstacles = new ArrayList<>();
    for (Job job : jobs) {
      Outlook outlook = job.outlook(day);
      outlook.notes().forEach(n -> notes.add("%s: %s".formatted(job.name(), n)));
      outlook.obstacles().forEach(o -> obstacles.add("%s: %s".formatted(job.name(), o)));
    }
    if (!obstacles.isEmpty()) {
      throw new Refusal(ExitCode.INPUT_CONTRACT, String.join("\n", obstacles));
    }
    return notes;
  }
}
