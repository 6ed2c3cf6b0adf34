// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;

import java.util.List;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.table.Unit;

/** How old and how large a business is and what it does, from its newest registry entry. */
public final class EnterpriseFeatures {
  private static final String REGISTRY_MISSING = "R95";
  private static final double DAYS_PER_YEAR = 365.25;

  /** An entry holds until the next one, however old it is. */
  public static final CreditGroup GROUP =
      new CreditGroup(
          FeatureGroup.of("enterprise", Enterprises.TABLE, "enterprise_token")
              .also(
                  latest("founded_on"),
                  latest("registered_capital_cny"),
                  latest("insured_count"),
                  latest("sector")),
          List.of(
              number(
                  "enterprise_age_years",
                  Unit.YEARS,
                  Trend.FALLING,
                  "Most businesses that fail do so in their first years.",
                  new Codes("R05", REGISTRY_MISSING),
                  "Years since the business was founded.",
                  datediff(col("as_of"), col("enterprise_founded_on")).divide(lit(DAYS_PER_YEAR)),
                  "raw.enterprise.founded_on"),
              number(
                  "enterprise_capital_cny",
                  Unit.CNY,
                  Trend.FALLING,
                  "Owners who have put in more have more to lose.",
                  new Codes("R29", REGISTRY_MISSING),
                  "Registered capital.",
                  col("enterprise_registered_capital_cny"),
                  "raw.enterprise.registered_capital_cny"),
              number(
                  "enterprise_insured_count",
                  Unit.COUNT,
                  Trend.FALLING,
                  "A larger firm survives the loss of one customer more easily.",
                  new Codes("R07", REGISTRY_MISSING),
                  "Employees insured, as in the annual report.",
                  col("enterprise_insured_count"),
                  "raw.enterprise.insured_count"),
              category(
                  "enterprise_sector",
                  new Codes("R18", REGISTRY_MISSING),
                  "Section of the industry classification.",
                  col("enterprise_sector"),
                  "raw.enterprise.sector")));

  private EnterpriseFeatures() {}
}
