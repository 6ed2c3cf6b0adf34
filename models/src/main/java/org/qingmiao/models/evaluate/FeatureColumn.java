// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.evaluate;

import java.util.Arrays;
import java.util.List;

/** The values of one feature over the scored rows, in their order. */
public sealed interface FeatureColumn {

  /** The feature's name. */
  String name();

  /** How many values there are. */
  int size();

  /** The drift from some rows to others, by row number. */
  Stability drift(int[] expected, int[] actual);

  /** A number; NaN is missing. */
  static FeatureColumn ofNumbers(String name, double[] values) {
    return new Numbers(name, values);
  }

  /** A category; an absent level is "". */
  static FeatureColumn ofLevels(String name, List<String> levels) {
    return new Levels(name, levels);
  }

  /** An ordered feature. */
  final class Numbers implements FeatureColumn {
    private final String name;
    private final double[] values;

    private Numbers(String name, double[] values) {
      this.name = name;
      this.values = values.clone();
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public Stability drift(int[] expected, int[] actual) {
      return Stability.ofNumbers(pick(expected), pick(actual));
    }

    private double[] pick(int[] rows) {
      return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
  }

  /** A feature without order. */
  record Levels(String name, List<String> levels) implements FeatureColumn {
    public Levels {
      levels = List.copyOf(levels);
    }

    @Override
    public int size() {
      return levels.size();
    }

    @Override
    public Stability drift(int[] expected, int[] actual) {
      return Stability.ofLevels(pick(expected), pick(actual));
    }

    private List<String> pick(int[] rows) {
      return Arrays.stream(rows).mapToObj(levels::get).toList();
    }
  }
}
