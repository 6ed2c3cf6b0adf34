// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much weight each value has: for rasters whose values are classes, such as land cover.
 *
 * @param byValue weight of each value, greater than 0, ascending by value
 */
public record ClassWeights(NavigableMap<Double, Double> byValue) {

  public ClassWeights {
    byValue = Collections.unmodifiableNavigableMap(new TreeMap<>(byValue));
  }

  /** Adds up the weights of cells. */
  public static ClassWeights of(CellSample cells) {
    TreeMap<Double, Double> weights = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      weights.merge(cells.value(i), cells.weight(i), Double::sum);
    }
    return new ClassWeights(weights);
  }

  /** The value of largest weight, the larger one of two equals. */
  public Optional<Double> mode() {
    return byValue.entrySet().stream()
        .max(Map.Entry.<Double, Double>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /** The value of smallest weight, the smaller one of two equals. */
  public Optional<Double> minority() {
    return byValue.entrySet().stream()
        .min(Map.Entry.<Double, Double>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey);
  }

  /** How many different values there are. */
  public int variety() {
    return byValue.size();
  }

  /** Share of the weight that a value has, 0 to 1; 0 without cells. */
  public double share(double value) {
    double all = byValue.values().stream().mapToDouble(w -> w).sum();
    return all == 0 ? 0 : byValue.getOrDefault(value, 0.0) / all;
  }
}
