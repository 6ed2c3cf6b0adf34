// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.typed;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Outlines that devices should stay inside or keep out of.
 *
 * <p>A moved fence is a new version, so an alarm of last year is judged by the fence of last year.
 */
public final class Fences {
  /** One version of one fence. */
  public static final Table TABLE =
      Table.of("raw.fence", "one version of one fence", Shape.EVENTS)
          .key("fence_id", "version")
          .clock(
              Clock.of("valid_from", "registered_at", "fence_id")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("fence_id", "Number of the fence.").level(2),
              text("enterprise_token", "Unified social credit code of whose things it is for.")
                  .role(Role.ID)
                  .token("credit_code"),
              date("valid_from", "First day of the outline."),
              instant("registered_at", "When the outline was registered."),
              whole("version", Unit.NONE, "0 as first drawn, higher for each later outline."),
              text("op", "U states the fence and D withdraws it."),
              text("role", "HOME, WORK or FORBIDDEN."),
              typed("geom_wkb", new ColumnType.Bytes(), "Outline as well-known binary, x first.")
                  .level(2),
              date("valid_until", "Last day of the outline.").optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("role", "HOME", "WORK", "FORBIDDEN"),
              Rule.ordered("valid_from", "valid_until"));

  private Fences() {}
}
