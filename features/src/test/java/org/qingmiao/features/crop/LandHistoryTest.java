// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;

/** What is known of land from an instant on rests on what was known then, and on nothing else. */
class LandHistoryTest {
  private static final LocalDate FROM = LocalDate.of(2018, 1, 1);

  /** Two fields, of 1 and 3 ha, declared as 1.25 and 3 ha: 4 / 4.25 - 1. */
  @Test
  void comparesWhatIsMeasuredWithWhatIsDeclared() {
    List<LandState> states =
        states(List.of(field("A", 0, 0, 1, 1.25), field("B", 0, 5, 3, 3)), List.of(), List.of());
    assertThat(states).hasSize(1);
    assertThat(states.get(0).areaHa()).hasValue(4);
    assertThat(states.get(0).areaGap().getAsDouble()).isCloseTo(4 / 4.25 - 1, within(1e-12));
  }

  /** Field A of 1 ha lies between 0 and 1; the rival's between 0.5 and 1.5, known a year later. */
  @Test
  void seesAClaimOfOthersFromTheDayItIsKnown() {
    Holding rival = rival(field("R", 0, 0.5, 1, 1), known(2019, 1, 1));
    List<LandState> states = states(List.of(field("A", 0, 0, 1, 1)), List.of(rival), List.of());
    assertThat(states)
        .extracting(LandState::overlap)
        .map(OptionalDouble::getAsDouble)
        .containsExactly(0.0, 0.5);
  }

  /**
   * Six values of 0.60 and 0.62 in three years: median 0.61, deviation 0.01, so the floor, 0.02.
   */
  @Test
  void comparesADekadWithThoseOfItsOwnPast() {
    List<Sight> sights = new ArrayList<>();
    for (int year = 2019; year <= 2021; year++) {
      sights.add(sight("A", LocalDate.of(year, 7, 5), 0.60, 2));
      sights.add(sight("A", LocalDate.of(year, 7, 15), 0.62, 2));
    }
    Sight now = sight("A", LocalDate.of(2022, 7, 5), 0.55, 2);
    sights.add(now);
    // The scene of the next orbit on the same day, from further aside.
    sights.add(
        new Sight("A", 0, "aside", 0, now.sensed(), now.known(), true, 0.95, 100, none(), 9, 0, 1));
    LandState last = last(states(List.of(field("A", 0, 0, 1, 1)), List.of(), sights));
    assertThat(last.ndviZ().getAsDouble()).isCloseTo((0.55 - 0.61) / 0.02, within(1e-9));
    assertThat(last.ndviReason()).isEqualTo("SEEN");
  }

  @Test
  void saysWhyThereIsNoNumber() {
    Holding field = field("A", 0, 0, 1, 1);
    Sight clouded =
        new Sight(
            "A",
            0,
            "clouded",
            0,
            at(2022, 7, 5),
            at(2022, 7, 6),
            false,
            Double.NaN,
            0,
            none(),
            4,
            1,
            1);
    assertThat(last(states(List.of(field), List.of(), List.of())).ndviReason())
        .isEqualTo("NEVER_SEEN");
    assertThat(last(states(List.of(field), List.of(), List.of(clouded))).ndviReason())
        .isEqualTo("NOT_USABLE");
    LandState brief =
        last(
            states(
                List.of(field), List.of(), List.of(sight("A", LocalDate.of(2022, 7, 5), 0.55, 2))));
    assertThat(brief.ndviReason()).isEqualTo("BASELINE_SHORT");
    assertThat(brief.ndviZ()).isEmpty();
    assertThat(brief.peakRatio()).isEmpty();
  }

  /** A scene that was taken earlier and arrives later does not pass for the newest. */
  @Test
  void restatesWhereASceneArrivesLate() {
    List<LandState> states =
        states(
            List.of(field("A", 0, 0, 1, 1)),
            List.of(),
            List.of(
                sight("A", LocalDate.of(2022, 7, 15), 0.6, 2),
                sight("A", LocalDate.of(2022, 7, 5), 0.6, 40)));
    assertThat(states)
        .extracting(LandState::newest)
        .containsExactly(known(2018, 1, 5), at(2022, 7, 15), at(2022, 7, 15));
    assertThat(states).extracting(LandState::version).containsExactly(0, 0, 1);
  }

