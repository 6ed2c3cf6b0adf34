// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.qingmiao.models.carbon.Scope;

/**
 * Sums of emissions that depend neither on the order of rows nor on how they are grouped: each row
 * becomes a decimal of nine places before it is added, as a column cast to DECIMAL(28,9) would.
 */
public final class ExactSum {

  /** Places behind the point. */
  public static final int SCALE = 9;

  private ExactSum() {}

  /** One row as it enters a sum. */
  public static BigDecimal term(double tco2e) {
    return BigDecimal.valueOf(tco2e).setScale(SCALE, RoundingMode.HALF_UP);
  }

  /** The means of one scope by a group, in the order of groups. */
  public static Map<String, BigDecimal> by(
      List<FinancedEmission> rows, Scope scope, Function<FinancedEmission, String> group) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    rows.stream()
        .filter(row -> row.scope() == scope)
        .forEach(row -> sums.merge(group.apply(row), term(row.tco2e().mean()), BigDecimal::add));
    return sums;
  }

  /** The means of one scope together. */
  public static BigDecimal of(List<FinancedEmission> rows, Scope scope) {
    return rows.stream()
        .filter(row -> row.scope() == scope)
        .map(row -> term(row.tco2e().mean()))
        .reduce(BigDecimal.ZERO.setScale(SCALE), BigDecimal::add);
  }

  /** Scopes 1 and 2 together: nothing else is ever added to them or taken off. */
  public static BigDecimal ofOwnAndBought(List<FinancedEmission> rows) {
    return of(rows, Scope.S1).add(of(rows, Scope.S2_LOC));
  }
}
