// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A graph on one day by its definitions alone, in no hurry: rings from every simple circle that can
 * be walked, parties with several names by closing their links, everything from lists.
 */
final class NaiveGraph {
  private final List<PartyLink> links;
  private final Map<PartyId, PartyId> names = new HashMap<>();

  NaiveGraph(List<PartyLink> all, LocalDate day) {
    links = all.stream().filter(link -> link.span().holds(day)).toList();
    for (PartyLink link : all) {
      names.put(link.from(), link.from());
      names.put(link.to(), link.to());
    }
    boolean isMoving = true;
    while (isMoving) {
      isMoving = false;
      for (PartyLink link : of(LinkKind.SAME)) {
        PartyId least =
            names.get(link.from()).compareTo(names.get(link.to())) < 0
                ? names.get(link.from())
                : names.get(link.to());
        isMoving |= !names.put(link.from(), least).equals(least);
        isMoving |= !names.put(link.to(), least).equals(least);
      }
    }
  }

  private List<PartyLink> of(LinkKind kind) {
    return links.stream().filter(link -> link.kind() == kind).toList();
  }

  private PartyId from(PartyLink link) {
    return names.get(link.from());
  }

  private PartyId to(PartyLink link) {
    return names.get(link.to());
  }

  /** Every simple circle, walked from each of its members; those that share a member are joined. */
  List<GuaranteeRing> rings() {
    List<Set<PartyId>> rings = new ArrayList<>();
    for (PartyId start : new TreeSet<>(names.values())) {
      for (Set<PartyId> circle : circles(start, start, new LinkedHashSet<>(List.of(start)))) {
        Set<PartyId> joined = new TreeSet<>(circle);
        rings.removeIf(
            ring -> {
              boolean isShared = ring.stream().anyMatch(joined::contains);
              if (isShared) {
                joined.addAll(ring);
              }
              return isShared;
            });
        rings.add(joined);
      }
    }
    return rings.stream()
        .map(ring -> new GuaranteeRing(List.copyOf(ring), within(ring)))
        .sorted(Comparator.comparing(ring -> ring.members().get(0)))
        .toList();
  }

  private List<Set<PartyId>> circles(PartyId start, PartyId at, Set<PartyId> path) {
    List<Set<PartyId>> circles = new ArrayList<>();
    for (PartyLink link : of(LinkKind.GUARANTEE)) {
      if (from(link).equals(at)) {
        if (to(link).equals(start) && path.size() > 1) {
          circles.add(new TreeSet<>(path));
        } else if (!path.contains(to(link))) {
          Set<PartyId> longer = new LinkedHashSet<>(path);
          longer.add(to(link));
          circles.addAll(circles(start, to(link), longer));
        }
      }
    }
    return circles;
  }

  private long within(Set<PartyId> ring) {
    return of(LinkKind.GUARANTEE).stream()
        .filter(link -> ring.contains(from(link)) && ring.contains(to(link)))
        .filter(link -> !from(link).equals(to(link)))
        .mapToLong(PartyLink::amount)
        .sum();
  }

  private Optional<PartyId> holder(PartyId party) {
    List<PartyLink> shares =
        of(LinkKind.OWNERSHIP).stream().filter(link -> to(link).equals(party)).toList();
    if (shares.isEmpty()) {
      return of(LinkKind.OPERATOR).stream()
          .filter(link -> to(link).equals(party))
          .max(
              Comparator.comparingLong(PartyLink::amount)
                  .thenComparing(PartyLink::from, Comparator.reverseOrder()))
          .map(this::from)
          .filter(operator -> !operator.equals(party));
    }
    Map<PartyId, Long> held =
        shares.stream()
            .collect(Collectors.groupingBy(this::from, Collectors.summingLong(PartyLink::amount)));
    long most = held.values().stream().max(Long::compare).orElseThrow();
    List<PartyId> largest =
        held.keySet().stream().filter(owner -> held.get(owner) == most).toList();
    return largest.size() == 1 && most > 300_000 && !largest.get(0).equals(party)
        ? Optional.of(largest.get(0))
        : Optional.empty();
  }

  /** The end of the way up; empty where the way comes back to itself. */
  private Optional<PartyId> head(PartyId party) {
    Set<PartyId> walked = new HashSet<>(Set.of(party));
    PartyId at = party;
    for (Optional<PartyId> next = holder(at); next.isPresent(); next = holder(at)) {
      at = next.get();
      if (!walked.add(at)) {
        return Optional.empty();
      }
    }
    return Optional.of(at);
  }

  Optional<PartyId> controller(PartyId name) {
    PartyId party = names.get(name);
    return head(party).filter(head -> !head.equals(party));
  }

  PartyStanding standing(PartyId name) {
    PartyId party = names.get(name);
    Optional<GuaranteeRing> ring =
        rings().stream().filter(r -> r.members().contains(party)).findFirst();
    Set<PartyId> near = new HashSet<>(Set.of(party));
    for (int step = 0; step < 2; step++) {
      Set<PartyId> here = Set.copyOf(near);
      for (PartyLink link : of(LinkKind.GUARANTEE)) {
        if (here.contains(from(link))) {
          near.add(to(link));
        }
        if (here.contains(to(link))) {
          near.add(from(link));
        }
      }
    }
    Optional<PartyId> head = head(party);
    Set<PartyId> firms =
        names.values().stream()
            .filter(p -> head.isPresent() && head(p).equals(head))
            .collect(Collectors.toCollection(HashSet::new));
    firms.add(party);
    List<PartyLink> sold =
        of(LinkKind.SUPPLY).stream().filter(link -> from(link).equals(party)).toList();
    return new PartyStanding(
        ring.map(r -> r.members().size()).orElse(0),
        ring.map(GuaranteeRing::amountFen).orElse(0L),
        near.size() - 1,
        controller(party).isPresent(),
        marked(LinkKind.APPLICATION, firms, party),
        marked(LinkKind.COURT_CASE, firms, party),
        sold.stream().mapToLong(PartyLink::amount).sum(),
        sold.stream().filter(l -> firms.contains(to(l))).mapToLong(PartyLink::amount).sum());
  }

  private int marked(LinkKind kind, Set<PartyId> firms, PartyId but) {
    return (int)
        of(kind).stream()
            .map(this::from)
            .filter(p -> firms.contains(p) && !p.equals(but))
            .distinct()
            .count();
  }
}
