// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qingmiao.geo.parcel.OverlapShares;

/**
 * How what is known of a borrower's land grew.
 *
 * <p>Each state looks only at what was known at its instant: outlines that hold on its day, claims
 * of others, scenes, and of a scene its highest version. An outline that begins or ends changes the
 * state on that day, though nothing new comes to be known. A parcel counts by its area, and only
 * where it has a number.
 */
final class LandHistory {
  private static final double M2_PER_HECTARE = 10_000;

  private final String borrower;
  private final List<Holding> holdings;
  private final List<Sight> sights;
  private final ZoneId zone;
  private final LocalDate today;
  private final Map<List<Holding>, Double> overlaps = new HashMap<>();

  private LandHistory(
      String borrower,
      Collection<Holding> holdings,
      Collection<Sight> sights,
      ZoneId zone,
      LocalDate today) {
    this.borrower = borrower;
    this.holdings = holdings.stream().sorted(Holding.BY_VERSION).toList();
    this.sights = sights.stream().sorted(Sight.BY_VERSION).toList();
    this.zone = zone;
    this.today = today;
  }

  /**
   * All states, in order of time.
   *
   * @param borrower token of whose land it is
   * @param holdings versions of the borrower's parcels, and of those of others that may overlap
   *     them or follow on them
   * @param sights of the borrower's parcels
   * @param zone where days begin
   * @param today the last day on which an outline can begin or end; later ones are still to come
   */
  static List<LandState> states(
      String borrower,
      Collection<Holding> holdings,
      Collection<Sight> sights,
      ZoneId zone,
      LocalDate today) {
    return new LandHistory(borrower, holdings, sights, zone, today).states();
  }

  private List<LandState> states() {
    TreeSet<Instant> instants = new TreeSet<>();
    holdings.forEach(holding -> instants.add(holding.known()));
    sights.forEach(sight -> instants.add(sight.known()));
    holdings.stream().flatMap(this::turns).forEach(instants::add);
    holdings.stream()
        .filter(this::isOwn)
        .map(Holding::known)
        .min(Comparator.naturalOrder())
        .ifPresent(first -> instants.headSet(first).clear());
    List<LandState> states = new ArrayList<>();
    for (Instant known : instants) {
      LandState before = states.isEmpty() ? null : states.get(states.size() - 1);
      states.add(at(known, before));
    }
    return states;
  }

  /** When an outline that was known before began to hold, and when it held no more. */
  private Stream<Instant> turns(Holding holding) {
    return Stream.concat(
            Stream.of(holding.from()), holding.until().stream().map(d -> d.plusDays(1)))
        .filter(day -> !day.isAfter(today))
        .filter(day -> day.atStartOfDay(zone).toInstant().isAfter(holding.known()))
        .filter(this::isChanged)
        .map(day -> day.atStartOfDay(zone).toInstant());
  }

  /** Whether other outlines hold on a day than on the one before, by what was known as it began. */
  private boolean isChanged(LocalDate day) {
    Instant known = day.atStartOfDay(zone).toInstant();
    return !standing(holdings, known, day).equals(standing(holdings, known, day.minusDays(1)));
  }

  private LandState at(Instant known, LandState before) {
    LocalDate day = known.atZone(zone).toLocalDate();
    List<Holding> all = standing(holdings, known, day);
    List<Holding> standing = all.stream().filter(this::isOwn).toList();
    Map<String, List<Sight>> seen = seen(sights, standing, known);
    List<ParcelState> parcels = new ArrayList<>();
    standing.forEach(
        holding -> parcels.add(ParcelState.of(holding, seen.get(holding.parcel()), known)));
    Instant newest =
        Stream.concat(
                holdings.stream().filter(h -> !h.known().isAfter(known)).map(Holding::registered),
                sights.stream().filter(s -> !s.known().isAfter(known)).map(Sight::sensed))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    int version = before != null && before.newest().equals(newest) ? before.version() + 1 : 0;
    OptionalDouble area = sum(standing, h -> OptionalDouble.of(h.areaM2()));
    OptionalDouble declared = sum(standing, Holding::declaredM2);
    return new LandState(
        newest,
        known,
        version,
        standing.size(),
        hectares(area),
        hectares(declared),
        gap(standing),
        overlap(standing, all),
        mean(parcels, ParcelState::usableShare),
        mean(parcels, ParcelState::ndviZ),
        ParcelState.reason(parcels),
        mean(parcels, ParcelState::peerZ),
        mean(parcels, ParcelState::peakRatio),
        parcels.stream()
            .map(ParcelState::seasons)
            .filter(OptionalInt::isPresent)
            .mapToInt(OptionalInt::getAsInt)
            .max(),
        parcels.stream().flatMap(p -> p.lastUsable().stream()).max(Comparator.naturalOrder()));
  }

