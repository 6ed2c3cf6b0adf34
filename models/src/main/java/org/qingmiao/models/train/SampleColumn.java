// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qingmiao.features.define.Feature;

/** The values of one feature of a sample, and where there is none. */
sealed interface SampleColumn {

  Feature.Kind kind();

  int size();

  boolean isMissing(int row);

  /** The rows given, in their order. */
  SampleColumn select(int[] rows);

  default double number(int row) {
    throw new IllegalStateException("a " + kind() + " has no numbers");
  }

  default String level(int row) {
    throw new IllegalStateException("a " + kind() + " has no levels");
  }

  /** Numbers; NaN where missing. */
  final class Numbers implements SampleColumn {
    private final double[] values;

    Numbers(double[] values) {
      this.values = values;
    }

    @Override
    public Feature.Kind kind() {
      return Feature.Kind.NUMBER;
    }

    @Override
    public int size() {
      return values.length;
    }

    @Override
    public boolean isMissing(int row) {
      return Double.isNaN(values[row]);
    }

    @Override
    public double number(int row) {
      return values[row];
    }

    @Override
    public SampleColumn select(int[] rows) {
      return new Numbers(Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
    }
  }

  /** Levels as codes of a dictionary; -1 where missing. */
  final class Levels implements SampleColumn {
    private static final int MISSING = -1;

    private final int[] codes;
    private final List<String> dictionary;

    private Levels(int[] codes, List<String> dictionary) {
      this.codes = codes;
      this.dictionary = dictionary;
    }

    /** Levels from text; empty or null where missing. */
    static Levels of(String[] texts) {
      Map<String, Integer> known = new HashMap<>();
      List<String> dictionary = new ArrayList<>();
      int[] codes = new int[texts.length];
      for (int row = 0; row < texts.length; row++) {
        String text = texts[row];
        if (text == null || text.isEmpty()) {
          codes[row] = MISSING;
        } else {
          codes[row] = known.computeIfAbsent(text, level -> dictionary.size());
          if (codes[row] == dictionary.size()) {
            dictionary.add(text);
          }
        }
      }
      return new Levels(codes, List.copyOf(dictionary));
    }

    @Override
    public Feature.Kind kind() {
      return Feature.Kind.CATEGORY;
    }

    @Override
    public int size() {
      return codes.length;
    }

    @Override
    public boolean isMissing(int row) {
      return codes[row] == MISSING;
    }

    @Override
    public String level(int row) {
      return isMissing(row) ? "" : dictionary.get(codes[row]);
    }

    @Override
    public SampleColumn select(int[] rows) {
      return new Levels(Arrays.stream(rows).map(row -> codes[row]).toArray(), dictionary);
    }
  }
}
