// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

class DeviceTrackTest {

  /** Square of half side 200 m about the origin of {@link Walk}, as in the golden file. */
  private static final Geometry SQUARE =
      new GeometryFactory()
          .toGeometry(new Envelope(103.797914582, 103.802085418, 30.598195972, 30.601804028));

  private static final List<Geofence> FENCE = List.of(Geofence.of("F", SQUARE));

  private static Walk inside() {
    return Walk.of("d", "2024-06-01T00:00:00Z").then(0, 0, 0).then(5, 9, 0).then(5, 0, 9);
  }

  private static List<String> cattle(Walk walk) {
    return walk.events(AssetKind.CATTLE, FENCE);
  }

  @Test
  void threeFixesMakeASide() {
    assertThat(cattle(inside())).containsExactly("SEEN_IN 0 10");
    Walk outside = Walk.of("d", "2024-06-01T00:00:00Z");
    outside.then(0, 300, 0).then(5, 309, 0).then(5, 300, 9);
    assertThat(cattle(outside)).containsExactly("SEEN_OUT 0 10");
  }

  /** Two fixes are enough when they are 10 to 30 minutes apart, both ends included. */
  @ParameterizedTest
  @CsvSource({"9, 0", "10, 1", "30, 1", "31, 0"})
  void orTwoAtTheRightDistance(double minutes, int events) {
    Walk walk = Walk.of("d", "2024-06-01T00:00:00Z").then(0, 0, 0).then(minutes, 9, 0);
    assertThat(cattle(walk)).hasSize(events);
  }

  @Test
  void aSingleFixOutsideIsNoExit() {
    Walk walk = inside().then(20, 260, 0).then(20, 0, 0).then(20, 260, 0).then(20, 0, 0);
    assertThat(cattle(walk)).containsExactly("SEEN_IN 0 10");
  }

  /**
   * The edge is at 200 m; the collar reaches to 190 and 210 m, with 20 m accuracy to 160 and 240.
   */
  @ParameterizedTest
  @CsvSource({
    "209, 5, false",
    "211, 5, true",
    "239, 20, false",
    "241, 20, true",
    "190, 5, false",
  })
  void theCollarKeepsTheSide(double east, double accuracy, boolean exits) {
    Walk walk = inside();
    for (int i = 0; i < 3; i++) {
      walk.then(5, east, i, accuracy);
    }
    assertThat(cattle(walk).contains("EXIT 15 25")).isEqualTo(exits);
  }

  /** One bad fix and then many at the fence would else be an exit. */
  @Test
  void aFixInTheCollarStartsTheCountAnew() {
    Walk walk = inside();
    for (int i = 0; i < 4; i++) {
      walk.then(5, 260, 0).then(5, 205, 0);
    }
    assertThat(cattle(walk)).containsExactly("SEEN_IN 0 10");
    walk.then(5, 260, 0).then(5, 265, 0).then(5, 260, 0);
    assertThat(cattle(walk)).containsExactly("SEEN_IN 0 10", "EXIT 55 65");
  }

  /** The fence moves by 500 m at midnight; the same places are outside of it from then on. */
  @Test
  void theFenceThatIsValidCounts() {
    Instant midnight = Instant.parse("2024-06-02T00:00:00Z");
    Geometry moved =
        new GeometryFactory()
            .toGeometry(new Envelope(103.807914582, 103.812085418, 30.598195972, 30.601804028));
    List<Geofence> versions =
        List.of(
            Geofence.of("F", SQUARE, Instant.MIN, midnight),
            Geofence.of("F", moved, midnight, Instant.MAX));
    Walk walk = Walk.of("d", "2024-06-01T23:00:00Z");
    for (int i = 0; i < 9; i++) {
      walk.then(i == 0 ? 0 : 15, i % 2 == 0 ? 0 : 9, 0);
    }
    assertThat(walk.events(AssetKind.CATTLE, versions))
        .containsExactly("SEEN_IN 0 15", "EXIT 60 75");
  }

