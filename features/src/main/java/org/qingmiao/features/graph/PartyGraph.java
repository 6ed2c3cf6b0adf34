// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Parties and all links that were ever in force between them, each with its days.
 *
 * <p>It holds time as a whole; {@link PartyTimeline} asks it day by day. A link takes 32 bytes, its
 * order by day and by party 16 more, and each name of a party is kept once.
 */
public final class PartyGraph {
  private final Map<PartyId, Integer> numbers;
  private final List<PartyId> parties;
  private final Map<LinkKind, Links> links;

  private PartyGraph(Growing growing) {
    this.numbers = growing.numbers;
    this.parties = growing.parties;
    this.links = growing.links;
    links.values().forEach(l -> l.close(parties.size()));
  }

  /** The graph of links, given in any order. */
  public static PartyGraph of(Iterable<PartyLink> links) {
    Growing growing = new Growing();
    links.forEach(growing::add);
    return growing.graph();
  }

  /** A graph to which links are still added, one by one. */
  public static final class Growing {
    private final Map<PartyId, Integer> numbers = new HashMap<>();
    private final List<PartyId> parties = new ArrayList<>();
    private final Map<LinkKind, Links> links = new EnumMap<>(LinkKind.class);

    /** A graph without a link yet. */
    public Growing() {
      for (LinkKind kind : LinkKind.values()) {
        links.put(kind, new Links());
      }
    }

    /** Adds a link. */
    public void add(PartyLink link) {
      links
          .get(link.kind())
          .add(
              number(link.from()),
              number(link.to()),
              link.amount(),
              Math.toIntExact(link.span().first().toEpochDay()),
              Math.toIntExact(link.span().last().toEpochDay()));
    }

    private int number(PartyId party) {
      return numbers.computeIfAbsent(
          party,
          p -> {
            parties.add(p);
            return parties.size() - 1;
          });
    }

    /** The graph of what was added; nothing may be added after. */
    public PartyGraph graph() {
      return new PartyGraph(this);
    }
  }

  /** How many parties some link names. */
  public int size() {
    return parties.size();
  }

  /** How many links of a kind there are, whenever they are in force. */
  public int count(LinkKind kind) {
    return links.get(kind).count();
  }

  /** The number of a party; empty where no link names it. */
  OptionalInt number(PartyId party) {
    Integer number = numbers.get(party);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The party of a number. */
  PartyId party(int number) {
    return parties.get(number);
  }

  /** The links of a kind. */
  Links links(LinkKind kind) {
    return links.get(kind);
  }
}
