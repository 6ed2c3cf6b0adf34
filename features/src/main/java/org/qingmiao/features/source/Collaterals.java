// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.source;

import static org.qingmiao.features.table.Column.date;
import static org.qingmiao.features.table.Column.decimal;
import static org.qingmiao.features.table.Column.flag;
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
 * What secures a loan: goods, receivables, land and buildings.
 *
 * <p>What is known of a pledge decides what it is worth: a confirmed title, a price from outside, a
 * proof of where it lies, an insurance. The same thing pledged twice is worth nothing, so pledges
 * carry a hash of what names the thing: of the normalised invoice for a receivable.
 */
public final class Collaterals {
  /** One pledge with its proofs. */
  public static final Table TABLE =
      Table.of("raw.collateral", "one pledge for one loan", Shape.EVENTS)
          .key("pledge_no")
          .clock(
              Clock.of("pledged_on", "registered_at", "pledge_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("pledge_no", "The pledge register's number.").level(2),
              text("loan_token", "The bank's number of the loan.").role(Role.ID).token("loan"),
              text("enterprise_token", "Unified social credit code of the owner.")
                  .role(Role.ID)
                  .token("credit_code"),
              date("pledged_on", "Day of the pledge."),
              instant("registered_at", "When the register published this state of the pledge."),
              whole("version", Unit.NONE, "0 as first registered, higher for each correction."),
              text("op", "U states the pledge and D withdraws it."),
              text("kind", "What is pledged.").role(Role.FEATURE),
              text("asset_sha256", "SHA-256 of what names the thing, 64 hexadecimal digits.")
                  .level(2),
              decimal("value_cny", 18, 2, Unit.CNY, "Appraised value.").level(2).role(Role.FEATURE),
              date("appraised_on", "Day of the appraisal.").role(Role.FEATURE),
              flag("is_title_confirmed", "Whether the title was confirmed.").role(Role.FEATURE),
              flag("has_price_source", "Whether the price comes from a source outside.")
                  .role(Role.FEATURE),
              flag("has_location_proof", "Whether place or parcel was proven.").role(Role.FEATURE),
              flag("is_insured", "Whether it is insured.").role(Role.FEATURE),
              date("released_on", "Day on which the pledge ended.")
                  .role(Role.POST_DECISION)
                  .optional())
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf(
                  "kind",
                  "BUILDING",
                  "LAND_RIGHT",
                  "RECEIVABLE",
                  "INVENTORY",
                  "LIVESTOCK",
                  "EQUIPMENT"),
              Rule.matches("asset_sha256", "[0-9a-f]{64}"),
              Rule.between("value_cny", "0", "1000000000"),
              Rule.ordered("pledged_on", "released_on"));

  private Collaterals() {}
}
