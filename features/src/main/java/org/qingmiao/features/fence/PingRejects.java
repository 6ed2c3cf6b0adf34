// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.fence;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import java.util.Arrays;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;
import org.qingmiao.geo.fence.PingFault;

/** Pings that stand in {@code raw.ping} but say nothing of where a device was, and why. */
public final class PingRejects {
  /** The pings of one device, time and arrival that are not used for one reason. */
  public static final Table TABLE =
      Table.of(
              "feature.ping_reject",
              "the pings of one device, time and arrival that are not used for one reason",
              Shape.EVENTS)
          .key("as_of", "device_id", "sent_at", "received_at", "code")
          .columns(
              date("as_of", "Business date that first left them out."),
              text("device_id", "Number of the device.").level(2),
              instant("sent_at", "When the device says that it was there."),
              instant("received_at", "When the position arrived."),
              text("code", "Why they are not used."),
              whole("pings", Unit.COUNT, "How many they are."),
              text("run_id", "Run that left them out."))
          .rules(
              Rule.oneOf(
                  "code",
                  Arrays.stream(PingFault.values()).map(Enum::name).toArray(String[]::new)));

  private PingRejects() {}
}