  @Test
  void aPlaceThatCannotBeReachedIsNotUsed() {
    // 3 km in 5 minutes are 10 m/s: too fast for a cow, not for a lorry.
    Walk walk = inside().then(5, 3_000, 0).then(25, 0, 0);
    assertThat(cattle(walk)).containsExactly("SEEN_IN 0 10", "TELEPORT 15 15");
    assertThat(walk.events(AssetKind.MACHINE, FENCE)).containsExactly("SEEN_IN 0 10");
  }

  /** Within a minute: 10 km within 59 s is a second device, within 61 s an error. */
  @Test
  void twoPlacesAtOnceAreAClone() {
    assertThat(cattle(inside().then(59 / 60.0, 10_000, 0)))
        .containsExactly("SEEN_IN 0 10", "CLONE 10 10");
    assertThat(cattle(inside().then(61 / 60.0, 10_000, 0)))
        .containsExactly("SEEN_IN 0 10", "TELEPORT 11 11");
    assertThat(cattle(inside().then(59 / 60.0, 990, 0)))
        .containsExactly("SEEN_IN 0 10", "TELEPORT 10 10");
  }

  /** 485 m in 60 s are 8.08 m/s; less 5 m of accuracy on both ends 7.92. */
  @Test
  void accuracyIsGrantedAtBothEnds() {
    assertThat(cattle(inside().then(1, 485, 9))).containsExactly("SEEN_IN 0 10");
    assertThat(cattle(inside().then(1, 500, 9))).containsExactly("SEEN_IN 0 10", "TELEPORT 11 11");
  }

  /** A herd on a lorry: the first fix is strange, those after it agree with each other. */
  @Test
  void aTrackGoesOnFromAStrangePlaceThatTheNextFixConfirms() {
    Walk walk = inside().then(5, 30_000, 0).then(5, 30_009, 0).then(5, 30_000, 9);
    assertThat(cattle(walk)).containsExactly("SEEN_IN 0 10", "TELEPORT 15 15", "EXIT 15 25");
  }

  @Test
  void strangePlacesThatDisagreeAreAllRefused() {
    Walk walk = inside().then(5, 30_000, 0).then(5, -30_000, 0).then(5, 30_000, 0).then(5, 0, 0);
    assertThat(cattle(walk))
        .containsExactly("SEEN_IN 0 10", "TELEPORT 15 15", "TELEPORT 20 20", "TELEPORT 25 25");
  }

  /** After five intervals of 10 minutes; the limit is 30 minutes. */
  @Test
  void silenceIsTold() {
    Walk walk = Walk.of("d", "2024-06-01T00:00:00Z").then(0, 0, 0);
    for (int i = 0; i < 5; i++) {
      walk.then(10, i % 2, 0);
    }
    assertThat(cattle(walk.then(30, 0, 0))).containsExactly("SEEN_IN 0 10");
    assertThat(cattle(walk.then(31, 9, 0))).containsExactly("SEEN_IN 0 10", "GAP 80 111");
    assertThat(cattle(inside().then(500, 0, 0))).containsExactly("SEEN_IN 0 10");
  }

  private static Walk still(Walk walk, int hours) {
    for (int i = 0; i < hours; i++) {
      walk.then(60, 50, 50 + i % 2);
    }
    return walk;
  }

  /** Within 1 m from minute 60; a whole day of that is over at minute 1500; told once a spell. */
  @Test
  void aDayWithoutMotionIsFrozen() {
    Walk walk = still(Walk.of("d", "2024-06-01T00:00:00Z").then(0, 0, 0), 24);
    assertThat(cattle(walk)).noneMatch(event -> event.startsWith("FROZEN"));
    still(walk, 10);
    assertThat(cattle(walk)).containsOnlyOnce("FROZEN 60 1500");
    walk.then(60, 0, 0);
    still(walk, 40);
    assertThat(cattle(walk))
        .filteredOn(event -> event.startsWith("FROZEN"))
        .containsExactly("FROZEN 60 1500", "FROZEN 2160 3600");
  }

