// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.daysSince;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.table.Unit;

/** How old and how large a business is and what it does, from its newest registry entry. */
public final class EnterpriseFeatures {
  private static final Codes AGE = new Codes("R05", "R95");
  private static final Codes CAPITAL = new Codes("R29", "R95");
  private static final Codes STAFF = new Codes("R07", "R95");
  private static final Codes SECTOR = new Codes("R18", "R95");
  private static final double DAYS_PER_YEAR = 365.25;

  /** An entry holds until the next one, however old it is. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("enterprise", Enterprises.TABLE, "enterprise_token")
                  .also(
                      latest("founded_on"),
                      latest("registered_capital_cny"),
                      latest("insured_count"),
                      latest("sector")))
          .features(
              number(
                      "enterprise_age_years",
                      daysSince("enterprise_founded_on").by(DAYS_PER_YEAR, Unit.YEARS))
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
                  .unordered(SECTOR));

  private EnterpriseFeatures() {}
}
