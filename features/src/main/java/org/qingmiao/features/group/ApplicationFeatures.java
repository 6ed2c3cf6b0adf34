// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Applications;

/** What an applicant says of himself and of the loan, and whether registers agree. */
public final class ApplicationFeatures {
  private static final Codes USE = new Codes("R26", "R96");
  private static final Codes AGREEMENT = new Codes("R35", "R96");

  /** What was said holds for 90 days (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("application", Applications.TABLE, "enterprise_token")
                  .also(latest("stated_use"), latest("channel"), latest("declared_sales_cny"))
                  .aliveFor(90))
          .beside(TaxFeatures.GROUP)
          .features(
              category("application_stated_use", value("application_stated_use"))
                  .means("What the money is to be spent on.")
                  .unordered(USE),
              category("application_channel", value("application_channel"))
                  .means("How the application came in.")
                  .unordered(USE),
              number(
                      "application_sales_gap",
                      value("application_declared_sales_cny").gapTo(TaxFeatures.yearlySales()))
                  .means(
                      "How far a year's sales as stated and as declared for tax lie apart, by the larger.")
                  .raisesRisk(
                      AGREEMENT, "Who states what the tax bureau does not know may not earn it."));

  private ApplicationFeatures() {}
}
