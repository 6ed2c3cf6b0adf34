// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;

/** What the operator sees of a run: one line a job, and what needs attention below it. */
public final class Progress {
  private final PrintStream out;
  private final boolean isQuiet;

  private Progress(PrintStream out, boolean isQuiet) {
    this.out = out;
    this.isQuiet = isQuiet;
  }

  /** One line a job. */
  public static Progress on(PrintStream out) {
    return new Progress(out, false);
  }

  /** Nothing but what needs attention. */
  public static Progress quiet(PrintStream out) {
    return new Progress(out, true);
  }

  /** The jobs of a business date begin, one of several. */
  public void date(LocalDate day) {
    if (!isQuiet) {
      out.println(day);
    }
  }

  /** A job has ended well. */
  void done(int position, int jobs, String job, String what, double seconds) {
    if (!isQuiet) {
      out.printf("[%d/%d] %-22s %s  %.1f s%n", position, jobs, job, what, seconds);
    }
  }

  /** Sentences that belong below the line of a job. */
  void notes(List<String> sentences) {
    if (!isQuiet) {
      sentences.forEach(s -> out.println("      " + s));
    }
  }
}
