// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.qingmiao.features.identity.Checker;

/**
 * Something that must hold for the rows of a table: a value that can print itself, never a lambda
 * or SQL text.
 *
 * <p>Row rules are decided by one row alone, table rules by the delivery. A row rule other than
 * {@link RowRule.Present} passes on null: whether a value must be there is the column's business.
 */
public sealed interface Rule permits RowRule, TableRule {

  /** What a breach does. */
  Severity severity();

  /** Stable name, {@code <columns>.<kind>}, such as {@code amount_cny.between}. */
  default String id() {
    return String.join("_", columns()) + "." + getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** The columns of the table that it looks at. */
  List<String> columns();

  /** The rule as a sentence. */
  String sentence();

  /** The same rule, whose breach only warns. */
  Rule warn();

  /** {@link RowRule.Present} as an error. */
  static Rule present(String column) {
    return new RowRule.Present(column, Severity.ERROR);
  }

  /** {@link RowRule.Between} as an error. */
  static Rule between(String column, String low, String high) {
    return new RowRule.Between(column, new BigDecimal(low), new BigDecimal(high), Severity.ERROR);
  }

  /** {@link RowRule.OneOf} as an error. */
  static Rule oneOf(String column, String... values) {
    return new RowRule.OneOf(column, List.of(values), Severity.ERROR);
  }

  /** {@link RowRule.Ordered} as an error. */
  static Rule ordered(String earlier, String later) {
    return new RowRule.Ordered(earlier, later, Severity.ERROR);
  }

  /** {@link RowRule.Matches} as an error. */
  static Rule matches(String column, String regex) {
    return new RowRule.Matches(column, regex, Severity.ERROR);
  }

  /** {@link RowRule.Valid} as an error. */
  static Rule valid(String column, Checker checker) {
    return new RowRule.Valid(column, checker, Severity.ERROR);
  }

  /** {@link RowRule.Sums} as an error. */
  static Rule sums(String total, List<String> parts, String tolerance) {
    return new RowRule.Sums(total, parts, new BigDecimal(tolerance), Severity.ERROR);
  }

  /** {@link TableRule.Unique} as an error. */
  static Rule unique(String... columns) {
    return new TableRule.Unique(List.of(columns), Severity.ERROR);
  }

  /** {@link TableRule.Refers} as an error. */
  static Rule refers(String column, String table, String other) {
    return new TableRule.Refers(column, table, other, Severity.ERROR);
  }

  /** {@link TableRule.Fresh} as an error. */
  static Rule fresh(String column, int days) {
    return new TableRule.Fresh(column, days, Severity.ERROR);
  }

  /** {@link TableRule.Share} as an error. */
  static Rule share(String column, String value, double low, double high) {
    return new TableRule.Share(column, value, low, high, Severity.ERROR);
  }

  /** {@link TableRule.Drift} as an error. */
  static Rule drift(String column, double factor) {
    return new TableRule.Drift(column, factor, Severity.ERROR);
  }
}
