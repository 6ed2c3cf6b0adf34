// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.GermanBook;
import org.qingmiao.models.SbaBook;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.FittedTrees;
import org.qingmiao.models.train.Recipe;
import org.qingmiao.models.train.Sample;
import org.qingmiao.models.train.Split;
import org.qingmiao.models.train.TrainSet;

/** Our evaluator against the library, which is the measure of it. */
class ExactEvaluatorTest {

  /** The kinds share a million rows. */
  private static final int ROWS_PER_KIND = 112_000;

  /** Few enough for the library's own TreeSHAP. */
  private static final int EXPLAINED = 1_000;

  private static Map<String, BoostedTrees> kinds;

  @BeforeAll
  static void growOnce() {
    kinds = Grown.kinds();
  }

  @AfterAll
  static void close() {
    kinds.values().forEach(BoostedTrees::close);
  }

  @Test
  void hasTheLibrarysBitsOnAMillionRowsAtAndBesideThresholds() {
    int rows = 0;
    for (Map.Entry<String, BoostedTrees> kind : kinds.entrySet()) {
      ExactEvaluator exact = exact(kind.getValue());
      FeatureMatrix hostile = ProbeRows.of(exact.forest(), ROWS_PER_KIND, 42);
      assertThat(differing(exact, kind.getValue(), hostile)).as(kind.getKey()).isZero();
      rows += hostile.rows();
    }
    assertThat(rows).isGreaterThan(1_000_000);
  }

  @Test
  void scoresAndExplainsARowAloneAsInABlockOfAnySize() {
    BoostedTrees trees = kinds.get("two hundred trees");
    ExactEvaluator exact = exact(trees);
    FeatureMatrix all = ProbeRows.of(exact.forest(), 2_200, 1);
    float[] margins = exact.margins(all);
    Contributions phi = exact.contributions(all);
    for (int size : List.of(1, 47, 48, 1_023, 1_024, 1_025, 1_072)) {
      FeatureMatrix some = all.slice(100, 100 + size);
      float[] again = exact.margins(some);
      Contributions phiAgain = exact.contributions(some);
      for (int row = 0; row < size; row++) {
        assertThat(again[row]).isEqualTo(margins[100 + row]);
        assertThat(phiAgain.row(row)).isEqualTo(phi.row(100 + row));
      }
    }
    assertThat(exact.margins(all.slice(0, 0))).isEmpty();
  }

  @Test
  void explainsAsTheLibraryDoesAndAddsUp() {
    for (Map.Entry<String, BoostedTrees> kind : kinds.entrySet()) {
      ExactEvaluator exact = exact(kind.getValue());
      FeatureMatrix hostile = ProbeRows.of(exact.forest(), EXPLAINED, 3);
      assertExplained(kind.getKey(), exact, kind.getValue(), hostile);
    }
  }

  @Test
  void equalsTheLibraryOnTheSbaLoans() {
    SbaBook book = SbaBook.read();
    Sample test = book.segment(Split.Segment.TEST);
    Sample oot = book.segment(Split.Segment.OOT);
    TrainSet train = TrainSet.of(book.segment(Split.Segment.TRAIN), TrainSet.MIN_BADS);
    try (FittedTrees fitted = FittedTrees.of(train, Recipe.DEFAULT)) {
      ExactEvaluator exact = exact(fitted.fit().trees());
      for (Sample sample : List.of(test, oot)) {
        FeatureMatrix rows = fitted.encoder().encode(sample).matrix();
        assertThat(differing(exact, fitted.fit().trees(), rows)).isZero();
        assertExplained("SBA", exact, fitted.fit().trees(), rows);
      }
    }
  }

  @Test
  void equalsTheLibraryOnTheGermanApplicants() {
    Sample book = GermanBook.read();
    try (FittedTrees fitted = FittedTrees.of(TrainSet.of(book, 100), Recipe.DEFAULT)) {
      ExactEvaluator exact = exact(fitted.fit().trees());
      FeatureMatrix rows = fitted.encoder().encode(book).matrix();
      assertThat(differing(exact, fitted.fit().trees(), rows)).isZero();
      assertExplained("German", exact, fitted.fit().trees(), rows);
    }
  }

  @Test
  void holdsTwoHundredFullTreesInFourMebibytes() {
    // A full tree has 4 quarters of at most 5 features, each with 32 doubles: 200 trees 0.98 MiB.
    ExactEvaluator exact = exact(kinds.get("full"));
    assertThat(exact.tableBytes() / exact.forest().trees().size())
        .isBetween(1_000L, 4 * 5 * 32 * 8L);
  }

  @Test
  void refusesRowsOfAnotherWidth() {
    ExactEvaluator exact = exact(kinds.get("stumps"));
    FeatureMatrix narrow = FeatureMatrix.of(List.of(new float[2]), List.of("a", "b"));
    assertThatThrownBy(() -> exact.margins(narrow))
        .hasMessage(
            "QM-SCHEMA-1: rows hold 2 values, expected 10, one for each feature of the model");
    assertThatThrownBy(() -> exact.contributions(narrow)).hasMessageContaining("expected 10");
  }

  private static ExactEvaluator exact(BoostedTrees trees) {
    return new ExactEvaluator(StoredForest.read(trees.bytes()), trees.baseMargin());
  }

  private static int differing(ExactEvaluator exact, BoostedTrees trees, FeatureMatrix rows) {
    float[] ours = exact.margins(rows);
    float[] theirs = trees.margins(rows);
    int differing = 0;
    for (int row = 0; row < ours.length; row++) {
      differing +=
          Float.floatToRawIntBits(ours[row]) == Float.floatToRawIntBits(theirs[row]) ? 0 : 1;
    }
    return differing;
  }

  private static void assertExplained(
      String kind, ExactEvaluator exact, BoostedTrees trees, FeatureMatrix rows) {
    FeatureMatrix some = rows.slice(0, Math.min(EXPLAINED, rows.rows()));
    Contributions ours = exact.contributions(some);
    float[][] theirs = trees.contributions(some);
    float[] margins = exact.margins(some);
    int features = exact.names().size();
    float baseMargin = trees.baseMargin();
    for (int row = 0; row < some.rows(); row++) {
      double sum = ours.bias();
      for (int feature = 0; feature < features; feature++) {
        // credit 4.7: the library sums in float32
        assertThat(ours.at(row, feature)).as(kind).isCloseTo(theirs[row][feature], within(5e-6));
        sum += ours.at(row, feature);
      }
      assertThat(ours.bias()).as(kind).isCloseTo(theirs[row][features], within(5e-6));
      double exactMargin = margin(exact.forest(), some.row(row), baseMargin);
      assertThat(sum).as(kind).isCloseTo(exactMargin, within(1e-9));
      // credit section 6, line 7; what is left is the float32 rounding of the margin
      assertThat(sum).as(kind).isCloseTo(margins[row], within(1e-5));
    }
  }

  /** The margin in double. */
  private static double margin(StoredForest forest, float[] row, float baseMargin) {
    double margin = baseMargin;
    for (StoredTree tree : forest.trees()) {
      int node = 0;
      while (!tree.isLeaf(node)) {
        float value = row[tree.feature(node)];
        boolean isLeft =
            Float.isNaN(value) ? tree.isMissingLeft(node) : value < tree.threshold(node);
        node = isLeft ? tree.left(node) : tree.right(node);
      }
      margin += tree.value(node);
    }
    return margin;
  }
}