  private boolean isOwn(Holding holding) {
    return holding.borrower().equals(borrower);
  }

  /**
   * Of each parcel, whoever works it, the newest version that was known and holds on the day; none
   * that a later version withdraws.
   *
   * @param holdings those of a parcel in the order of their versions
   */
  static List<Holding> standing(List<Holding> holdings, Instant known, LocalDate day) {
    Map<String, Holding> newest = new TreeMap<>();
    for (Holding holding : holdings) {
      if (holding.known().isAfter(known)) {
        continue;
      }
      // They come by version, so a later one takes the place of the one before.
      if (!holding.stands()) {
        newest.remove(holding.parcel());
      } else if (holding.holdsOn(day)) {
        newest.put(holding.parcel(), holding);
      }
    }
    return List.copyOf(newest.values());
  }

  /**
   * What was known to be seen of the outlines that stand, one sight a day in order of time.
   *
   * @param sights those of a scene in the order of its versions
   */
  static Map<String, List<Sight>> seen(List<Sight> sights, List<Holding> standing, Instant until) {
    Map<String, List<Sight>> known = new HashMap<>();
    Map<String, Long> versions = new HashMap<>();
    standing.forEach(holding -> versions.put(holding.parcel(), holding.version()));
    for (Sight sight : sights) {
      Long version = versions.get(sight.parcel());
      if (!sight.known().isAfter(until) && version != null && version == sight.parcelVersion()) {
        known.computeIfAbsent(sight.parcel(), p -> new ArrayList<>()).add(sight);
      }
    }
    Map<String, List<Sight>> seen = new HashMap<>();
    for (Holding holding : standing) {
      String parcel = holding.parcel();
      seen.put(parcel, Sight.oneADay(known.getOrDefault(parcel, List.of())));
    }
    return seen;
  }

  private static OptionalDouble gap(List<Holding> standing) {
    List<Holding> declared = standing.stream().filter(h -> h.declaredM2().isPresent()).toList();
    OptionalDouble area = sum(declared, h -> OptionalDouble.of(h.areaM2()));
    OptionalDouble stated = sum(declared, Holding::declaredM2);
    return stated.isPresent() && stated.getAsDouble() > 0
        ? OptionalDouble.of(area.getAsDouble() / stated.getAsDouble() - 1)
        : OptionalDouble.empty();
  }

  private OptionalDouble overlap(List<Holding> standing, List<Holding> all) {
    return standing.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(overlaps.computeIfAbsent(all, this::shared));
  }

  private double shared(List<Holding> all) {
    List<Double> shares =
        OverlapShares.of(
            all.stream().map(h -> new OverlapShares.Claim(h.borrower(), h.lonLat())).toList());
    double area = 0;
    double shared = 0;
    for (int i = 0; i < all.size(); i++) {
      if (isOwn(all.get(i))) {
        area += all.get(i).areaM2();
        shared += all.get(i).areaM2() * shares.get(i);
      }
    }
    return shared / area;
  }

  private static OptionalDouble sum(
      List<Holding> holdings, Function<Holding, OptionalDouble> value) {
    return holdings.stream()
        .map(value)
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .reduce(Double::sum)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  private static OptionalDouble hectares(OptionalDouble m2) {
    return m2.isPresent()
        ? OptionalDouble.of(m2.getAsDouble() / M2_PER_HECTARE)
        : OptionalDouble.empty();
  }

  /** Mean by area of the parcels that have a value. */
  private static OptionalDouble mean(
      List<ParcelState> parcels, Function<ParcelState, OptionalDouble> value) {
    double sum = 0;
    double area = 0;
    for (ParcelState parcel : parcels) {
      OptionalDouble of = value.apply(parcel);
      if (of.isPresent()) {
        sum += parcel.areaM2() * of.getAsDouble();
        area += parcel.areaM2();
      }
    }
    return area > 0 ? OptionalDouble.of(sum / area) : OptionalDouble.empty();
  }
}
