// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The fictitious county: how many enterprises it has, and which of them have to do with each other.
 *
 * <p>Two of three enterprises are firms and one is a farm. Who is linked to whom follows from
 * places alone, never from a search, so an enterprise can be written without knowing the others:
 *
 * <pre>
 * street        fifty neighbours; every second street holds one guarantee ring of three to five
 * guarantor     an earlier neighbour outside a ring, so that no other ring comes about
 * customers     three to eight of the next two hundred enterprises, or core enterprises elsewhere
 * parent        for one company in ten an earlier neighbour
 * </pre>
 *
 * @param seed of all its random choices
 * @param scale 1 for 2,000 firms and 1,000 farms
 */
record County(long seed, double scale) {
  private static final int ENTERPRISES = 3000;
  private static final int STREET = 50;
  private static final int FIRST_OF_RING = 10;
  private static final int REACH_OF_TRADE = 200;
  private static final int CORES = 20;
  private static final int LENDERS = 12;

  /** Serial numbers from here on belong to enterprises outside the county. */
  private static final int OUTSIDE = 9_000_000;

  County {
    if (!(scale >= 0.05 && scale <= 1000)) {
      throw new IllegalArgumentException(
          "demo.scale is %s, expected a number from 0.05 to 1000".formatted(scale));
    }
  }

  /** How many enterprises it has. */
  int size() {
    return (int) (ENTERPRISES * scale);
  }

  /** The enterprise of that place. */
  Firm firm(int index) {
    return Firm.of(this, index);
  }

  /** Whether an enterprise is one of so many that are spread evenly over the county. */
  boolean isOneOf(int count, int index) {
    return (index + 1L) * count / size() > (long) index * count / size();
  }

  /** A stream of chances of that name. */
  Chance chance(String kind, long... index) {
    return Chance.of(seed, kind, index);
  }

  /** Enterprises that answer for each other: each for the one before it, the first for the last. */
  record Ring(int first, int size) {

    /** Whether an enterprise belongs to it. */
    boolean holds(int index) {
      return index >= first && index < first + size;
    }

    /** Who answers for a member. */
    int guarantorOf(int member) {
      return first + (member - first + 1) % size;
    }

    /** All members. */
    List<Integer> members() {
      return IntStream.range(first, first + size).boxed().toList();
    }
  }

  /** The ring of an enterprise. */
  Optional<Ring> ring(int index) {
    int street = index / STREET;
    Ring ring = new Ring(street * STREET + FIRST_OF_RING, 3 + street % 3);
    boolean isThere = street % 2 == 0 && ring.first() + ring.size() <= size();
    return isThere && ring.holds(index) ? Optional.of(ring) : Optional.empty();
  }

  /**
   * Who answers for a loan of an enterprise.
   *
   * <p>Outside rings guarantors come earlier than borrowers, so that links form no circle.
   */
  Optional<Integer> guarantor(int index, Chance chance) {
    Optional<Ring> ring = ring(index);
    if (ring.isPresent()) {
      return ring.map(r -> r.guarantorOf(index));
    }
    int street = index / STREET * STREET;
    List<Integer> earlier =
        IntStream.range(street, index).filter(i -> ring(i).isEmpty()).boxed().toList();
    return earlier.isEmpty() ? Optional.empty() : Optional.of(chance.pick(earlier));
  }

  /** The enterprise that holds most of another; at most one in ten has one. */
  Optional<Integer> parent(int index) {
    Chance chance = chance("parent", index);
    int street = index / STREET * STREET;
    return chance.happens(0.1) && index > street
        ? Optional.of(street + chance.below(index - street))
        : Optional.empty();
  }

  /**
   * A customer and its share of what an enterprise sells.
   *
   * @param index of the customer in the county; empty for one elsewhere
   */
  record Customer(Optional<Integer> index, String creditCode, double share) {}

  /** Who buys from an enterprise; the first buys most. Each next share is 0.7 of the one before. */
  List<Customer> customers(int index) {
    Chance chance = chance("customers", index);
    int count = chance.between(3, 8);
    double all = (1 - StrictMath.pow(0.7, count)) / (1 - 0.7);
    List<Customer> customers = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      double share = StrictMath.pow(0.7, k) / all;
      boolean isLocal = chance.happens(0.7) && !(k == 0 && core(index).isPresent());
      int reach = Math.min(REACH_OF_TRADE, size() - 1);
      int place = (index + 1 + chance.below(reach)) % size();
      int elsewhere = chance.below(CORES);
      customers.add(
          isLocal
              ? new Customer(Optional.of(place), Firm.codeOf(this, place), share)
              : new Customer(
                  Optional.empty(),
                  outside(k == 0 ? core(index).orElse(elsewhere) : elsewhere),
                  share));
    }
    return customers;
  }

  /** The core enterprise on which one enterprise in four depends. */
  Optional<Integer> core(int index) {
    Chance chance = chance("core", index);
    return chance.happens(0.25) ? Optional.of(chance.below(CORES)) : Optional.empty();
  }

  /** Credit code of an enterprise outside the county. */
  static String outside(int number) {
    return FictitiousCode.creditCode("91", OUTSIDE + number);
  }

  /** Credit code of our bank, 0, or of another lender. */
  static String lender(int number) {
    return FictitiousCode.creditCode("91", OUTSIDE + 900 + number);
  }

  /** Another lender than our bank. */
  static String otherLender(Chance chance) {
    return lender(chance.between(1, LENDERS));
  }
}
