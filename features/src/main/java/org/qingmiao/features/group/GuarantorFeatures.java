// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.share;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Guarantees;

/**
 * For whose loans a business answers, from the guarantees that it has given.
 *
 * <p>The bureau shows every guarantee, so an enterprise without one answers for nobody: 0, not
 * unknown. Whether a guarantee was called is an outcome and stays out.
 */
public final class GuarantorFeatures {
  private static final Codes GIVEN = new Codes("R32", "R91");
  private static final Codes BURDEN = new Codes("R32", "R90");

  /** A guarantee is looked at for three years from its signing (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("guarantor", Guarantees.TABLE, "guarantor_token")
                  .windows(365, 1095)
                  .each(
                      count(),
                      sum("amount_cny"),
                      sum("amount_cny").where("kind", "JOINT").named("joint_cny"),
                      distinct("borrower_token", "borrowers")))
          .beside(TaxFeatures.GROUP)
          .features(
              number("guarantor_cny_1095d", value("guarantor_sum_cny_1095d").orNone())
                  .means("Amounts answered for by guarantees signed in three years.")
                  .raisesRisk(GIVEN, "Who answers for others' loans may have to pay them."),
              number("guarantor_given_365d", value("guarantor_count_365d").orNone())
                  .means("Guarantees given in 365 days.")
                  .raisesRisk(
                      GIVEN, "Favours that are done one after the other are done in return."),
              number("guarantor_borrowers_1095d", value("guarantor_borrowers_1095d").orNone())
                  .means("Different borrowers answered for in three years.")
                  .raisesRisk(GIVEN, "With each more, it is likelier that one of them fails."),
              number(
                      "guarantor_joint_share_1095d",
                      share("guarantor_joint_cny_1095d", "guarantor_sum_cny_1095d"))
                  .means("Share of the amounts answered for jointly.")
                  .raisesRisk(GIVEN, "A joint guarantor is asked before the borrower has been."),
              number(
                      "guarantor_to_sales",
                      value("guarantor_sum_cny_1095d").orNone().by(TaxFeatures.yearlySales()))
                  .means("Amounts answered for in three years by a year's sales as declared.")
                  .raisesRisk(
                      BURDEN, "Guarantees that are large for the sales cannot be paid from them."));

  private GuarantorFeatures() {}
}