  @Test
  void elevenFixesADayAreTooFewToBeFrozen() {
    Walk walk = Walk.of("d", "2024-06-01T00:00:00Z").then(0, 0, 0);
    for (int i = 0; i < 30; i++) {
      walk.then(144, 0, 0);
    }
    assertThat(cattle(walk)).noneMatch(event -> event.startsWith("FROZEN"));
  }

  /** 14:00 UTC is 22:00 at UTC+8, 21:00 UTC is 05:00. */
  @Test
  void aMachineThatMovesAtNightIsToldOnceANight() {
    Walk walk =
        Walk.of("d", "2024-06-01T13:59:00Z")
            .then(0, 0, 0)
            .then(1, 2_000, 0)
            .then(60, 2_190, 0)
            .then(60, 2_210, 0)
            .then(60, 6_000, 0)
            .then(300, 0, 0)
            .then(900, 0, 0)
            .then(60, 0, 300);
    assertThat(walk.events(AssetKind.MACHINE, FENCE))
        .filteredOn(event -> event.startsWith("NIGHT"))
        .containsExactly("NIGHT_MOVE 1 121");
    assertThat(walk.events(AssetKind.CATTLE, List.of())).noneMatch(e -> e.startsWith("NIGHT"));
  }

  @Test
  void aDeviceWithoutAssetIsWatchedAndSaysSo() {
    assertThat(inside().events(AssetKind.UNASSIGNED, FENCE))
        .containsExactly("UNASSIGNED 0 0", "SEEN_IN 0 10");
  }

  /** Both arrive; the one that arrived first is kept, whichever is seen first. */
  @Test
  void ofTwoPingsForOneInstantTheFirstToArriveCounts() {
    Instant at = Instant.parse("2024-06-01T00:00:00Z");
    Ping first = new Ping("d", at, 103.8, 30.6, 5, at.plusSeconds(10));
    Ping second = new Ping("d", at, 103.9, 30.6, 5, at.plusSeconds(20));
    DeviceTrack empty = DeviceTrack.of(new Device("d", AssetKind.CATTLE, ZoneOffset.ofHours(8)));
    for (List<Ping> order : List.of(List.of(first, second), List.of(second, first))) {
      DeviceTrack.Extended extended = empty.with(order);
      assertThat(extended.track().fixes()).containsExactly(first);
      assertThat(extended.rejected())
          .containsExactly(new RejectedPing(second, PingFault.PING_DUPLICATE));
    }
  }

  /** An exit that a late fix takes back. */
  @Test
  void aLateFixChangesWhatSeemedToHaveHappened() {
    List<Ping> pings =
        inside().then(5, 260, 0).then(5, 0, 0).then(5, 260, 0).then(5, 260, 9).pings();
    Ping late = pings.get(4);
    DeviceTrack track =
        DeviceTrack.of(new Device("d", AssetKind.CATTLE, ZoneOffset.ofHours(8)))
            .with(pings.stream().filter(ping -> !ping.equals(late)).toList())
            .track();
    assertThat(track.events(FENCE))
        .extracting(FenceEvent::type)
        .containsExactly(FenceEvent.Type.SEEN_IN, FenceEvent.Type.EXIT);
    assertThat(track.with(List.of(late)).track().events(FENCE))
        .extracting(FenceEvent::type)
        .containsExactly(FenceEvent.Type.SEEN_IN);
  }

  @Test
  void pingsOfAnotherDeviceAreRefused() {
    DeviceTrack track = DeviceTrack.of(new Device("e", AssetKind.CATTLE, ZoneOffset.ofHours(8)));
    assertThatThrownBy(() -> track.with(inside().pings()))
        .hasMessage("ping of device d, expected one of e");
  }
}
