// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Guarantees;

/**
 * Who answers for the loans of a business, from the guarantees given for it.
 *
 * <p>Neither direction is imposed: others' trust speaks for a borrower, and the need of it against.
 */
public final class GuaranteedFeatures {
  private static final Codes BACKING = new Codes("R17", "R91");

  /** The same guarantees as those of guarantors, asked for by the other side. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("guaranteed", Guarantees.TABLE, "borrower_token")
                  .windows(1095)
                  .each(sum("amount_cny"), distinct("guarantor_token", "guarantors")))
          .beside(TaxFeatures.GROUP)
          .features(
              number("guaranteed_guarantors_1095d", value("guaranteed_guarantors_1095d").orNone())
                  .means("Different guarantors of loans of three years.")
                  .unordered(BACKING),
              number(
                      "guaranteed_to_sales",
                      value("guaranteed_sum_cny_1095d").orNone().by(TaxFeatures.yearlySales()))
                  .means("Amounts that others answer for by a year's sales as declared.")
                  .unordered(BACKING));

  private GuaranteedFeatures() {}
}
