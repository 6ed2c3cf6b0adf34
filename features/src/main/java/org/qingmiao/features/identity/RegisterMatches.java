// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.qingmiao.features.identity.EntityMatch.Field;

/**
 * Which entries of registers may be one party, found without comparing each with each.
 *
 * <p>Every rule of {@link Match} asks for equal fields, so entries that meet it stand in one block,
 * and a block needs no more than a match of each of its entries with the first: what can be joined
 * by way of others is the same as if all were compared. That takes one pass over the entries for
 * each rule and one sort.
 */
public final class RegisterMatches {
  private static final List<Rule> RULES =
      List.of(
          new Rule(Match.CREDIT_CODE, List.of(Field.CREDIT_CODE), Party::creditCode),
          new Rule(Match.ORGANISATION_CODE, List.of(Field.ORGANISATION_CODE), Party::organisation),
          new Rule(
              Match.NAME_AND_REGION,
              List.of(Field.NAME, Field.PREFECTURE, Field.PHONE),
              party -> Match.named(party, FoldedText.code(party.phone()))),
          new Rule(
              Match.NAME_AND_REGION,
              List.of(Field.NAME, Field.PREFECTURE, Field.LEGAL_PERSON),
              party -> Match.named(party, party.legalPerson())));

  private RegisterMatches() {}

  /** A rule by what must be equal; a party that lacks some of it meets it with nobody. */
  private record Rule(
      Match reason, List<Field> evidence, Function<Party, Optional<String>> block) {}

  /** A pair of entries that a rule has joined. */
  private record Pair(RegisterEntry one, RegisterEntry other, Match reason) {}

  /** The matches of entries given in any order, each pair once for each reason. */
  public static List<EntityMatch> of(List<RegisterEntry> entries) {
    Map<Pair, Set<Field>> found = new LinkedHashMap<>();
    Set<RegisterEntry> ordered = new TreeSet<>(entries);
    if (ordered.size() < entries.size()) {
      throw new IllegalArgumentException(
          "%d of %d entries have the register and number of another"
              .formatted(entries.size() - ordered.size(), entries.size()));
    }
    for (Rule rule : RULES) {
      Map<String, RegisterEntry> firsts = new LinkedHashMap<>();
      for (RegisterEntry entry : ordered) {
        rule.block()
            .apply(entry.party())
            .map(block -> firsts.putIfAbsent(block, entry))
            .ifPresent(
                first ->
                    found
                        .computeIfAbsent(
                            new Pair(first, entry, rule.reason()), p -> new LinkedHashSet<>())
                        .addAll(rule.evidence()));
      }
    }
    List<EntityMatch> matches = new ArrayList<>();
    found.forEach(
        (pair, evidence) ->
            matches.add(
                new EntityMatch(pair.one(), pair.other(), pair.reason(), List.copyOf(evidence))));
    return matches;
  }
}
