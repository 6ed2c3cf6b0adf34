// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.List;

/**
 * The factor that answers a question, and what a reader must know about it.
 *
 * @param factor as it stands in the registry
 * @param u95Pct half-width of its 95 % interval, widened for its age, per cent
 * @param flags such as FACTOR_LAG_1, in the order they arose
 */
public record FactorChoice(EmissionFactor factor, double u95Pct, List<String> flags) {

  public FactorChoice {
    flags = List.copyOf(flags);
  }
}
