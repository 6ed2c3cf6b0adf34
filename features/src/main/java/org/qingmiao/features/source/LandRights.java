// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Rights to farm a piece of land, as the land register holds them.
 *
 * <p>They say how much land a farm may work, and until when; a farm that declares more than it
 * holds either leases without a contract or overstates its harvest.
 */
public final class LandRights {
  /** One right of one holder to one piece of land. */
  public static final Table TABLE =
      Table.of("raw.land_right", "one right of one holder to one piece of land", Shape.EVENTS)
          .key("right_no")
          .clock(
              Clock.of("valid_from", "registered_at", "right_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("right_no", "The register's number of the right.").level(2),
              text("enterprise_token", "Unified social credit code of the holder.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              text("parcel_id", "The register's number of the piece of land.")
                  .level(2)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              date("valid_from", "First day of the right.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              instant("registered_at", "When the register published this state of the right.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              whole("version", Unit.NONE, "0 as first registered, higher for each correction."),
              text("op", "U states the right and D withdraws it."),
              text("kind", "CONTRACTED from the village, LEASED from others, or OWNED.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal("area_ha", 18, 6, Unit.HECTARES, "Registered area.")
                  .level(2)
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              date("valid_until", "Last day of the right.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("kind", "CONTRACTED", "LEASED", "OWNED"),
              Rule.between("area_ha", "0.0001", "100000"),
              Rule.ordered("valid_from", "valid_until"));

  private LandRights() {}
}
