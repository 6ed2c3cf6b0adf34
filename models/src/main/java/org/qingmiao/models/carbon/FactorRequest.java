// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.OptionalInt;

/**
 * A question to the registry.
 *
 * @param use where the factor will be used
 * @param purpose what it must have been made for
 * @param activityCode such as ELECTRICITY
 * @param gas whose factor
 * @param areaCode where the activity was, such as CN37
 * @param year of the activity
 * @param condition {@code key=value} that the activity meets, or ""
 * @param pinnedYear data year that somebody insists on
 */
public record FactorRequest(
    FactorUse use,
    FactorPurpose purpose,
    String activityCode,
    Gas gas,
    String areaCode,
    int year,
    String condition,
    OptionalInt pinnedYear) {

  /** A question without a condition or a pinned year. */
  public static FactorRequest of(
      FactorUse use,
      FactorPurpose purpose,
      String activityCode,
      Gas gas,
      String areaCode,
      int year) {
    return new FactorRequest(
        use, purpose, activityCode, gas, areaCode, year, "", OptionalInt.empty());
  }

  /** The same question under a condition. */
  public FactorRequest when(String condition) {
    return new FactorRequest(
        use, purpose, activityCode, gas, areaCode, year, condition, pinnedYear);
  }

  /** The same question, insisting on a data year. */
  public FactorRequest pinnedTo(int dataYear) {
    return new FactorRequest(
        use, purpose, activityCode, gas, areaCode, year, condition, OptionalInt.of(dataYear));
  }

  /** Where and about what, for a sentence. */
  String subject() {
    return "%s of %s for %s in %s%s, %d"
        .formatted(
            purpose,
            gas,
            activityCode,
            areaCode,
            condition.isEmpty() ? "" : " (" + condition + ")",
            year);
  }
}
