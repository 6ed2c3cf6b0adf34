// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.conf.yaml.Section;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.stress.CarbonCost;
import org.qingmiao.models.carbon.stress.CarbonPrices;

/**
 * Which carbon prices borrowers are stressed with, and how much of them reaches their profit.
 *
 * @param prices in order of scenario and year
 * @param freeAllocation share of scope 1 that is free, in [0, 1]
 * @param powerPassThrough share of its own cost that the grid hands on, in [0, 1]
 * @param customerPassThrough share of the cost that borrowers hand on, in [0, 1]
 * @param lostDemand share of revenue that goes away, in [0, 1]
 * @param lossGivenDefault share of the exposure that a default loses, in [0, 1]
 * @param merton how Merton's firm is set up
 */
public record StressSettings(
    List<Priced> prices,
    double freeAllocation,
    double powerPassThrough,
    double customerPassThrough,
    double lostDemand,
    double lossGivenDefault,
    Firm merton)
    implements Serializable {

  /** The price of one year of one scenario, CNY per t CO2. */
  public record Priced(String scenario, int year, double cnyPerT) implements Serializable {}

  /**
   * What Merton's firm needs beside a balance sheet.
   *
   * @param volatility of assets per year, above 0
   * @param rate risk-free, per year
   * @param tax share of profit, in [0, 1]
   * @param costYears for how many years the cost is borne
   */
  public record Firm(double volatility, double rate, double tax, int costYears)
      implements Serializable {}

  /** Refuses a stress without prices and shares that are none, before a row is read. */
  public StressSettings {
    prices = List.copyOf(prices);
    if (prices.isEmpty()) {
      throw new IllegalArgumentException(
          "\"scenarios\" and \"years\" are missing, expected names and years of the table of prices");
    }
    for (double share : new double[] {lostDemand, lossGivenDefault, merton.tax}) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "lost_demand, loss_given_default and tax: %s is no share, expected 0 to 1"
                .formatted(share));
      }
    }
    if (!(merton.volatility > 0) || merton.costYears < 1) {
      throw new IllegalArgumentException(
          "asset_volatility is %s and cost_years %s, expected above 0 and at least 1"
              .formatted(merton.volatility, merton.costYears));
    }
    for (Priced one : prices) {
      // Its constructor refuses a price below 0 and the other shares.
      new CarbonCost(one.cnyPerT, freeAllocation, powerPassThrough, customerPassThrough);
    }
  }

  static Optional<StressSettings> read(Section section) {
    String table = section.text("prices");
    List<String> scenarios = section.texts("scenarios");
    List<String> years = section.texts("years");
    String area = section.text("area", "CN");
    double free = section.real("free_allocation", 0); // our default
    double power = section.real("power_pass_through", 1); // our default
    double customers = section.real("customer_pass_through", 0); // our default
    double lost = section.real("lost_demand", 0); // our default
    double lgd = section.real("loss_given_default", 0.45); // our default
    Firm merton =
        new Firm(
            section.real("asset_volatility", 0.25), // our default
            section.real("risk_free_rate", 0.02), // our default
            section.real("tax", 0.25), // our default
            section.whole("cost_years", 5)); // our default
    return section.bind(
        () ->
            new StressSettings(
                prices(
                    CarbonPrices.of(ValueTable.read(section.file(), table)),
                    scenarios,
                    years,
                    area),
                free,
                power,
                customers,
                lost,
                lgd,
                merton));
  }

  private static List<Priced> prices(
      CarbonPrices table, List<String> scenarios, List<String> years, String area) {
    List<Priced> prices = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (String scenario : scenarios) {
      for (String year : years) {
        if (!year.matches("[0-9]{4}")) {
          faults.add("years has \"%s\", expected years such as 2030".formatted(year));
          continue;
        }
        Answer<CarbonPrices.Price> price = table.of(scenario, area, Integer.parseInt(year));
        if (price instanceof Answer.Missing<CarbonPrices.Price> missing) {
          faults.add(missing.sentence());
        }
        price.known().ifPresent(p -> prices.add(new Priced(scenario, p.year(), p.cnyPerT())));
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    return prices;
  }

  /** The cost of a price. */
  public CarbonCost cost(Priced price) {
    return new CarbonCost(price.cnyPerT, freeAllocation, powerPassThrough, customerPassThrough);
  }
}
