// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Pings of a device in metres about 103.8 E, 30.6 N, each some minutes after the last. */
final class Walk {

  static final double LON = 103.8;
  static final double LAT = 30.6;

  /** At 30.6 N, from the radii of WGS 84: a cos(30.6)/W and a(1-e2)/W^3, times pi/180. */
  private static final double METRES_PER_LON = 95_904.2;

  private static final double METRES_PER_LAT = 110_860.9;

  private final String device;
  private final List<Ping> pings = new ArrayList<>();
  private Instant now;

  private Walk(String device, Instant start) {
    this.device = device;
    this.now = start;
  }

  static Walk of(String device, String start) {
    return new Walk(device, Instant.parse(start));
  }

  Walk then(double minutes, double east, double north) {
    return then(minutes, east, north, 5);
  }

  Walk then(double minutes, double east, double north, double accuracy) {
    now = now.plus(Duration.ofSeconds(Math.round(60 * minutes)));
    pings.add(
        new Ping(
            device,
            now,
            LON + east / METRES_PER_LON,
            LAT + north / METRES_PER_LAT,
            accuracy,
            now.plusSeconds(60)));
    return this;
  }

  List<Ping> pings() {
    return pings;
  }

  /** What happens to an asset that walks so, as lines of type, start and proof in minutes. */
  List<String> events(AssetKind kind, List<Geofence> fences) {
    Device own = new Device(device, kind, ZoneOffset.ofHours(8));
    Instant start = pings.get(0).at();
    return DeviceTrack.of(own).with(pings).track().events(fences).stream()
        .map(
            event ->
                "%s %d %d"
                    .formatted(
                        event.type(),
                        Duration.between(start, event.start()).toMinutes(),
                        Duration.between(start, event.confirmed()).toMinutes()))
        .toList();
  }
}
