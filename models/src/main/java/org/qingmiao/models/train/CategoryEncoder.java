// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingmiao.features.define.Feature;

/**
 * Turns the levels of a category into smoothed weights of evidence, learnt on TRAIN alone.
 *
 * <p>ln(((b + mB/N)/B) / ((g + mG/N)/G)) with m = {@value #SMOOTHING}, where b and g count the bads
 * and goods of a level and B, G, N those of all TRAIN rows (credit 4.4). It rises with risk, and a
 * level of few rows stays near 0. Rows are counted as they are, without case weights: weights that
 * differ only between the classes cancel in the formula, but for the smoothing, and whole counts
 * give the same bytes in any order.
 *
 * <p>A level that TRAIN never saw has no evidence: it becomes a missing value, and is counted.
 */
public final class CategoryEncoder implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows of average risk that each level starts with (our default). */
  public static final int SMOOTHING = 20;

  private static final String KIND = "smoothed_woe";

  private final TreeMap<String, Map<String, Level>> levels;

  /**
   * What TRAIN knew of one level.
   *
   * @param bads bad rows
   * @param goods good rows
   * @param woe smoothed weight of evidence; greater is riskier
   */
  public record Level(int bads, int goods, double woe) implements Serializable {}

  /**
   * A sample as the trees read it.
   *
   * @param matrix one row per row, one column per feature
   * @param unseen rows per category whose level TRAIN never saw
   */
  public record Encoded(FeatureMatrix matrix, Map<String, Integer> unseen) {
    public Encoded {
      unseen = Map.copyOf(unseen);
    }
  }

  private CategoryEncoder(Map<String, Map<String, Level>> levels) {
    this.levels = new TreeMap<>(levels);
  }

  /** Learns every category of the training rows. */
  public static CategoryEncoder fit(TrainSet train) {
    Sample sample = train.sample();
    Map<String, Map<String, int[]>> counts = new TreeMap<>();
    for (Feature feature : sample.features()) {
      if (feature.kind() == Feature.Kind.CATEGORY) {
        counts.put(feature.name(), count(sample, feature));
      }
    }
    int bads = sample.badCount();
    return of(counts, bads, sample.size() - bads);
  }

  private static Map<String, int[]> count(Sample sample, Feature feature) {
    Map<String, int[]> counts = new TreeMap<>();
    for (int row = 0; row < sample.size(); row++) {
      if (!sample.isMissing(feature, row)) {
        counts
            .computeIfAbsent(sample.level(feature, row), level -> new int[2])[
            sample.isBad(row) ? 0 : 1]++;
      }
    }
    return counts;
  }

  /**
   * The encoder of counted training rows.
   *
   * @param counts bad and good rows of each level, by category and level
   * @param bads bad rows of all, those without a level included
   * @param goods good rows of all
   */
  static CategoryEncoder of(Map<String, Map<String, int[]>> counts, int bads, int goods) {
    Map<String, Map<String, Level>> levels = new TreeMap<>();
    counts.forEach(
        (feature, known) -> {
          Map<String, Level> each = new TreeMap<>();
          known.forEach(
              (name, n) -> each.put(name, new Level(n[0], n[1], woe(n[0], n[1], bads, goods))));
          levels.put(feature, each);
        });
    return new CategoryEncoder(levels);
  }

  private static double woe(int bad, int good, int bads, int goods) {
    double rows = (double) bads + goods;
    double badShare = (bad + SMOOTHING * bads / rows) / bads;
    double goodShare = (good + SMOOTHING * goods / rows) / goods;
    return StrictMath.log(badShare / goodShare);
  }

  /** The weight of evidence of a level; NaN when it is missing (empty) or was never seen. */
  public double encode(String feature, String level) {
    Level known = levels(feature).get(level);
    return known == null ? Double.NaN : known.woe();
  }

  /** Whether a level is there and TRAIN did not know it. */
  public boolean isUnseen(String feature, String level) {
    return !level.isEmpty() && !levels(feature).containsKey(level);
  }

  /** The levels of a category, in order of their name. */
  public Map<String, Level> levels(String feature) {
    Map<String, Level> known = levels.get(feature);
    if (known == null) {
      throw new IllegalArgumentException(
          "encoder: no category %s, it has %s".formatted(feature, levels.keySet()));
    }
    return known;
  }

  /** Every row of a sample as the trees read it. */
  public Encoded encode(Sample sample) {
    List<Feature> features = sample.features();
    float[] values = new float[Math.multiplyExact(sample.size(), features.size())];
    Map<String, Integer> unseen = new TreeMap<>();
    for (int column = 0; column < features.size(); column++) {
      Feature feature = features.get(column);
      boolean number = feature.kind() == Feature.Kind.NUMBER;
      for (int row = 0; row < sample.size(); row++) {
        double value;
        if (number) {
          value = sample.number(feature, row);
        } else {
          String level = sample.level(feature, row);
          value = encode(feature.name(), level);
          unseen.merge(feature.name(), isUnseen(feature.name(), level) ? 1 : 0, Integer::sum);
        }
        values[row * features.size() + column] = (float) value;
      }
    }
    List<String> names = features.stream().map(Feature::name).toList();
    return new Encoded(FeatureMatrix.of(values, names), unseen);
  }

  /** What {@link #from} needs to build it again, bit for bit. */
  public Map<String, Object> parameters() {
    Map<String, Object> stored = new TreeMap<>();
    levels.forEach(
        (feature, known) -> {
          Map<String, Object> each = new TreeMap<>();
          known.forEach(
              (name, level) ->
                  each.put(
                      name,
                      Map.of("bads", level.bads(), "goods", level.goods(), "woe", level.woe())));
          stored.put(feature, each);
        });
    return Map.of("kind", KIND, "smoothing", SMOOTHING, "features", stored);
  }

  /** The encoder that was stored. */
  public static CategoryEncoder from(Map<String, Object> parameters) {
    Stored stored = new Stored("encoder", parameters);
    if (!stored.text("kind").equals(KIND)) {
      throw new IllegalArgumentException(
          "encoder: kind is \"%s\", expected %s".formatted(stored.text("kind"), KIND));
    }
    Stored features = new Stored("encoder", stored.object("features"));
    Map<String, Map<String, Level>> levels = new TreeMap<>();
    for (String feature : features.fields().keySet()) {
      Stored known = new Stored("encoder of " + feature, features.object(feature));
      Map<String, Level> each = new TreeMap<>();
      for (String name : known.fields().keySet()) {
        Stored level = new Stored(known.what() + ", level " + name, known.object(name));
        each.put(
            name,
            new Level(
                (int) level.number("bads"), (int) level.number("goods"), level.number("woe")));
      }
      levels.put(feature, each);
    }
    return new CategoryEncoder(levels);
  }
}
