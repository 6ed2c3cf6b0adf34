// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Who holds which share of an enterprise.
 *
 * <p>An owner is an enterprise or a person, never both: their tokens belong to two domains, which
 * do not join. A share that is sold is restated with its last day.
 */
public final class Ownerships {
  /** One share of one owner in one enterprise. */
  public static final Table TABLE =
      Table.of("raw.ownership", "one share of one owner in one enterprise", Shape.EVENTS)
          .key("share_no")
          .clock(
              Clock.of("held_from", "published_at", "share_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("share_no", "The registry's number of the entry.").level(2),
              text("enterprise_token", "Unified social credit code of the enterprise owned.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("owner_enterprise_token", "Unified social credit code of an owning enterprise.")
                  .role(Role.ID)
                  .token("credit_code")
                  .optional(),
              text("owner_person_token", "Identity number of an owning person.")
                  .level(4)
                  .token("person_id")
                  .optional(),
              date("held_from", "First day of the share."),
              instant("published_at", "When the registry published this state of the share."),
              whole("version", Unit.NONE, "0 as first published, higher for each correction."),
              text("op", "U states the share and D withdraws it."),
              decimal("share", 9, 6, Unit.SHARE, "Share of the capital.").role(Role.FEATURE),
              date("held_until", "Last day of the share.").role(Role.FEATURE).optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.between("share", "0.000001", "1"),
              Rule.ordered("held_from", "held_until"));

  private Ownerships() {}
}
