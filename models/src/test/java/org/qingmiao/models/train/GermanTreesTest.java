// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qingmiao.models.GermanBook;
import org.qingmiao.models.evaluate.Bootstrap;
import org.qingmiao.models.evaluate.Discrimination;
import org.qingmiao.models.evaluate.Interval;

/**
 * The trees on a set too small for one split: 4 repeats of stratified 5-fold cross-validation of
 * the 1,000 German applicants, encoder and trees learnt anew in each of the 20 folds (credit
 * section 6, line 3).
 */
class GermanTreesTest {

  private static final int REPEATS = 4;
  private static final int FOLDS = 5;

  /** Rows that a fold is measured on, and their margins from trees that never saw them. */
  private record Fold(int[] rows, boolean[] bads, double[] margins) {
    double auc(double[] weights) {
      return Discrimination.auc(
          bads, margins, Arrays.stream(rows).mapToDouble(row -> weights[row]).toArray());
    }
  }

  @Test
  void ranksAsTheReferenceOnAttributesThatALenderMayUse() {
    Sample book = GermanBook.read();
    // german.doc: 700 good, 300 bad; 24 attributes less 3 protected ones and the label's
    assertThat(List.of(book.size(), book.badCount(), book.features().size()))
        .containsExactly(1_000, 300, 17);

    List<Fold> folds = new ArrayList<>();
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      int[] fold = stratified(book, repeat);
      for (int f = 0; f < FOLDS; f++) {
        folds.add(measure(book, fold, f));
      }
    }

    double auc = mean(folds, book.weights());
    double sd =
        Math.sqrt(
            folds.stream().mapToDouble(one -> Math.pow(one.auc(book.weights()) - auc, 2)).sum()
                / (folds.size() - 1));
    Interval ci =
        Bootstrap.of(book.buckets(), book.weights(), 7, List.of(weights -> mean(folds, weights)))
            .interval(0)
            .orElseThrow();
    // golden/credit_reference.csv, xgb_mono_duration_cv20: 0.7905 with all 20 attributes.
    // Measured: 0.7848 with the 17, 95 % interval 0.7552 to 0.8124, 0.0234 over the folds.
    assertThat(auc)
        .as("mean AUC, 95 %% interval %.4f to %.4f, %.4f over the folds", ci.low(), ci.high(), sd)
        .isGreaterThanOrEqualTo(0.775);
    assertThat(sd).isLessThan(0.0335); // the reference's own
    assertThat(ci.low()).isLessThan(auc);
    assertThat(ci.high()).isGreaterThan(auc);
  }

  private static double mean(List<Fold> folds, double[] weights) {
    return folds.stream().mapToDouble(fold -> fold.auc(weights)).average().orElseThrow();
  }

  private static Fold measure(Sample book, int[] fold, int left) {
    Sample out = book.where(row -> fold[row] == left);
    TrainSet train = TrainSet.of(book.where(row -> fold[row] != left), 100);
    try (FittedTrees trees = FittedTrees.of(train, Recipe.DEFAULT)) {
      int[] rows = IntStream.range(0, book.size()).filter(row -> fold[row] == left).toArray();
      return new Fold(rows, out.bads(), trees.margins(out));
    }
  }

  /** The fold of each row: the rows of each class are shuffled, then dealt in turn. */
  private static int[] stratified(Sample book, int repeat) {
    Random random = new Random(repeat);
    int[] fold = new int[book.size()];
    for (boolean bad : new boolean[] {false, true}) {
      List<Integer> rows =
          new ArrayList<>(
              IntStream.range(0, book.size())
                  .filter(row -> book.isBad(row) == bad)
                  .boxed()
                  .toList());
      Collections.shuffle(rows, random);
      for (int i = 0; i < rows.size(); i++) {
        fold[rows.get(i)] = i % FOLDS;
      }
    }
    return fold;
  }
}
