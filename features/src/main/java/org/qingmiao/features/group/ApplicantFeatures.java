// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Applications;

/**
 * How often and for how much a business has asked this bank, from its own applications, the present
 * one included.
 *
 * <p>Not from the loan ledger, which has only what was granted: whether a pending application is in
 * it depends on a decision that comes later.
 */
public final class ApplicantFeatures {
  private static final Codes ASKED = new Codes("R10", "R96");
  private static final Codes BURDEN = new Codes("R02", "R90");

  /** Applications asked for by who applied. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("applicant", Applications.TABLE, "enterprise_token")
                  .windows(90, 365)
                  .each(count(), sum("amount_requested_cny")))
          .beside(TaxFeatures.GROUP)
          .features(
              number("applicant_applications_90d", value("applicant_count_90d"))
                  .means("Applications to this bank in 90 days.")
                  .raisesRisk(ASKED, "Who asks again within weeks is short of money."),
              number("applicant_applications_365d", value("applicant_count_365d"))
                  .means("Applications to this bank in 365 days.")
                  .raisesRisk(ASKED, "Who borrows all year lives on credit."),
              number(
                      "applicant_requested_to_sales",
                      value("applicant_sum_cny_365d").by(TaxFeatures.yearlySales()))
                  .means("Amounts applied for in 365 days by a year's sales as declared.")
                  .raisesRisk(
                      BURDEN, "Loans that are large for the sales leave less to repay them from."));

  private ApplicantFeatures() {}
}
