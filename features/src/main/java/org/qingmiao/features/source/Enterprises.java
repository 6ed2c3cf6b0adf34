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
 * Enterprises as the commercial registry publishes them.
 *
 * <p>An entry states everything that the registry holds from a day on, so the newest entry alone
 * describes the enterprise and an older one what was public before. The owner is a token only; an
 * identity number would tell sex and age, which must not reach a model.
 */
public final class Enterprises {
  /** One entry per registration and per change. */
  public static final Table TABLE =
      Table.of(
              "raw.enterprise",
              "one registry entry of one enterprise, its registration or a change",
              Shape.EVENTS)
          .key("entry_no")
          .clock(
              Clock.of("effective_on", "published_at", "entry_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("entry_no", "The registry's number of the entry.").level(2),
              text("enterprise_token", "Unified social credit code of the enterprise.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              text("name_token", "Registered name of the enterprise.").token("name").optional(),
              text("owner_token", "Identity number of the legal representative or operator.")
                  .level(4)
                  .token("person_id")
                  .optional(),
              text("phone_token", "Telephone of the enterprise.").token("phone").optional(),
              text("former_token", "Unified social credit code that the same party held before.")
                  .role(Role.ID)
                  .token("credit_code")
                  .optional(),
              date("effective_on", "Day from which the entry holds."),
              instant("published_at", "When the registry published the entry."),
              whole("version", Unit.NONE, "0 as first published, higher for each correction."),
              text("op", "U states the entry and D withdraws it."),
              text("sector", "Section of the industry classification GB/T 4754, one letter.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              text("region", "County of the registered seat, six digits of GB/T 2260.")
                  .level(2)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              date("founded_on", "Day on which the enterprise was founded.").role(Role.FEATURE),
              decimal("registered_capital_cny", 18, 2, Unit.CNY, "Registered capital.")
                  .role(Role.FEATURE)
                  .optional(),
              whole("insured_count", Unit.COUNT, "Employees insured, as in the annual report.")
                  .role(Role.FEATURE)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.matches("sector", "[A-T]"),
              Rule.matches("region", "[1-9][0-9]{5}"),
              Rule.between("version", "0", "1000"),
              Rule.between("registered_capital_cny", "0", "1000000000000"),
              Rule.between("insured_count", "0", "1000000"),
              Rule.ordered("founded_on", "effective_on"));

  private Enterprises() {}
}
