// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a pledged herd grazes, with trackers on six head and on the farm's tractor. Two in three
 * farms that keep cattle have pledged them. To each herd something happens once, or nothing.
 *
 * <pre>
 * head    x(t) = 80 sin(2 pi (t / 24 h + phase)) + 20 n, metres from the middle; y alike
 * tractor at its place, 5 n
 * </pre>
 *
 * <p>Normal numbers n are cut off at 2.5, so nobody comes near the edge, 200 m from the middle.
 *
 * @param firm whose it is
 * @param x easting of its middle, metres
 * @param y northing of its middle
 * @param fate what happens to the herd
 * @param from the hour from which it does, counted from {@link #FIRST}
 */
record Pasture(Firm firm, double x, double y, Fate fate, int from) {
  /** The first hour of which trackers tell. */
  static final LocalDateTime FIRST = LocalDate.of(2025, 6, 24).atStartOfDay();

  /** Hours of which they tell, to the end of the last delivery. */
  static final int HOURS =
      (int) ChronoUnit.HOURS.between(FIRST, DemoBook.NEXT_DATE.plusDays(1).atStartOfDay());

  /** Heads with a tracker. */
  static final int HEADS = 6;

  /** Number of the tractor among the devices. */
  static final int TRACTOR = HEADS;

  private static final int HALF_M = 200;
  private static final int APART_M = 450;
  private static final int FARMS_OF_ROW = 5;
  private static final double CUT_OFF = 2.5;

  /** What can happen to a herd. */
  enum Fate {
    NOTHING(0),
    /** The first head walks out of the pasture, and back after eight hours. */
    STRAYED(8),
    /** A second tracker uses the number of the first one, 5 km away. */
    CLONED(1),
    /** The first tracker lies still for thirty hours. */
    FROZEN(30),
    /** All six trackers of the herd lie in a bucket for twenty hours. */
    BUCKET(20),
    /** The first tracker is silent for nine hours. */
    SILENT(9),
    /** The tractor is driven across the pasture between 22 and 2 o'clock. */
    DRIVEN_AT_NIGHT(4),
    /** Somebody's tracker that is on record for nothing grazes along. */
    UNKNOWN_TRACKER(0);

    /** Hours that it takes. */
    final int hours;

    Fate(int hours) {
      this.hours = hours;
    }
  }

  /** That of an enterprise, where it has pledged cattle. */
  static Optional<Pasture> of(Firm firm) {
    Chance chance = firm.chance("pasture");
    boolean isPledged = chance.happens(2 / 3.0);
    Fate fate = chance.pick(List.of(Fate.values()));
    // From the second day on, so that there is a before, to the sixth, so that there is an after.
    int from = 24 * chance.between(1, 5) + (fate == Fate.DRIVEN_AT_NIGHT ? 22 : chance.below(20));
    return firm.farm()
        .filter(farm -> isPledged && farm.herd() == Farm.Herd.CATTLE)
        .flatMap(farm -> Village.around(firm.county(), firm.index()))
        .map(village -> beside(village, firm, fate, from));
  }

  private static Pasture beside(Village village, Firm firm, Fate fate, int from) {
    int farm = Firm.farmsBefore(firm.index()) % Village.FARMS;
    return new Pasture(
        firm,
        village.west() + Village.BREADTH_M + APART_M * (1 + farm % FARMS_OF_ROW),
        village.north() - APART_M * (1 + farm / FARMS_OF_ROW),
        fate,
        from);
  }

  /** Number in the pledge register. */
  String pledge() {
    return "HX" + place();
  }

  /** Number of the fence around it. */
  String fence() {
    return "WL" + place();
  }

  /** Number of a tracker. */
  String device(int number) {
    return "GZ" + place() + number;
  }

  private String place() {
    return FictitiousCode.padded(firm.index(), 7);
  }

  /** Numbers of the trackers: heads, the tractor, and the one that is on record for nothing. */
  List<Integer> devices() {
    return IntStream.range(0, fate == Fate.UNKNOWN_TRACKER ? HEADS + 2 : HEADS + 1)
        .boxed()
        .toList();
  }

  /** To which trackers its fate happens. */
  List<Integer> struck() {
    return switch (fate) {
      case NOTHING -> List.of();
      case BUCKET -> IntStream.range(0, HEADS).boxed().toList();
      case DRIVEN_AT_NIGHT -> List.of(TRACTOR);
      case UNKNOWN_TRACKER -> List.of(HEADS + 1);
      default -> List.of(0);
    };
  }

  /** Whether its fate happens to a tracker in an hour. */
  boolean strikes(int device, int hour) {
    return struck().contains(device) && hour >= from && hour < from + fate.hours;
  }

  /** Its outline, from the south-west corner around. */
  List<UtmPlane.Place> ring() {
    List<UtmPlane.Place> ring = new ArrayList<>();
    for (int[] corner : new int[][] {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}}) {
      ring.add(at(corner[0] * HALF_M, corner[1] * HALF_M));
    }
    return ring;
  }

  /** Where a tracker is in an hour. */
  UtmPlane.Place place(int device, int hour) {
    Chance chance = firm.chance("grazing", device, hour);
    if (device == TRACTOR) {
      return parked(hour, chance);
    }
    if (strikes(device, hour) && fate == Fate.FROZEN) {
      return at(40, -30);
    }
    if (strikes(device, hour) && fate == Fate.BUCKET) {
      return at(-60 + 0.3 * noise(chance), 20 + 0.3 * noise(chance));
    }
    double turn = 2 * StrictMath.PI * (hour / 24.0 + device / (double) HEADS);
    double astray = strikes(device, hour) && fate == Fate.STRAYED ? 3.0 * HALF_M : 0;
    return at(
        astray + 80 * StrictMath.sin(turn) + 20 * noise(chance),
        80 * StrictMath.cos(turn) + 20 * noise(chance));
  }

  /** The tractor stands in a corner; where it is driven at night, in the opposite one after it. */
  private UtmPlane.Place parked(int hour, Chance chance) {
    int driven = fate == Fate.DRIVEN_AT_NIGHT ? Math.max(0, Math.min(hour - from, fate.hours)) : 0;
    double corner = -140 + 70.0 * driven;
    return at(corner + 5 * noise(chance), corner + 5 * noise(chance));
  }

  /** Five kilometres from its middle. */
  UtmPlane.Place faraway() {
    return at(5_000, 0);
  }

  private static double noise(Chance chance) {
    return Math.max(-CUT_OFF, Math.min(CUT_OFF, chance.normal()));
  }

  /** The place so many metres east and north of the middle. */
  private UtmPlane.Place at(double east, double north) {
    return UtmPlane.place(x + east, y + north);
  }
}
