// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What must not meet in one run; found before anything is written. */
public final class Mixture {

  private Mixture() {}

  /** Where one set of factors speaks alone. */
  private record Place(SourceCategory category, FactorPurpose purpose) {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::category).thenComparing(Place::purpose);
  }

  /**
   * The mixtures of a run, each with its code; none where all is well.
   *
   * @param gwpSets under which its figures stand
   * @param used every factor that it used
   */
  public static List<String> faults(Collection<String> gwpSets, Collection<EmissionFactor> used) {
    List<String> faults = new ArrayList<>();
    Set<String> potentials = new TreeSet<>(gwpSets);
    if (potentials.size() > 1) {
      faults.add(
          "%s: figures stand under %s; a run has one set".formatted(Gap.GWP_MIX, potentials));
    }
    Map<Place, Set<String>> sets = new TreeMap<>(Place.ORDER);
    Set<String> bases = new TreeSet<>();
    for (EmissionFactor factor : used) {
      Place place = new Place(factor.category(), factor.key().purpose());
      sets.computeIfAbsent(place, key -> new TreeSet<>()).add(factor.guideline());
      if (place.category == SourceCategory.STANDARD_COAL
          && factor.key().activityCode().equals("ELECTRICITY")) {
        bases.add(factor.key().condition());
      }
    }
    sets.forEach(
        (place, guidelines) -> {
          if (guidelines.size() > 1) {
            faults.add(
                "%s: %s uses %s; choose one set"
                    .formatted(Gap.FACTOR_SET_MIX, place.category, guidelines));
          }
        });
    if (bases.size() > 1) {
      faults.add(
          "%s: electricity in standard coal stands on %s; a run has one basis"
              .formatted(Gap.TCE_BASIS_MIX, bases));
    }
    return faults;
  }
}
