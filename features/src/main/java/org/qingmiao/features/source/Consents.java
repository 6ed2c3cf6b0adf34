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
 * What enterprises have allowed the bank to look at, and for which purpose.
 *
 * <p>A row of a source that needs consent may be used only while a consent for that purpose is in
 * force and known. A withdrawal restates the consent and stops use from the day it is known.
 */
public final class Consents {
  /** One consent for one purpose. */
  public static final Table TABLE =
      Table.of("raw.consent", "one consent of one enterprise for one purpose", Shape.EVENTS)
          .key("evidence_no")
          .clock(
              Clock.of("granted_on", "recorded_at", "evidence_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("evidence_no", "Number of the signed form.").level(2).purpose(Purpose.OPERATION),
              text("subject_token", "Unified social credit code of who consents.")
                  .role(Role.ID)
                  .token("credit_code")
                  .purpose(Purpose.OPERATION),
              text("purpose", "What the data may be used for.").purpose(Purpose.OPERATION),
              date("granted_on", "First day of the consent.").purpose(Purpose.OPERATION),
              instant("recorded_at", "When the bank recorded this state of the consent.")
                  .purpose(Purpose.OPERATION),
              whole("version", Unit.NONE, "0 as granted, higher for each later state.")
                  .purpose(Purpose.OPERATION),
              text("op", "U states the consent and D withdraws a wrong entry.")
                  .purpose(Purpose.OPERATION),
              date("ends_on", "Last day of the consent.").purpose(Purpose.OPERATION).optional(),
              date("withdrawn_on", "Day on which it was taken back.")
                  .purpose(Purpose.OPERATION)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("purpose", "CREDIT", "CARBON", "FAIRNESS"),
              Rule.ordered("granted_on", "ends_on"),
              Rule.ordered("granted_on", "withdrawn_on"));

  private Consents() {}
}
