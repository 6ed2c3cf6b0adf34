// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.daysSince;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Enterprises;

/**
 * How old and how large a business is, what it does and how often that changes, from the registry.
 */
public final class EnterpriseFeatures {
  private static final Codes AGE = new Codes("R05", "R95");
  private static final Codes CAPITAL = new Codes("R29", "R95");
  private static final Codes STAFF = new Codes("R07", "R95");
  private static final Codes CHANGES = new Codes("R33", "R95");
  private static final Codes SECTOR = new Codes("R18", "R95");

  /** An entry holds until the next one, however old it is. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("enterprise", Enterprises.TABLE, "enterprise_token")
                  .windows(365, 1095)
                  .each(count(), distinct("owner_token", "owners"), distinct("region", "regions"))
                  .also(
                      latest("founded_on"),
                      latest("registered_capital_cny"),
                      latest("insured_count"),
                      latest("sector")))
          .features(
              number("enterprise_age_years", daysSince("enterprise_founded_on").inYears())
                  .means("Years since the business was founded.")
                  .lowersRisk(AGE, "Most businesses that fail do so in their first years."),
              number("enterprise_capital_cny", value("enterprise_registered_capital_cny"))
                  .means("Registered capital.")
                  .lowersRisk(CAPITAL, "Owners who have put in more have more to lose."),
              number("enterprise_insured_count", value("enterprise_insured_count"))
                  .means("Employees insured, as in the annual report.")
                  .lowersRisk(
                      STAFF, "A larger firm survives the loss of one customer more easily."),
              category("enterprise_sector", value("enterprise_sector"))
                  .means("Section of the industry classification.")
                  .unordered(SECTOR),
              number("enterprise_entries_365d", value("enterprise_count_365d"))
                  .means("Entries of the registry in 365 days, founding and changes.")
                  .raisesRisk(CHANGES, "Businesses in trouble change purpose, seat and names."),
              number("enterprise_owners_1095d", value("enterprise_owners_1095d"))
                  .means("Different legal representatives entered in three years.")
                  .raisesRisk(CHANGES, "Who can leave before it ends, leaves."),
              number("enterprise_regions_1095d", value("enterprise_regions_1095d"))
                  .means("Different counties of the seat entered in three years.")
                  .raisesRisk(CHANGES, "A seat that moves is hard to find when it owes."));

  private EnterpriseFeatures() {}
}
