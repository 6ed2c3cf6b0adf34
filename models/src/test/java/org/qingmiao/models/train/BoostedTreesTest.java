// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.models.SmallBook;

class BoostedTreesTest {

  private static final Recipe RECIPE = Recipe.DEFAULT.withRounds(40);

  @Test
  void givesTheSameBytesTwiceAndOnTwoThreads() {
    try (FittedTrees once = fitted(RECIPE);
        FittedTrees again = fitted(RECIPE);
        FittedTrees two = fitted(RECIPE.withThreads(2))) {
      byte[] bytes = once.fit().trees().bytes();
      assertThat(again.fit().trees().bytes()).isEqualTo(bytes);
      assertThat(two.fit().trees().bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void logsAFallingLossPerRoundAndTheVersionOfTheLibrary() {
    try (FittedTrees fitted = fitted(RECIPE)) {
      List<Double> log = fitted.fit().evalLog();
      assertThat(log).hasSize(40);
      assertThat(log.get(39)).isLessThan(log.get(0));
      assertThat(fitted.fit().library()).isEqualTo("XGBoost 3.1.1");
    }
  }

  @Test
  void storedTreesScoreBitForBit() {
    Sample sample = SmallBook.of(500, 3);
    try (FittedTrees fitted = fitted(RECIPE);
        BoostedTrees loaded = BoostedTrees.load(fitted.fit().trees().bytes(), 1)) {
      FeatureMatrix rows = fitted.encoder().encode(sample).matrix();
      assertThat(loaded.names()).containsExactly("sales", "debt", "rent", "sector", "noise");
      assertThat(loaded.bytes()).isEqualTo(fitted.fit().trees().bytes());
      assertThat(loaded.margins(rows)).isEqualTo(fitted.fit().trees().margins(rows));
    }
  }

  @Test
  void oneRowAloneScoresAsInABatch() {
    try (FittedTrees fitted = fitted(RECIPE)) {
      BoostedTrees trees = fitted.fit().trees();
      FeatureMatrix rows = fitted.encoder().encode(SmallBook.of(200, 3)).matrix();
      float[] margins = trees.margins(rows);
      float[][] contributions = trees.contributions(rows);
      for (int row = 0; row < rows.rows(); row++) {
        FeatureMatrix one = FeatureMatrix.of(List.of(rows.row(row)), trees.names());
        assertThat(trees.margins(one)[0]).isEqualTo(margins[row]);
        assertThat(trees.contributions(one)[0]).isEqualTo(contributions[row]);
      }
    }
  }

  @Test
  void contributionsAddUpToTheMargin() {
    try (FittedTrees fitted = fitted(RECIPE)) {
      FeatureMatrix rows = fitted.encoder().encode(SmallBook.of(500, 3)).matrix();
      float[] margins = fitted.fit().trees().margins(rows);
      float[][] contributions = fitted.fit().trees().contributions(rows);
      for (int row = 0; row < margins.length; row++) {
        double sum = 0;
        for (float phi : contributions[row]) {
          sum += phi;
        }
        assertThat(sum).isCloseTo(margins[row], within(1e-5)); // credit section 6, line 7
      }
    }
  }

  @Test
  void keepsThresholdsAwayFromTheValuesOfTrain() {
    float[][] rows = new float[1_000][1];
    boolean[] bad = new boolean[rows.length];
    double[] weight = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      rows[row][0] = row % 10;
      bad[row] = row % 10 < 5 && row % 3 > 0;
      weight[row] = 1;
    }
    FeatureMatrix whole = FeatureMatrix.of(List.of(rows), List.of("sales"));
    try (BoostedTrees trees =
        BoostedTrees.fit(whole, bad, weight, List.of(SmallBook.SALES), RECIPE).trees()) {
      List<float[]> shaken = new ArrayList<>();
      for (float[] row : rows) {
        shaken.add(new float[] {row[0] + (shaken.size() % 2 == 0 ? 0.4f : -0.4f)});
      }
      float[] margins = trees.margins(whole);
      assertThat(trees.margins(FeatureMatrix.of(shaken, trees.names()))).isEqualTo(margins);
      assertThat(margins[4]).isGreaterThan(margins[5]);
    }
  }

  /** What the trees took for known, also where the largest value is the only one above 0. */
  @Test
  void tellsTheLargestValueFromAMissingOne() {
    float[][] rows = new float[900][1];
    boolean[] bad = new boolean[rows.length];
    double[] weight = new double[rows.length];
    for (int row = 0; row < rows.length; row++) {
      rows[row][0] = row % 3 == 0 ? -1 : row % 3 == 1 ? 1 : Float.NaN;
      bad[row] = row % 3 == 2 ? row % 9 > 0 : row % 7 == 0;
      weight[row] = 1;
    }
    FeatureMatrix whole = FeatureMatrix.of(List.of(rows), List.of("noise"));
    Recipe stumps = new Recipe(1, 1, 1, 1, 1, 256, 1, 1, 7, 1);
    try (BoostedTrees trees =
        BoostedTrees.fit(whole, bad, weight, List.of(SmallBook.NOISE), stumps).trees()) {
      float[] margins = trees.margins(whole.slice(0, 3));
      assertThat(margins[1]).isEqualTo(margins[0]).isLessThan(margins[2]);
    }
  }

  @Test
  void sharesTheGainAmongWhatMatters() {
    try (FittedTrees fitted = fitted(RECIPE)) {
      Map<String, Double> gain = fitted.fit().trees().gainShares();
      assertThat(gain.values().stream().mapToDouble(share -> share).sum())
          .isCloseTo(1, within(1e-12));
      assertThat(gain.get("noise")).isLessThan(gain.get("sales"));
    }
  }

  @Test
  void keepsEveryDirectionOnEveryRow() {
    Sample train = SmallBook.of(3_000, 1);
    try (FittedTrees fitted = fitted(RECIPE)) {
      List<Monotonicity.Sweep> sweeps =
          Monotonicity.sweep(
              fitted.fit().trees(),
              train.features(),
              fitted.encoder().encode(train).matrix(),
              fitted.encoder().encode(SmallBook.of(2_000, 2)).matrix());
      assertThat(sweeps)
          .extracting(Monotonicity.Sweep::feature, Monotonicity.Sweep::violations)
          .containsExactly(
              tuple("sales", 0L), tuple("debt", 0L), tuple("rent", 0L), tuple("sector", 0L));
      assertThat(sweeps.get(0).steps()).isEqualTo(2_000 * 20);
    }
  }

  @Test
  void countsStepsAgainstAPromiseThatTheModelDoesNotKeep() {
    Sample train = SmallBook.of(3_000, 1);
    List<Feature> promised = new ArrayList<>(train.features());
    promised.set(0, opposite(train.features().get(0)));
    try (FittedTrees fitted = fitted(RECIPE)) {
      FeatureMatrix rows = fitted.encoder().encode(train).matrix();
      assertThat(Monotonicity.sweep(fitted.fit().trees(), promised, rows, rows).get(0).violations())
          .isGreaterThan(0);
    }
  }

  @Test
  void refusesAnInfiniteValue() {
    float[] row = {1, Float.POSITIVE_INFINITY};
    assertThatThrownBy(() -> FeatureMatrix.of(List.of(row), List.of("sales", "debt")))
        .isInstanceOf(ModelRefusal.class)
        .hasMessage(
            "QM-SCHEMA-1: feature debt of row 0 is infinite, or too large for float32; quarantine"
                + " the row");
  }

  @Test
  void refusesATableTooLargeForOneProcessAndNamesTheWaysOn() {
    assertThatThrownBy(() -> BoostedTrees.requireSize(5_000_001, 14))
        .hasMessage(
            "QM-FIT-1: TRAIN has 5000001 rows and 14 features, expected at most 5000000 and 200"
                + " with credit.train.workers 1; set credit.train.sample below 1, a fixed draw of the"
                + " applicants, or credit.train.workers above 1, whose bytes may differ between"
                + " trainings");
    assertThatThrownBy(() -> BoostedTrees.requireSize(1, 201)).isInstanceOf(ModelRefusal.class);
  }

  @Test
  void refusesBytesThatAreNoModelAndRowsOfAnotherWidth() {
    assertThatThrownBy(() -> BoostedTrees.load(new byte[] {1, 2, 3}, 1))
        .hasMessage(
            "QM-SCHEMA-1: the model's 3 bytes are no XGBoost model; restore them from the registry");
    try (FittedTrees fitted = fitted(RECIPE)) {
      FeatureMatrix narrow = FeatureMatrix.of(List.of(new float[2]), List.of("a", "b"));
      assertThatThrownBy(() -> fitted.fit().trees().margins(narrow))
          .hasMessage(
              "QM-SCHEMA-1: rows hold 2 values, expected 5, one for each feature of the model");
    }
  }

  @Test
  void refusesTreesDeeperThanReasonsCanFollow() {
    assertThatThrownBy(() -> new Recipe(200, 5, 0.05, 20, 1, 256, 1, 1, 7, 1))
        .hasMessage("train.depth is 5, expected 1 to 4");
  }

  @Test
  void scoresNoRowsToNoMargins() {
    try (FittedTrees fitted = fitted(RECIPE)) {
      FeatureMatrix none = FeatureMatrix.of(List.of(), fitted.fit().trees().names());
      assertThat(fitted.fit().trees().margins(none)).isEmpty();
    }
  }

  @Test
  void vectorsHaveOneSpelling() {
    float[] values = {-0.0f, Float.intBitsToFloat(0x7fc01234), 1.5f};
    FeatureVector vector = FeatureVector.of(values);
    // 0.0, the canonical NaN 0x7fc00000 and 1.5 = 0x3fc00000, little-endian
    assertThat(vector.bytes())
        .containsExactly(0, 0, 0, 0, 0, 0, (byte) 0xc0, 0x7f, 0, 0, (byte) 0xc0, 0x3f);
    FeatureVector read = FeatureVector.read(vector.bytes());
    assertThat(read.sha256()).isEqualTo(vector.sha256()).hasSize(64);
    assertThat(Arrays.toString(read.values())).isEqualTo("[0.0, NaN, 1.5]");
    assertThatThrownBy(() -> FeatureVector.of(new float[] {Float.NEGATIVE_INFINITY}))
        .hasMessage(
            "QM-SCHEMA-1: feature vector: value 0 is -Infinity, expected a finite number or NaN;"
                + " quarantine the row");
  }

  private static FittedTrees fitted(Recipe recipe) {
    return FittedTrees.of(TrainSet.of(SmallBook.of(3_000, 1), 200), recipe);
  }

  private static Feature opposite(Feature feature) {
    return new Feature(
        feature.name(),
        feature.kind(),
        Trend.RISING,
        feature.why(),
        feature.code(),
        feature.dataCode(),
        feature.unit(),
        feature.meaning(),
        feature.inputs());
  }
}
