// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.instant;
import static org.qingmiao.features.table.Column.text;
import static org.qingmiao.features.table.Column.whole;

import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Retention;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Unit;

/**
 * Judgements and enforcement orders of the courts against enterprises.
 *
 * <p>A record names a party by code where the court has one; others come with a name only and
 * belong to nobody until a person has matched them. A closed case stays known as having been open.
 */
public final class CourtRecords {
  /** One case of one party, from its opening on. */
  public static final Table TABLE =
      Table.of("raw.court_record", "one court case against one enterprise", Shape.EVENTS)
          .key("case_no")
          .clock(
              Clock.of("filed_on", "published_at", "case_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .retention(
              new Retention(
                  5,
                  "Credit Industry Regulation, article 16: adverse records, from the end of the"
                      + " event"))
          .columns(
              text("case_no", "The court's number of the case.").level(2),
              text("enterprise_token", "Unified social credit code of the party sued.")
                  .role(Role.ID)
                  .token("credit_code")
                  .optional(),
              text("name_token", "Name of the party as the court writes it.").token("name"),
              date("filed_on", "Day on which the case was filed."),
              instant("published_at", "When the court published this state of the case."),
              whole("version", Unit.NONE, "0 as first published, higher for each later state."),
              text("op", "U states the case and D withdraws it."),
              text("kind", "LAWSUIT, or ENFORCEMENT of a judgement that was not obeyed.")
                  .role(Role.FEATURE),
              text("cause", "What the case is about: LOAN, SALE, LABOUR or OTHER.")
                  .role(Role.FEATURE),
              decimal("claim_cny", 18, 2, Unit.CNY, "Amount claimed or to be enforced.")
                  .level(2)
                  .role(Role.FEATURE)
                  .optional(),
              text("status", "OPEN, SETTLED, WON by the party sued, LOST, or CLOSED.")
                  .role(Role.FEATURE),
              date("closed_on", "Day on which the case ended.").role(Role.FEATURE).optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("kind", "LAWSUIT", "ENFORCEMENT"),
              Rule.oneOf("cause", "LOAN", "SALE", "LABOUR", "OTHER"),
              Rule.oneOf("status", "OPEN", "SETTLED", "WON", "LOST", "CLOSED"),
              Rule.between("claim_cny", "0", "1000000000000"),
              Rule.ordered("filed_on", "closed_on"),
              Rule.ordered("filed_on", "published_at"));

  private CourtRecords() {}
}
