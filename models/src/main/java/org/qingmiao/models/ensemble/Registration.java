// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.Optional;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.FeatureMatrix;

/**
 * The decision, once for each model, which evaluator serves it.
 *
 * <p>Ours does where it can hold the trees and gives the library's bits on {@value ProbeRows#ROWS}
 * rows that lie where rounding and ties would show. Otherwise the library does, and the reason is
 * registered with the model.
 */
public final class Registration {

  private Registration() {}

  /** The evaluator of new trees; the trees are closed with it. */
  public static Evaluator of(BoostedTrees trees) {
    StoredForest forest = StoredForest.read(trees.bytes());
    if (forest.obstacle().isPresent()) {
      return library(trees, forest.obstacle().get());
    }
    ExactEvaluator exact = new ExactEvaluator(forest, trees.baseMargin());
    Optional<String> difference = difference(exact, trees);
    if (difference.isPresent()) {
      return library(trees, difference.get());
    }
    trees.close();
    return exact;
  }

  private static Evaluator library(BoostedTrees trees, String reason) {
    return new NativeEvaluator(trees, new Registered.Native(reason));
  }

  private static Optional<String> difference(ExactEvaluator exact, BoostedTrees trees) {
    FeatureMatrix rows = ProbeRows.of(exact.forest());
    float[] ours = exact.margins(rows);
    float[] theirs = trees.margins(rows);
    int differing = 0;
    for (int row = 0; row < ours.length; row++) {
      differing +=
          Float.floatToRawIntBits(ours[row]) == Float.floatToRawIntBits(theirs[row]) ? 0 : 1;
    }
    return differing == 0
        ? Optional.empty()
        : Optional.of(
            "%d of %d probe rows differ from the library".formatted(differing, ours.length));
  }
}
