// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qingmiao.features.identity.EntityMatch.Field;
import org.qingmiao.features.identity.MatchDecision.Ruling;

class EntitiesTest {
  private static final String CODE = "9111010891687551XT";
  private static final RegisterEntry REGISTRY =
      new RegisterEntry("registry", "1", new Party(CODE, "青苗（北京）合作社", "110108", "62345678", "p1"));
  private static final RegisterEntry TAX =
      new RegisterEntry("tax", "7", new Party("11010891687551X", "青苗合作社", "110108", "", ""));
  private static final RegisterEntry COURT =
      new RegisterEntry("court", "3", new Party("", "青苗(北京)合作社", "110105", "6234-5678", "p1"));

  @Test
  void joinsWhatIsCertainAndOnlyAsksAboutTheRest() {
    Entities entities = Entities.of(List.of(REGISTRY, TAX, COURT), List.of());
    assertThat(entities.parties()).containsExactly(List.of(COURT), List.of(REGISTRY, TAX));
    assertThat(entities.candidates())
        .containsExactly(
            new EntityMatch(
                COURT,
                REGISTRY,
                Match.NAME_AND_REGION,
                List.of(Field.NAME, Field.PREFECTURE, Field.PHONE, Field.LEGAL_PERSON)));
  }

  @Test
  void joinsALikelyMatchByAPersonsDecisionAlone() {
    List<RegisterEntry> entries = List.of(REGISTRY, TAX, COURT);
    MatchDecision same = decision(Ruling.SAME, 1);
    Entities joined = Entities.of(entries, List.of(same));
    assertThat(joined.parties()).containsExactly(List.of(COURT, REGISTRY, TAX));
    assertThat(joined.candidates()).isEmpty();
    // A later decision takes the place of an earlier one.
    Entities apart = Entities.of(entries, List.of(decision(Ruling.DIFFERENT, 2), same));
    assertThat(apart.parties()).containsExactly(List.of(COURT), List.of(REGISTRY, TAX));
    assertThat(apart.candidates()).isEmpty();
  }

  @Test
  void refusesADecisionOfNobodyAndAnEntryThatComesTwice() {
    assertThatThrownBy(
            () -> new MatchDecision("a 1", "b 2", Ruling.SAME, " ", LocalDate.of(2025, 1, 1)))
        .hasMessage("the decision on a 1 and b 2 names nobody who made it");
    assertThatThrownBy(() -> RegisterMatches.of(List.of(TAX, TAX)))
        .hasMessage("1 of 2 entries have the register and number of another");
    assertThatThrownBy(() -> new EntityMatch(TAX, REGISTRY, Match.CREDIT_CODE, List.of()))
        .hasMessage("tax 7 and registry 1 match for no evidence");
  }

  /** The blocks find what comparing each with each finds, whatever the order of the entries. */
  @Test
  void findsWhatComparingEachWithEachFinds() {
    Random random = new Random(100);
    for (int c = 0; c < 300; c++) {
      List<RegisterEntry> entries = new Planted(random, 8).entries();
      Collections.shuffle(entries, random);
      Map<RegisterEntry, Set<RegisterEntry>> certain = new HashMap<>();
      Map<RegisterEntry, Set<RegisterEntry>> any = new HashMap<>();
      for (RegisterEntry one : entries) {
        for (RegisterEntry other : entries) {
          Match.of(one.party(), other.party())
              .ifPresent(
                  match -> {
                    link(any, one, other);
                    if (match.certainty() == Match.Certainty.SAME) {
                      link(certain, one, other);
                    }
                  });
        }
      }
      Entities entities = Entities.of(entries, List.of());
      assertThat(partition(entities.parties())).isEqualTo(partition(parts(entries, certain)));
      Map<RegisterEntry, Set<RegisterEntry>> found = new HashMap<>();
      RegisterMatches.of(entries).forEach(match -> link(found, match.one(), match.other()));
      assertThat(partition(parts(entries, found))).isEqualTo(partition(parts(entries, any)));
    }
  }

  /**
   * Of planted parties, of which one in ten shares its name and an agent's telephone with another:
   * no certain match is wrong; of the candidates, which a person has to decide, some are.
   */
  @Test
  void joinsNoTwoPartiesOfAThousand() {
    Planted planted = new Planted(new Random(2015), 1000);
    Entities entities = Entities.of(planted.entries(), List.of());
    int pairs = 0;
    int joined = 0;
    for (List<RegisterEntry> party : entities.parties()) {
      assertThat(party).extracting(planted::truth).containsOnly(planted.truth(party.get(0)));
      joined += party.size() - 1;
    }
    for (List<RegisterEntry> party : planted.parties()) {
      pairs += party.size() - 1;
    }
    List<MatchDecision> decisions = new ArrayList<>();
    for (EntityMatch match : entities.candidates()) {
      if (planted.truth(match.one()) == planted.truth(match.other())) {
        decisions.add(
            new MatchDecision(
                match.one().label(),
                match.other().label(),
                Ruling.SAME,
                "Li Wei",
                LocalDate.of(2025, 1, 1)));
      }
    }
    int decided = 0;
    for (List<RegisterEntry> party : Entities.of(planted.entries(), decisions).parties()) {
      assertThat(party).extracting(planted::truth).containsOnly(planted.truth(party.get(0)));
      decided += party.size() - 1;
    }
    // Of 1,273 joins that are true, 655 are certain: both codes are there and readable. With the
    // 505
    // right ones of 601 candidates, which a person has decided, there are 1,113.
    assertThat(List.of(pairs, joined, decided)).containsExactly(1273, 655, 1113);
    assertThat(List.of(entities.candidates().size(), decisions.size())).containsExactly(601, 505);
  }

