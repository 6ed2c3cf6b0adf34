// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf.yaml;

import java.util.LinkedHashSet;
import java.util.Set;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/** All faults of a conf, collected so that one run of the command shows every one of them. */
public final class Faults {
  private final Set<String> sentences = new LinkedHashSet<>();

  /** Notes a fault at a place. */
  public void add(Place place, String sentence) {
    sentences.add(place + ": " + sentence);
  }

  /** How many were noted. */
  public int count() {
    return sentences.size();
  }

  /**
   * Ends the run when there is a fault.
   *
   * @throws Refusal with every fault on a line of its own
   */
  public void refuse() {
    if (!sentences.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, String.join("\n", sentences));
    }
  }
}
