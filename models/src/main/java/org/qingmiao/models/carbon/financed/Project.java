// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How a project is funded, CNY.
 *
 * @param phase of the project
 * @param equity of the project
 * @param debt of the project
 * @param financingAvailable equity and debt that are committed, drawn or not
 * @param totalInvestment as approved
 */
public record Project(
    Phase phase,
    Optional<BigDecimal> equity,
    Optional<BigDecimal> debt,
    Optional<BigDecimal> financingAvailable,
    Optional<BigDecimal> totalInvestment) {

  /** Phases, which PCAF divides differently. */
  public enum Phase {
    /** Before it works: the balance is divided by all financing available. */
    CONSTRUCTION,
    /** At work: it is divided by equity plus debt. */
    OPERATION
  }

  /** What PCAF divides by (Part A 2022, ch. 5.3). */
  public Optional<BigDecimal> funding() {
    if (phase == Phase.CONSTRUCTION) {
      return Counterparty.positive(financingAvailable);
    }
    return Counterparty.positive(
        equity.flatMap(own -> debt.map(owed -> own.max(BigDecimal.ZERO).add(owed))));
  }
}