  private static MatchDecision decision(Ruling ruling, int day) {
    return new MatchDecision("registry 1", "court 3", ruling, "Li Wei", LocalDate.of(2025, 1, day));
  }

  private static void link(
      Map<RegisterEntry, Set<RegisterEntry>> links, RegisterEntry one, RegisterEntry other) {
    links.computeIfAbsent(one, e -> new HashSet<>()).add(other);
    links.computeIfAbsent(other, e -> new HashSet<>()).add(one);
  }

  private static List<List<RegisterEntry>> parts(
      List<RegisterEntry> entries, Map<RegisterEntry, Set<RegisterEntry>> links) {
    List<List<RegisterEntry>> parts = new ArrayList<>();
    Set<RegisterEntry> seen = new HashSet<>();
    for (RegisterEntry entry : entries) {
      List<RegisterEntry> part = new ArrayList<>();
      List<RegisterEntry> open = new ArrayList<>(List.of(entry));
      while (!open.isEmpty()) {
        RegisterEntry next = open.remove(open.size() - 1);
        if (seen.add(next)) {
          part.add(next);
          open.addAll(links.getOrDefault(next, Set.of()));
        }
      }
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static Set<Set<RegisterEntry>> partition(List<List<RegisterEntry>> parts) {
    Set<Set<RegisterEntry>> sets = new HashSet<>();
    parts.forEach(part -> sets.add(new HashSet<>(part)));
    return sets;
  }

  /**
   * Parties as three registers enter them: codes with blanks and small letters, as old tax numbers,
   * with a wrong character or not at all; names with other brackets; telephones with hyphens.
   */
  private static final class Planted {
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final List<String> REGISTERS = List.of("court", "registry", "tax");

    private final Random random;
    private final List<List<RegisterEntry>> parties = new ArrayList<>();
    private final Map<RegisterEntry, Integer> truth = new HashMap<>();

    Planted(Random random, int count) {
      this.random = random;
      String name = "";
      String phone = "";
      for (int party = 0; party < count; party++) {
        boolean isHomonym = party > 0 && random.nextInt(10) == 0;
        name = isHomonym ? name : "青禾（" + party + "）商贸有限公司";
        phone = isHomonym ? phone : "0511-" + (6_000_000 + random.nextInt(900_000));
        parties.add(entries(party, code(), name, phone));
      }
    }

    private List<RegisterEntry> entries(int number, String code, String name, String phone) {
      List<RegisterEntry> entries = new ArrayList<>();
      for (String register : REGISTERS) {
        if (random.nextInt(4) > 0) {
          String written = random.nextBoolean() ? name : name.replace("（", "(").replace("）", ")");
          Party party =
              new Party(
                  written(code),
                  written,
                  random.nextBoolean() ? "321183" : "321102",
                  random.nextInt(3) == 0 ? "" : phone.replace("-", random.nextBoolean() ? "" : " "),
                  random.nextInt(3) == 0 ? "" : "person " + number);
          RegisterEntry entry = new RegisterEntry(register, "" + number, party);
          entries.add(entry);
          truth.put(entry, number);
        }
      }
      return entries;
    }

    private String written(String code) {
      return switch (random.nextInt(6)) {
        case 0 -> "";
        case 1 -> " " + code.toLowerCase(java.util.Locale.ROOT);
        case 2 -> code.substring(2, 17);
        case 3 -> mistyped(code);
        default -> code;
      };
    }

    private String mistyped(String code) {
      int place = 8 + random.nextInt(10);
      char wrong = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      return code.substring(0, place) + wrong + code.substring(place + 1);
    }

    private String code() {
      String organisation = "" + (10_000_000 + random.nextInt(80_000_000));
      String body = "91321183" + organisation + OrganisationCode.expectedCheck(organisation + "0");
      return body + CreditCode.read(body + "0").expectedCheck().orElseThrow();
    }

    List<RegisterEntry> entries() {
      List<RegisterEntry> all = new ArrayList<>();
      parties.forEach(all::addAll);
      return all;
    }

    List<List<RegisterEntry>> parties() {
      return parties.stream().filter(party -> !party.isEmpty()).toList();
    }

    int truth(RegisterEntry entry) {
      return truth.get(entry);
    }
  }
}
