// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.real;
import static org.qingmiao.features.table.Column.text;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Positions that devices send.
 *
 * <p>A ping is never corrected, but often late: a device without a network keeps its pings and
 * sends them all when it finds one, so what was known on a day is decided by the day of receipt.
 */
public final class Pings {
  /** One position of one device. */
  public static final Table TABLE =
      Table.of("raw.ping", "one position of one device", Shape.EVENTS)
          .key("ping_id")
          .clock(Clock.of("sent_at", "received_at", "ping_id"))
          .columns(
              text("ping_id", "Device and instant, the name of the ping.").level(2),
              text("device_id", "Number of the device.").level(2),
              instant("sent_at", "When the device was there."),
              instant("received_at", "When the position arrived."),
              real("longitude", Unit.DEGREES, "Longitude, WGS 84.").level(2).role(Role.FEATURE),
              real("latitude", Unit.DEGREES, "Latitude, WGS 84.").level(2).role(Role.FEATURE),
              real("accuracy_m", Unit.METRES, "Radius that holds the true place.").optional(),
              text("system", "How the position was found: GNSS, CELL or WIFI.").optional())
          .rules(
              Rule.between("longitude", "-180", "180"),
              Rule.between("latitude", "-90", "90"),
              Rule.between("accuracy_m", "0", "100000"),
              Rule.oneOf("system", "GNSS", "CELL", "WIFI"),
              Rule.ordered("sent_at", "received_at"));

  private Pings() {}
}
