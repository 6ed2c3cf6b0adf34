// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.build;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qingmiao.features.table.Role;

/**
 * Roles of the columns of source files, which have none of their own: a cell that fills an outcome
 * is one, whatever else is made of it.
 */
final class SourceRoles {

  private SourceRoles() {}

  /**
   * The roles of columns and of the source columns behind them.
   *
   * @param roles of raw columns, by {@code table.column}
   * @param parents what each of them descends from
   */
  static Map<String, Role> of(Map<String, Role> roles, Map<String, List<String>> parents) {
    Map<String, Role> all = new LinkedHashMap<>(roles);
    parents.forEach(
        (column, from) -> {
          Role role = roles.getOrDefault(column, Role.META);
          from.stream()
              .filter(f -> !roles.containsKey(f))
              .forEach(f -> all.merge(f, role, SourceRoles::stricter));
        });
    return all;
  }

  private static Role stricter(Role one, Role other) {
    return one.mayReachModel() ? other : one;
  }
}
