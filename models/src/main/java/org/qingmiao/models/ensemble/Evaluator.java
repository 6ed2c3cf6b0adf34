// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import org.qingmiao.models.train.FeatureMatrix;
import org.qingmiao.models.train.Margins;

/**
 * What scores and explains rows by a model's trees: our own evaluator, or the library where ours
 * does not serve. Both give the same margins to the bit; contributions agree to the library's own
 * float32 error. Close it: the library holds native memory.
 */
public sealed interface Evaluator extends Margins, AutoCloseable
    permits ExactEvaluator, NativeEvaluator {

  /** What the registry holds of it. */
  Registered registered();

  /** What each feature contributed to the margin of each row. */
  Contributions contributions(FeatureMatrix rows);

  /**
   * Whether it is proven, for any row that could exist, that the margin never moves against a
   * direction; false also where only rows can tell.
   *
   * @param feature position in model order
   * @param sign 1 where the margin must not fall as the feature rises, -1 where it must not rise
   */
  boolean provesDirection(int feature, int sign);

  @Override
  void close();
}
