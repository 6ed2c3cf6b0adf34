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
 * Enquiries about an enterprise at the credit bureau.
 *
 * <p>Every lender that is asked for money looks first, so many enquiries within weeks show a
 * business that many have been asked for. Enquiries after a loan is paid out are routine and do not
 * count.
 */
public final class CreditEnquiries {
  /** One enquiry of one lender. */
  public static final Table TABLE =
      Table.of("raw.credit_enquiry", "one enquiry of one lender about one enterprise", Shape.EVENTS)
          .key("enquiry_no")
          .clock(
              Clock.of("enquired_on", "reported_at", "enquiry_no")
                  .versionedBy("version")
                  .retractedBy("op"))
          .columns(
              text("enquiry_no", "The bureau's number of the enquiry.").level(2),
              text("enterprise_token", "Unified social credit code of the enterprise asked about.")
                  .role(Role.ID)
                  .token("credit_code"),
              date("enquired_on", "Day of the enquiry."),
              instant("reported_at", "When the bureau showed the enquiry to others."),
              whole("version", Unit.NONE, "0 as first reported, higher for each correction."),
              text("op", "U states the enquiry and D withdraws it."),
              text("lender_token", "Unified social credit code of the lender that asked.")
                  .token("credit_code")
                  .role(Role.FEATURE),
              text("reason", "LOAN_APPROVAL, GUARANTEE_CHECK or POST_LOAN.").role(Role.FEATURE))
          .rules(
              Rule.oneOf("op", "U", "D"),
              Rule.between("version", "0", "1000"),
              Rule.oneOf("reason", "LOAN_APPROVAL", "GUARANTEE_CHECK", "POST_LOAN"),
              Rule.ordered("enquired_on", "reported_at"));

  private CreditEnquiries() {}
}
