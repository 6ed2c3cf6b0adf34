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
 * Permits to discharge, as the ecology bureau grants them.
 *
 * <p>A works without a valid permit may be halted on any day, and a permit's limit bounds what the
 * works may emit.
 */
public final class EnvironmentalPermits {
  /** One permit with its validity and its limit. */
  public static final Table TABLE =
      Table.of("raw.environmental_permit", "one discharge permit of one enterprise", Shape.EVENTS)
          .key("permit_no")
          .clock(
              Clock.of("valid_from", "published_at", "permit_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("permit_no", "The bureau's number of the permit.").level(2),
              text("enterprise_token", "Unified social credit code of the holder.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              date("valid_from", "First day of the permit.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              instant("published_at", "When the bureau published this state of the permit.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              whole("version", Unit.NONE, "0 as first granted, higher for each change."),
              text("op", "U states the permit and D withdraws it."),
              text("management", "KEY, SIMPLIFIED or REGISTERED, by how much is discharged.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              date("valid_until", "Last day of the permit.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal("cod_limit_t", 18, 3, Unit.TONNES, "Chemical oxygen demand allowed a year.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("management", "KEY", "SIMPLIFIED", "REGISTERED"),
              Rule.between("cod_limit_t", "0", "1000000"),
              Rule.ordered("valid_from", "valid_until"));

  private EnvironmentalPermits() {}
}