  /**
   * A field of 1 ha until the end of 2024, of which an outline of 2 ha from 2025 on was registered
   * in December: there is land on every day.
   */
  @Test
  void keepsAnOutlineUntilTheOneThatReplacesItHolds() {
    Holding old = during(field("A", 0, 0, 1, 1), FROM, LocalDate.of(2024, 12, 31));
    Holding next =
        knownAt(
            during(field("A", 1, 0, 2, 2), LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30)),
            known(2024, 12, 20));
    List<LandState> states = states(List.of(old, next), List.of(), List.of());
    assertThat(states)
        .extracting(LandState::known)
        .containsExactly(
            known(2018, 1, 5), known(2024, 12, 20), midnight(2025, 1, 1), midnight(2025, 7, 1));
    assertThat(states).extracting(LandState::version).containsExactly(0, 0, 1, 2);
    assertThat(states).extracting(LandState::parcels).containsExactly(1, 1, 1, 0);
    assertThat(states)
        .extracting(LandState::areaHa)
        .containsExactly(OptionalDouble.of(1), OptionalDouble.of(1), OptionalDouble.of(2), none());
  }

  /** The same on 31 December 2024: what is still to come is no state yet. */
  @Test
  void tellsNothingOfDaysToCome() {
    Holding old = during(field("A", 0, 0, 1, 1), FROM, LocalDate.of(2024, 12, 31));
    Holding next =
        knownAt(
            during(field("A", 1, 0, 2, 2), LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30)),
            known(2024, 12, 20));
    List<Holding> both = List.of(old, next);
    List<LandState> early =
        LandHistory.states("own", both, List.of(), ZoneOffset.UTC, LocalDate.of(2024, 12, 31));
    assertThat(early).hasSize(2);
    assertThat(states(both, List.of(), List.of())).startsWith(early.toArray(LandState[]::new));
  }

  /** Withdrawn in June 2024, known at once: the outline below it does not come back. */
  @Test
  void leavesNothingOfWhatIsWithdrawn() {
    Holding field = field("A", 0, 0, 1, 1);
    Holding end = withdrawn(knownAt(field("A", 1, 0, 1, 1), known(2024, 6, 1)));
    assertThat(states(List.of(field, end), List.of(), List.of()))
        .extracting(LandState::parcels)
        .containsExactly(1, 0);
  }

  /** An end that a newer outline made void before it came changes nothing, so it is no state. */
  @Test
  void tellsNoStateWhereNothingTurns() {
    Holding old = during(field("A", 0, 0, 1, 1), FROM, LocalDate.of(2024, 12, 31));
    Holding next = knownAt(field("A", 1, 0, 2, 2), known(2024, 6, 1));
    assertThat(states(List.of(old, next), List.of(), List.of())).hasSize(2);
  }

  /**
   * Whatever comes to be known later, and in whatever order rows come, leaves a state as it was.
   */
  @Test
  void noStateMovesWithWhatIsKnownLater() {
    Random random = new Random(1069);
    for (int round = 0; round < 20; round++) {
      List<Holding> own = new ArrayList<>();
      List<Holding> rivals = new ArrayList<>();
      List<Sight> sights = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        own.add(field("P" + i, 0, 3 * i, 1 + random.nextInt(2), 1.5));
        rivals.add(
            rival(
                during(
                    field("R" + i, 0, 3 * i + 0.5, 1, 1),
                    LocalDate.of(2018 + random.nextInt(6), 3, 1),
                    LocalDate.of(2023 + random.nextInt(2), 10, 31)),
                known(2019 + random.nextInt(4), 6, 1 + random.nextInt(28))));
      }
      for (int i = 0; i < 150; i++) {
        LocalDate day = LocalDate.of(2018 + i % 6, 4 + i / 6 % 6, 1 + i / 36 * 5);
        sights.add(
            sight(
                "P" + random.nextInt(3),
                day.plusDays(random.nextInt(5)),
                0.2 + 0.6 * random.nextDouble(),
                1 + random.nextInt(80)));
      }
      Instant cut = known(2021, 7, 1);
      List<LandState> early =
          LandHistory.states(
              "own",
              Stream.concat(own.stream(), rivals.stream())
                  .filter(h -> !h.known().isAfter(cut))
                  .toList(),
              sights.stream().filter(s -> !s.known().isAfter(cut)).toList(),
              ZoneOffset.UTC,
              LocalDate.of(2021, 7, 1));
      Collections.shuffle(sights, random);
      Collections.shuffle(own, random);
      List<LandState> all = states(own, rivals, sights);
      assertThat(all.stream().filter(s -> !s.known().isAfter(cut)).toList()).isEqualTo(early);
      assertThat(all.size()).isGreaterThan(early.size());
    }
  }

  private static List<LandState> states(
      List<Holding> own, List<Holding> rivals, List<Sight> sights) {
    List<Holding> holdings = new ArrayList<>(own);
    holdings.addAll(rivals);
    return LandHistory.states("own", holdings, sights, ZoneOffset.UTC, LocalDate.of(2025, 12, 31));
  }

  private static LandState last(List<LandState> states) {
    return states.get(states.size() - 1);
  }

  /** A field 1 degree deep that begins at a longitude and is as wide as its hectares. */
  private static Holding field(String id, long version, double west, double ha, double declared) {
    double east = west + ha;
    return new Holding(
        id,
        version,
        "own",
        true,
        FROM,
        Optional.empty(),
        known(2018, 1, 5),
        known(2018, 1, 5),
        10_000 * ha,
        OptionalDouble.of(10_000 * declared),
        new GeometryFactory()
            .createPolygon(
                new Coordinate[] {
                  new Coordinate(west, 0),
                  new Coordinate(east, 0),
                  new Coordinate(east, 1),
                  new Coordinate(west, 1),
                  new Coordinate(west, 0)
                }),
        Optional.of("RICE"));
  }

  private static Holding during(Holding field, LocalDate from, LocalDate until) {
    return new Holding(
        field.parcel(),
        field.version(),
        field.borrower(),
        field.stands(),
        from,
        Optional.of(until),
        field.registered(),
        field.known(),
        field.areaM2(),
        field.declaredM2(),
        field.lonLat(),
        field.crop());
  }

  private static Holding knownAt(Holding field, Instant known) {
    return new Holding(
        field.parcel(),
        field.version(),
        field.borrower(),
        field.stands(),
        field.from(),
        field.until(),
        known,
        known,
        field.areaM2(),
        field.declaredM2(),
        field.lonLat(),
        field.crop());
  }

  private static Holding withdrawn(Holding field) {
    return new Holding(
        field.parcel(),
        field.version(),
        field.borrower(),
        false,
        field.from(),
        field.until(),
        field.registered(),
        field.known(),
        field.areaM2(),
        field.declaredM2(),
        field.lonLat(),
        field.crop());
  }

  private static Holding rival(Holding field, Instant known) {
    return new Holding(
        field.parcel(),
        field.version(),
        "other",
        true,
        FROM,
        Optional.empty(),
        known,
        known,
        field.areaM2(),
        field.declaredM2(),
        field.lonLat(),
        field.crop());
  }

  private static Sight sight(String parcel, LocalDate day, double mean, int delay) {
    Instant sensed = at(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    Instant known = known(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    return new Sight(
        parcel,
        0,
        "S" + day,
        0,
        sensed,
        known.plusSeconds(86_400L * delay),
        true,
        mean,
        100,
        none(),
        4,
        0,
        1);
  }

  private static OptionalDouble none() {
    return OptionalDouble.empty();
  }

  private static Instant at(int year, int month, int day) {
    return LocalDate.of(year, month, day).atTime(2, 55).toInstant(ZoneOffset.UTC);
  }

  private static Instant midnight(int year, int month, int day) {
    return LocalDate.of(year, month, day).atStartOfDay().toInstant(ZoneOffset.UTC);
  }

  private static Instant known(int year, int month, int day) {
    return LocalDate.of(year, month, day).atTime(6, 0).toInstant(ZoneOffset.UTC);
  }
}
