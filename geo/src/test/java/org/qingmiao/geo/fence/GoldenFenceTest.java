// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.qingmiao.geo.Golden;

/** geo_fence_pings.csv against the square fence F1 of its header, for cattle. */
class GoldenFenceTest {

  private static final List<Geofence> FENCES =
      List.of(
          Geofence.of(
              "F1",
              new GeometryFactory()
                  .toGeometry(
                      new Envelope(103.797914582, 103.802085418, 30.598195972, 30.601804028))));

  private static final List<Golden> ROWS = Golden.rows("geo_fence_pings.csv");

  private static Ping ping(Golden row) {
    return new Ping(
        row.cell("device_id"),
        Instant.parse(row.cell("ts_utc")),
        row.cell("lon").equals("nan") ? Double.NaN : row.number("lon"),
        row.number("lat"),
        row.number("acc_m"),
        Instant.parse(row.cell("ingest_ts")));
  }

  private static List<Ping> pings() {
    return new ArrayList<>(ROWS.stream().map(GoldenFenceTest::ping).toList());
  }

  private final TreeMap<String, DeviceTrack> tracks = new TreeMap<>();
  private final List<String> rejected = new ArrayList<>();

  private void receive(Collection<Ping> batch) {
    for (Ping ping : batch) {
      DeviceTrack track =
          tracks.computeIfAbsent(
              ping.device(),
              id -> DeviceTrack.of(new Device(id, AssetKind.CATTLE, ZoneOffset.ofHours(8))));
      DeviceTrack.Extended extended = track.with(List.of(ping));
      tracks.put(ping.device(), extended.track());
      extended.rejected().forEach(r -> rejected.add(line(r.ping(), r.fault().name())));
    }
  }

  private static String line(Ping ping, String fault) {
    return ping.device() + " " + ping.at() + " " + fault;
  }

  private Set<String> events() {
    TreeSet<String> events = new TreeSet<>();
    List<Ping> fixes = new ArrayList<>();
    for (DeviceTrack track : tracks.values()) {
      track.events(FENCES).forEach(event -> assertThat(events.add(line(event))).isTrue());
      fixes.addAll(track.fixes());
    }
    Colocation.among(fixes).forEach(event -> events.add(line(event)));
    return events;
  }

  private static String line(FenceEvent event) {
    return String.join(
        " ",
        event.device(),
        event.type().name(),
        event.start().toString(),
        event.confirmed().toString());
  }

  private static Set<String> expected() {
    TreeSet<String> expected = new TreeSet<>();
    Golden.rows("geo_fence_events.csv").forEach(row -> expected.add(row.toString()));
    return expected;
  }

  @Test
  void theEventsAndRejectsAreThoseOfTheGoldenFile() {
    receive(pings());
    assertThat(events()).isEqualTo(expected());
    assertThat(rejected)
        .containsExactlyInAnyOrderElementsOf(
            ROWS.stream()
                .filter(row -> !row.cell("reject").isEmpty())
                .map(row -> line(ping(row), row.cell("reject")))
                .toList());
  }

  @Test
  void neitherOrderNorBatchesNorRepetitionMatter() {
    for (int seed = 0; seed < 20; seed++) {
      tracks.clear();
      List<Ping> shuffled = pings();
      Collections.shuffle(shuffled, new Random(seed));
      int half = shuffled.size() / 2;
      receive(shuffled.subList(0, half));
      events();
      receive(shuffled.subList(half, shuffled.size()));
      assertThat(events()).isEqualTo(expected());
      receive(shuffled.subList(0, half));
      assertThat(events()).isEqualTo(expected());
    }
  }

  /** Settled in the middle and sent through a file, the two parts together tell the same. */
  @Test
  void aSettledTrackTellsTheRest() throws Exception {
    for (int hour = 0; hour < 30; hour++) {
      Instant until = Instant.parse("2024-06-01T00:00:00Z").plusSeconds(3_600L * hour + 420);
      tracks.clear();
      receive(pings());
      TreeSet<String> told = new TreeSet<>();
      for (DeviceTrack track : List.copyOf(tracks.values())) {
        track.events(FENCES).stream()
            .filter(event -> event.confirmed().isBefore(until))
            .forEach(event -> told.add(line(event)));
      }
      for (var entry : tracks.entrySet()) {
        entry.setValue(sent(entry.getValue().settle(until, FENCES)));
        assertThat(entry.getValue().fixes()).allMatch(fix -> !fix.at().isBefore(until));
      }
      told.addAll(events());
      assertThat(told).isEqualTo(expected());

      // What comes again is late now and changes nothing.
      rejected.clear();
      receive(pings());
      told.addAll(events());
      assertThat(told).isEqualTo(expected());
      assertThat(rejected).hasSize(ROWS.size());
    }
  }

  private static DeviceTrack sent(DeviceTrack track) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(track);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (DeviceTrack) in.readObject();
    }
  }

  /** printf 'd2\x1fF1\x1fEXIT\x1f2024-06-01T05:01:00Z' | sha256sum | cut -c1-32 */
  @Test
  void idsAreDigestsOfWhatHappened() {
    receive(pings());
    assertThat(tracks.get("d2").events(FENCES))
        .filteredOn(event -> event.type() == FenceEvent.Type.EXIT)
        .extracting(FenceEvent::id)
        .containsExactly("263d7126994ab41b6659f34ba5e4155a");
  }
}
