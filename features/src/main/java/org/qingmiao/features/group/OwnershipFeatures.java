// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.daysSince;
import static org.qingmiao.features.define.Aggregate.max;
import static org.qingmiao.features.define.Aggregate.sum;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Ownerships;

/** Who holds a business and since when, from the registry's entries of shares. */
public final class OwnershipFeatures {
  private static final Codes OWNERS = new Codes("R33", "R95");

  /** A century holds every share that is still held. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("ownership", Ownerships.TABLE, "enterprise_token")
                  .windows(365, 1095, 36_525)
                  .each(
                      count().named("shares"),
                      count().whereAbsent("held_until").named("owners"),
                      max("share").whereAbsent("held_until").named("largest"),
                      sum("share")
                          .whereAbsent("held_until")
                          .whereAbsent("owner_enterprise_token")
                          .named("persons"))
                  .also(
                      daysSince(
                          "ownership_days_since_change", "Days since a share last changed hands.")))
          .features(
              number("ownership_owner_count", value("ownership_owners_36525d"))
                  .means("Shares in the enterprise that are held.")
                  .unordered(OWNERS),
              number("ownership_largest_share", value("ownership_largest_36525d"))
                  .means("Largest share that is held.")
                  .unordered(OWNERS),
              number("ownership_persons_share", value("ownership_persons_36525d"))
                  .means("Part of the capital that persons hold, not enterprises.")
                  .unordered(OWNERS),
              number("ownership_new_owners_365d", value("ownership_shares_365d"))
                  .means("Shares that were taken up in 365 days.")
                  .raisesRisk(OWNERS, "Owners who know what is coming sell before it does."),
              number("ownership_new_owners_1095d", value("ownership_shares_1095d"))
                  .means("Shares that were taken up in three years.")
                  .raisesRisk(
                      OWNERS, "A business that changes hands often has no one who minds it."),
              number("ownership_years_since_change", value("ownership_days_since_change").inYears())
                  .means("Years since a share last changed hands.")
                  .lowersRisk(
                      OWNERS, "Owners who have stayed through bad years stay through the next."));

  private OwnershipFeatures() {}
}
