// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

/**
 * How one rule of a table fared in one delivery: a row of {@code audit.quality}.
 *
 * @param ruleId stable name of the rule
 * @param severity what the breach does
 * @param brokenRows rows that break it; a rule about the delivery as a whole is broken by all of
 *     its rows or by none
 * @param share broken rows of all rows, in [0, 1]; 0 for an empty delivery
 */
public record RuleResult(String ruleId, Severity severity, long brokenRows, double share) {

  /** So many rows of all of a delivery's rows. */
  public static RuleResult of(String ruleId, Severity severity, long brokenRows, long rows) {
    return new RuleResult(ruleId, severity, brokenRows, rows == 0 ? 0 : (double) brokenRows / rows);
  }

  /** Whether no row breaks the rule. */
  public boolean holds() {
    return brokenRows == 0;
  }
}
