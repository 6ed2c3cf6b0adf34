// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.max;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.daysUntil;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.EnvironmentalPermits;

/**
 * Whether a works may discharge and for how long, from the permits of the ecology bureau.
 *
 * <p>Most small businesses discharge nothing that needs a permit, so no permit says nothing.
 */
public final class PermitFeatures {
  private static final Codes PERMIT = new Codes("R39", "R99");
  private static final Codes CLASS = new Codes("R18", "R99");

  /** Permits run five years; ten reach back to one that has run out (our default). */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("permit", EnvironmentalPermits.TABLE, "enterprise_token")
                  .windows(3650)
                  .each(max("valid_until").named("valid_until"))
                  .also(latest("management")))
          .features(
              number("permit_days_left", daysUntil("permit_valid_until_3650d"))
                  .means("Days until the last discharge permit runs out, below 0 where it has.")
                  .lowersRisk(PERMIT, "A works without a valid permit may be halted on any day."),
              category("permit_management", value("permit_management"))
                  .means("Class of the newest discharge permit, by how much is discharged.")
                  .unordered(CLASS));

  private PermitFeatures() {}
}
