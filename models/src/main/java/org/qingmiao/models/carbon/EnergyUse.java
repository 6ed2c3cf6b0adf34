// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/**
 * Energy that a site used in a year, or a process that emits.
 *
 * @param kind what it is
 * @param activityCode such as DIESEL, ELECTRICITY or HEAT
 * @param quantity how much
 */
public record EnergyUse(Kind kind, String activityCode, FactorBook.Quantity quantity) {

  /** Kinds of use. */
  public enum Kind {
    /** Burnt on site. */
    FUEL,
    /** From the grid. */
    ELECTRICITY,
    /** From a heat network. */
    HEAT,
    /** An industrial process, by its own factor. */
    PROCESS
  }
}
