// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.stress;

import java.util.Set;

/** A credit model that scores one borrower again with other ratios. */
public interface RescoredPd {

  /** The features that a stress overwrites. */
  Set<String> STRESSED = Set.of("icr", "dscr", "leverage");

  /** The features that the model uses. */
  Set<String> features();

  /** The probability of default with these ratios in place of the borrower's. */
  double pd(DebtRatios ratios);
}
