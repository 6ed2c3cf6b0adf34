// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.time.LocalDate;

/**
 * A person's word that a suspect feature is known before the decision after all; printed on the
 * first page of the report.
 *
 * @param column feature
 * @param by token of the operator who answers for it
 * @param reason why it does not leak
 * @param until last day on which it counts
 */
public record Waiver(String column, String by, String reason, LocalDate until) {

  public Waiver {
    if (column.isBlank() || by.isBlank() || reason.isBlank()) {
      throw new IllegalArgumentException(
          "waiver of \"%s\" by \"%s\" for \"%s\": column, by and reason must all be there"
              .formatted(column, by, reason));
    }
  }

  boolean covers(String feature, LocalDate day) {
    return column.equals(feature) && !day.isAfter(until);
  }
}
