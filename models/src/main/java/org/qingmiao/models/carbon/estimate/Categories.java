// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.estimate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Sectors and regions as the numbers that the trees read as categories.
 *
 * <p>Numbers are given in the order of codes on the fitted rows. A code that those never showed is
 * missing, as a number that nobody knows would be; nothing is learned of a label here, so no label
 * can leak.
 */
final class Categories implements Serializable {

  private final List<Map<String, Integer>> levels = new ArrayList<>();
  private final int numbers;

  private Categories(List<EstimateRow> rows) {
    EstimateRow first = rows.get(0);
    this.numbers = first.numbers().size();
    for (int level = 0; level <= first.sector().size(); level++) {
      TreeSet<String> codes = new TreeSet<>();
      for (EstimateRow row : rows) {
        codes.add(code(row, level));
      }
      Map<String, Integer> number = new HashMap<>();
      codes.forEach(code -> number.put(code, number.size()));
      levels.add(number);
    }
  }

  /** Those of the fitted rows, one at least. */
  static Categories of(List<EstimateRow> rows) {
    return new Categories(rows);
  }

  /** The kind of each feature, as the library names them: c for a category, q for a number. */
  String[] types() {
    List<String> types = new ArrayList<>(Collections.nCopies(levels.size(), "c"));
    types.addAll(Collections.nCopies(1 + numbers, "q"));
    return types.toArray(String[]::new);
  }

  /** A row's features: sector from fine to wide, region, revenue, and its other numbers. */
  float[] features(EstimateRow row) {
    float[] features = new float[levels.size() + 1 + numbers];
    int next = 0;
    for (int level = 0; level < levels.size(); level++) {
      Integer known = levels.get(level).get(code(row, level));
      features[next++] = known == null ? Float.NaN : known;
    }
    features[next++] = (float) row.lnRevenue();
    for (double number : row.numbers()) {
      features[next++] = (float) number;
    }
    return features;
  }

  private static String code(EstimateRow row, int level) {
    return level < row.sector().size() ? row.sector().get(level) : row.region();
  }
}
