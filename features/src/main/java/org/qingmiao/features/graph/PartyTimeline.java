// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A graph seen day by day: it is turned to a day and asked about parties, then turned to a later
 * one.
 *
 * <p>Turning costs the links that begin or end, asking what hangs together with the party: its part
 * of the guarantees once after each change of them, two steps around it, its shares up to the
 * controller and the firms below. A party with several names is asked for by any of them.
 */
public final class PartyTimeline {
  private final PartyGraph graph;
  private final SameParties same;
  private final GuaranteeRings rings;
  private final LiveLinks guarantees;
  private final Control control;
  private final LiveLinks supply;
  private final LiveLinks applications;
  private final LiveLinks courtCases;
  private final Marks near;
  private final Marks firms;
  private LocalDate day = LocalDate.MIN;

  /** The timeline of a graph, before its first day. */
  public PartyTimeline(PartyGraph graph, ControlRule rule) {
    this.graph = graph;
    this.same = new SameParties(graph, live(LinkKind.SAME));
    this.guarantees = live(LinkKind.GUARANTEE);
    this.rings = new GuaranteeRings(graph, guarantees, same);
    this.control =
        new Control(graph, live(LinkKind.OWNERSHIP), live(LinkKind.OPERATOR), same, rule);
    this.supply = live(LinkKind.SUPPLY);
    this.applications = live(LinkKind.APPLICATION);
    this.courtCases = live(LinkKind.COURT_CASE);
    this.near = new Marks(graph.size());
    this.firms = new Marks(graph.size());
  }

  private LiveLinks live(LinkKind kind) {
    return new LiveLinks(graph.links(kind));
  }

  /** Turns to a day, not before the one to which it was turned. */
  public void turnTo(LocalDate day) {
    if (day.isBefore(this.day)) {
      throw new IllegalArgumentException(
          "the timeline stands at %s and was turned to %s; days only go on"
              .formatted(this.day, day));
    }
    this.day = day;
    int days = Math.toIntExact(day.toEpochDay());
    same.turnTo(days, rings::changedAt);
    rings.turnTo(days);
    control.turnTo(days);
    supply.turnTo(days);
    applications.turnTo(days);
    courtCases.turnTo(days);
  }

  /** The controller of a party, by the first of its names; empty where nobody else is known. */
  public Optional<PartyId> controller(PartyId party) {
    OptionalInt number = graph.number(party);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    int head = control.head(number.getAsInt());
    return isOther(head, number.getAsInt()) ? Optional.of(firstName(head)) : Optional.empty();
  }

  private boolean isOther(int head, int party) {
    return head != Control.NOBODY && head != same.of(party);
  }

  private PartyId firstName(int party) {
    List<PartyId> names = new ArrayList<>();
    same.names(party, name -> names.add(graph.party(name)));
    return Collections.min(names);
  }

  /** The rings of all guarantees, by their first members. */
  public List<GuaranteeRing> rings() {
    Map<Integer, List<PartyId>> members = new TreeMap<>();
    for (int party = 0; party < graph.size(); party++) {
      int ring = same.of(party) == party ? rings.of(party) : 0;
      if (ring > 0) {
        members.computeIfAbsent(ring, r -> new ArrayList<>()).add(firstName(party));
      }
    }
    List<GuaranteeRing> all = new ArrayList<>();
    members.forEach(
        (ring, parties) -> {
          Collections.sort(parties);
          all.add(new GuaranteeRing(parties, rings.amount(ring)));
        });
    all.sort(Comparator.comparing(ring -> ring.members().get(0)));
    return all;
  }

  /** How a party stands. */
  public PartyStanding standing(PartyId party) {
    OptionalInt number = graph.number(party);
    return number.isPresent() ? standing(same.of(number.getAsInt())) : PartyStanding.ALONE;
  }

  private PartyStanding standing(int party) {
    int ring = rings.of(party);
    int head = control.head(party);
    Others others = others(party, head);
    long[] fen = supplied(party);
    return new PartyStanding(
        rings.size(ring),
        rings.amount(ring),
        reach(party),
        isOther(head, party),
        others.borrowers,
        others.sued,
        fen[0],
        fen[1]);
  }

  private int reach(int party) {
    near.clear();
    near.add(party);
    IntStack around = new IntStack();
    meetNeighbours(party, around);
    int one = around.size();
    for (int i = 0; i < one; i++) {
      meetNeighbours(around.at(i), around);
    }
    return around.size();
  }

  private void meetNeighbours(int party, IntStack around) {
    Links all = guarantees.all();
    same.names(
        party,
        name -> {
          guarantees.out(name, link -> meet(same.of(all.to(link)), around));
          guarantees.in(name, link -> meet(same.of(all.from(link)), around));
        });
  }

  private void meet(int party, IntStack around) {
    if (near.add(party)) {
      around.push(party);
    }
  }

  /** What firms of one controller do beside the party asked for. */
  private static final class Others {
    private int borrowers;
    private int sued;
  }

  private Others others(int party, int head) {
    Others others = new Others();
    firms.clear();
    firms.add(party);
    if (head == Control.NOBODY) {
      return others;
    }
    control.firms(
        head,
        firm -> {
          firms.add(firm);
          if (firm != party) {
            others.borrowers += has(applications, firm) ? 1 : 0;
            others.sued += has(courtCases, firm) ? 1 : 0;
          }
        });
    return others;
  }

  private boolean has(LiveLinks marks, int party) {
    boolean[] found = new boolean[1];
    same.names(party, name -> found[0] |= marks.hasOut(name));
    return found[0];
  }

  /** What a party has sold in all, and to the firms that were met last. */
  private long[] supplied(int party) {
    long[] fen = new long[2];
    Links all = supply.all();
    same.names(
        party,
        name ->
            supply.out(
                name,
                link -> {
                  fen[0] = Math.addExact(fen[0], all.amount(link));
                  if (firms.holds(same.of(all.to(link)))) {
                    fen[1] += all.amount(link);
                  }
                }));
    return fen;
  }
}
