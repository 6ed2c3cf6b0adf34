// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.credit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A score as a sum that anyone can check: reference + families + rest, in whole points.
 *
 * @param reference score of the reference population
 * @param families points won (positive) or lost, by code
 * @param rest what calibration, rounding and the ends of the scale leave, so that the sum is exact
 */
public record ScoreSum(int reference, Map<String, Integer> families, int rest) {

  public ScoreSum {
    families = Collections.unmodifiableMap(new TreeMap<>(families));
  }

  static ScoreSum of(int score, int reference, List<ReasonCodes.Family> families) {
    Map<String, Integer> whole = new TreeMap<>();
    int explained = reference;
    for (ReasonCodes.Family family : families) {
      int points = (int) Math.floor(family.points() + 0.5);
      whole.put(family.code(), points);
      explained += points;
    }
    return new ScoreSum(reference, whole, score - explained);
  }

  /** The score. */
  public int score() {
    return reference + families.values().stream().mapToInt(points -> points).sum() + rest;
  }
}
