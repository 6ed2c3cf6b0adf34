// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.flag;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Retention;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Penalties of the ecology bureau.
 *
 * <p>Who was fined for what it discharges pays twice: the fine, and the plant that mends it. A
 * penalty that is annulled on appeal is withdrawn.
 */
public final class EnvironmentalPenalties {
  /** One penalty with its fine. */
  public static final Table TABLE =
      Table.of(
              "raw.environmental_penalty",
              "one penalty of the ecology bureau on one enterprise",
              Shape.EVENTS)
          .key("penalty_no")
          .clock(
              Clock.of("decided_on", "published_at", "penalty_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .retention(
              new Retention(
                  5,
                  "Credit Industry Regulation, article 16: adverse records, from the end of the"
                      + " event"))
          .columns(
              text("penalty_no", "The bureau's number of the decision.").level(2),
              text("enterprise_token", "Unified social credit code of the enterprise fined.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              date("decided_on", "Day of the decision.").purpose(Purpose.CREDIT, Purpose.CARBON),
              instant("published_at", "When the bureau published it.")
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              whole("version", Unit.NONE, "0 as first published, higher for each correction."),
              text("op", "U states the penalty and D withdraws it."),
              text("medium", "What was polluted: AIR, WATER, SOLID_WASTE or NOISE.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              decimal("fine_cny", 18, 2, Unit.CNY, "Amount of the fine.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON),
              flag("is_halted", "Whether production was halted.")
                  .role(Role.FEATURE)
                  .purpose(Purpose.CREDIT, Purpose.CARBON))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("medium", "AIR", "WATER", "SOLID_WASTE", "NOISE"),
              Rule.between("fine_cny", "0", "100000000"),
              Rule.ordered("decided_on", "published_at"));

  private EnvironmentalPenalties() {}
}
