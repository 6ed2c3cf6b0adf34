// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
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
 * What people have decided of two codes that may be one party's.
 *
 * <p>Registers that agree in name, region and telephone show a likeness, never an identity: only a
 * decision joins them, from the day on which it is on record, until a later version or its
 * withdrawal parts them again. So a merge is a fact with two clocks like any other.
 */
public final class MatchDecisions {
  /** One decision on one pair of codes. */
  public static final Table TABLE =
      Table.of("raw.match_decision", "one decision of a person on two codes", Shape.EVENTS)
          .key("decision_no")
          .clock(
              Clock.of("decided_on", "recorded_at", "decision_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("decision_no", "Number of the decision.").level(2),
              text("enterprise_token", "Unified social credit code that the party has.")
                  .role(Role.ID)
                  .token("credit_code"),
              text("other_token", "Unified social credit code that may be the same party's.")
                  .role(Role.ID)
                  .token("credit_code"),
              date("decided_on", "Day of the decision."),
              instant("recorded_at", "When the decision was put on record."),
              whole("version", Unit.NONE, "0 as first recorded, higher for each correction."),
              text("op", "U states the decision and D withdraws it."),
              text("ruling", "SAME party, or DIFFERENT ones however much agrees.")
                  .role(Role.FEATURE),
              text("decider_token", "Who decided.").token("operator"))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("ruling", "SAME", "DIFFERENT"),
              Rule.ordered("decided_on", "recorded_at"));

  private MatchDecisions() {}
}
