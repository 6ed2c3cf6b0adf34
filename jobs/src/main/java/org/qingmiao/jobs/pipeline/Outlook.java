// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

import java.util.List;

/**
 * What can be said of a job's deliveries before it runs.
 *
 * @param obstacles each of which would end the run
 * @param notes of what is odd but stops nothing by itself
 */
public record Outlook(List<String> obstacles, List<String> notes) {

  /** Nothing to say. */
  public static final Outlook CLEAR = new Outlook(List.of(), List.of());

  public Outlook {
    obstacles = List.copyOf(obstacles);
    notes = List.copyOf(notes);
  }
}
