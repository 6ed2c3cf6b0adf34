// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Entries of registers by party: joined where a match is certain or a person has decided so, and
 * nowhere else.
 *
 * @param parties the entries of each party in order, by their first entries
 * @param matches all that were found, whatever became of them
 * @param candidates matches that are not certain, of which nobody has decided, between entries that
 *     stand apart
 */
public record Entities(
    List<List<RegisterEntry>> parties, List<EntityMatch> matches, List<EntityMatch> candidates) {

  public Entities {
    parties = parties.stream().map(List::copyOf).toList();
    matches = List.copyOf(matches);
    candidates = List.copyOf(candidates);
  }

  /**
   * The parties behind entries.
   *
   * @param entries of all registers, each named once
   * @param decisions of persons on matches; of two on one match the later holds
   */
  public static Entities of(List<RegisterEntry> entries, List<MatchDecision> decisions) {
    Map<RegisterEntry, RegisterEntry> first = new HashMap<>();
    List<EntityMatch> open = new ArrayList<>();
    List<EntityMatch> matches = RegisterMatches.of(entries);
    for (EntityMatch match : matches) {
      Optional<MatchDecision.Ruling> ruling = ruling(match, decisions);
      if (match.isCertain() || ruling.filter(MatchDecision.Ruling.SAME::equals).isPresent()) {
        join(first, match.one(), match.other());
      } else if (ruling.isEmpty()) {
        open.add(match);
      }
    }
    Map<RegisterEntry, List<RegisterEntry>> parties = new TreeMap<>();
    entries.stream()
        .sorted()
        .forEach(
            entry ->
                parties.computeIfAbsent(first(first, entry), e -> new ArrayList<>()).add(entry));
    open.removeIf(match -> first(first, match.one()).equals(first(first, match.other())));
    return new Entities(List.copyOf(parties.values()), matches, open);
  }

  private static Optional<MatchDecision.Ruling> ruling(
      EntityMatch match, List<MatchDecision> decisions) {
    return decisions.stream()
        .filter(decision -> decision.isOn(match))
        .max(Comparator.comparing(MatchDecision::on))
        .map(MatchDecision::ruling);
  }

  private static void join(
      Map<RegisterEntry, RegisterEntry> first, RegisterEntry one, RegisterEntry other) {
    RegisterEntry a = first(first, one);
    RegisterEntry b = first(first, other);
    if (a.compareTo(b) < 0) {
      first.put(b, a);
    } else if (b.compareTo(a) < 0) {
      first.put(a, b);
    }
  }

  private static RegisterEntry first(Map<RegisterEntry, RegisterEntry> first, RegisterEntry entry) {
    RegisterEntry at = entry;
    while (first.containsKey(at)) {
      at = first.get(at);
    }
    return at;
  }
}
