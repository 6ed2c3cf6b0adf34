// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of some activities, and what could not be computed of them.
 *
 * @param lines what was computed
 * @param missing what was not, each with its reason
 */
public record Emissions(List<EmissionLine> lines, List<Answer.Missing<EmissionLine>> missing) {

  public Emissions {
    lines = List.copyOf(lines);
    missing = List.copyOf(missing);
  }

  /** Sorts answers into lines and reasons. */
  public static Emissions of(List<Answer<EmissionLine>> answers) {
    List<EmissionLine> lines = new ArrayList<>();
    List<Answer.Missing<EmissionLine>> missing = new ArrayList<>();
    for (Answer<EmissionLine> answer : answers) {
      if (answer instanceof Answer.Missing<EmissionLine> gap) {
        missing.add(gap);
      } else {
        answer.known().ifPresent(lines::add);
      }
    }
    return new Emissions(lines, missing);
  }

  /** The lines, unless one is missing: half a footprint would look like a small one. */
  public Answer<List<EmissionLine>> complete() {
    return missing.isEmpty()
        ? Answer.of(lines)
        : Answer.none(missing.get(0).why(), missing.get(0).sentence());
  }
}
