// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.List;

/** What gives rows their log-odds of bad: trees in the library, or an evaluator of their own. */
public interface Margins {

  /** The features in model order. */
  List<String> names();

  /** The log-odds of bad of each row; a row's does not depend on the others. */
  float[] margins(FeatureMatrix rows);
}
