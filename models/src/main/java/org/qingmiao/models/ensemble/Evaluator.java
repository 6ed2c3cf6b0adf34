// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.List;
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

  /** The features in model order. */
  List<String> names();

  /** What each feature contributed to the margin of each row. */
  Contributions contributions(FeatureMatrix rows);

  @Override
  void close();
}
