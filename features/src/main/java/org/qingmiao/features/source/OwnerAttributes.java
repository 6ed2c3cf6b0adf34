// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
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
 * Protected attributes of owners, to measure fairness and for nothing else.
 *
 * <p>They stand in a table of their own so that no feature can be built on them by accident: every
 * column but the token has the role of a protected attribute and every column the purpose FAIRNESS
 * alone. The token is that of {@code raw.enterprise.owner_token}.
 */
public final class OwnerAttributes {
  /** One owner with the attributes that must not decide. */
  public static final Table TABLE =
      Table.of("raw.owner_attribute", "one owner of enterprises", Shape.EVENTS)
          .key("owner_token")
          .clock(
              Clock.of("recorded_on", "reported_at", "owner_token")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("owner_token", "Identity number of the owner.")
                  .role(Role.ID)
                  .level(4)
                  .token("person_id")
                  .purpose(Purpose.FAIRNESS),
              date("recorded_on", "Day on which the owner was recorded.").purpose(Purpose.FAIRNESS),
              instant("reported_at", "When the bank had the record.").purpose(Purpose.FAIRNESS),
              whole("version", Unit.NONE, "0 as first recorded, higher for each correction.")
                  .purpose(Purpose.FAIRNESS),
              text("op", "U states the record and D withdraws it.").purpose(Purpose.FAIRNESS),
              text("sex", "F or M.")
                  .level(4)
                  .role(Role.PROTECTED)
                  .purpose(Purpose.FAIRNESS)
                  .optional(),
              whole("birth_year", Unit.YEARS, "Year of birth.")
                  .level(4)
                  .role(Role.PROTECTED)
                  .purpose(Purpose.FAIRNESS)
                  .optional(),
              text("residence", "URBAN or RURAL, as registered.")
                  .level(4)
                  .role(Role.PROTECTED)
                  .purpose(Purpose.FAIRNESS)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("sex", "F", "M"),
              Rule.between("birth_year", "1900", "2100"),
              Rule.oneOf("residence", "URBAN", "RURAL"));

  private OwnerAttributes() {}
}
