// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.CreditEnquiries;

/**
 * How many lenders were asked for money of late, from enquiries at the credit bureau.
 *
 * <p>The bureau knows every lender that looks, so an enterprise without an entry was asked about by
 * nobody: 0, not unknown. Looks after a loan was paid out are routine and do not count.
 */
public final class EnquiryFeatures {
  private static final Codes ASKED = new Codes("R10", "R91");
  private static final Codes SURETY = new Codes("R32", "R91");

  /** Of those that ask before they lend. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("enquiry", CreditEnquiries.TABLE, "enterprise_token")
                  .windows(30, 90, 365)
                  .each(
                      count().where("reason", "LOAN_APPROVAL").named("approvals"),
                      distinct("lender_token", "lenders").where("reason", "LOAN_APPROVAL"),
                      count().where("reason", "GUARANTEE_CHECK").named("sureties")))
          .features(
              number("enquiry_approvals_30d", value("enquiry_approvals_30d").orNone())
                  .means("Enquiries of lenders before a loan in 30 days.")
                  .raisesRisk(ASKED, "Who asks many lenders at once is short of money."),
              number("enquiry_approvals_90d", value("enquiry_approvals_90d").orNone())
                  .means("Enquiries of lenders before a loan in 90 days.")
                  .raisesRisk(ASKED, "Many enquiries within weeks show that others said no."),
              number("enquiry_approvals_365d", value("enquiry_approvals_365d").orNone())
                  .means("Enquiries of lenders before a loan in 365 days.")
                  .raisesRisk(ASKED, "Who borrows all year lives on credit."),
              number("enquiry_lenders_90d", value("enquiry_lenders_90d").orNone())
                  .means("Different lenders that enquired before a loan in 90 days.")
                  .raisesRisk(
                      ASKED, "Several new lenders at once may each not know of the others."),
              number("enquiry_lenders_365d", value("enquiry_lenders_365d").orNone())
                  .means("Different lenders that enquired before a loan in 365 days.")
                  .raisesRisk(ASKED, "Debts to many lenders are hard to mend when one calls his."),
              number("enquiry_sureties_365d", value("enquiry_sureties_365d").orNone())
                  .means("Enquiries about the enterprise as a guarantor in 365 days.")
                  .raisesRisk(SURETY, "Who answers for others' loans may have to pay them."));

  private EnquiryFeatures() {}
}
