// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.table.Role;

/**
 * The first gate against leaks: no feature may descend from an outcome, a later decision or a
 * protected attribute, however many derivations lie between (credit 4.15, check 1).
 */
public final class LeakLineage {

  private final Map<String, Role> roles;
  private final Map<String, List<String>> parents;

  private LeakLineage(Map<String, Role> roles, Map<String, List<String>> parents) {
    this.roles = roles;
    this.parents = parents;
  }

  /**
   * Refuses features that may not reach a model, naming the path of each.
   *
   * @param roles of every column, as {@code table.column}
   * @param derivedFrom the columns that a derived column was made of
   */
  public static void require(
      List<Feature> features, Map<String, Role> roles, Map<String, List<String>> derivedFrom) {
    LeakLineage lineage = new LeakLineage(roles, derivedFrom);
    List<String> paths = new ArrayList<>();
    for (Feature feature : features) {
      for (String input : feature.inputs()) {
        lineage
            .path(input, new HashSet<>())
            .ifPresent(path -> paths.add(feature.name() + " <- " + path));
      }
    }
    if (!paths.isEmpty()) {
      throw new ModelRefusal(
          ModelRefusal.Code.LEAK_ROLE,
          "%s; a feature may descend only from columns known before the decision and not protected; take these out of the features"
              .formatted(String.join("; ", paths)));
    }
  }

  /** The way from a column up to the first ancestor that may not reach a model. */
  private Optional<String> path(String column, Set<String> seen) {
    if (!seen.add(column)) {
      return Optional.empty();
    }
    Role role = roles.get(column);
    if (role == null && !parents.containsKey(column)) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "column %s has no role and no inputs; declare it in its contract".formatted(column));
    }
    if (role != null && !role.mayReachModel()) {
      return Optional.of("%s (%s)".formatted(column, role));
    }
    for (String parent : parents.getOrDefault(column, List.of())) {
      Optional<String> path = path(parent, seen);
      if (path.isPresent()) {
        return Optional.of(column + " <- " + path.get());
      }
    }
    return Optional.empty();
  }
}
