// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;

/**
 * The law by which loans of the demo book default, so that a model has something to find.
 *
 * <pre>
 * ln(p / (1-p)) = -2.70 + 0.70 B - 0.65 G - 0.60 P - 0.50 A - 0.50 S + 0.45 L - 0.30 H
 *                 + sector + security + 0.30 e
 *
 * B  burden: (ln(amount / yearly sales) + 1.6) / 0.6
 * G  growth of sales: change of vigour over the year to the last full quarter / 1.09
 * P  growth of power: change of vigour over the year to the quarter of the application / 1.09
 * A  age: (ln(1 + years) - 1.9) / 0.7
 * S  standing towards the tax bureau
 * L  strain of the quarter of the application
 * H  harvest on the fields or last brought in, for a farm; 0 for others
 * e  what no table shows, standard normal
 * </pre>
 *
 * <p>All but e have mean 0 and deviation about 1; 1.09 is the deviation of a four-quarter change of
 * vigour, sqrt(2 (1 - 0.8^4)). The sector's risk stands in {@link Firm.Sector}; security is worth
 * -0.30 for a mortgage, -0.15 for a pledge, 0 for a guarantor and 0.20 for none. The rate of
 * default is then near one in nine.
 */
final class DefaultLaw {
  private static final double CHANGE_DEVIATION = 1.09;

  /** Month in which a crop stands high enough to be judged. */
  private static final int MONTH_OF_GROWTH = 7;

  private DefaultLaw() {}

  /** Probability that the loan defaults within its window, in (0, 1). */
  static double probability(
      Firm firm, LocalDate appliedOn, double amount, Security security, double hidden) {
    double burden = (StrictMath.log(amount / firm.yearlySales()) + 1.6) / 0.6;
    double sales = firm.vigourChangeOn(appliedOn.minusMonths(3)) / CHANGE_DEVIATION;
    double power = firm.vigourChangeOn(appliedOn) / CHANGE_DEVIATION;
    double age = (StrictMath.log(1 + firm.ageOn(appliedOn)) - 1.9) / 0.7;
    int season = appliedOn.getYear() - (appliedOn.getMonthValue() < MONTH_OF_GROWTH ? 1 : 0);
    double harvest = firm.farm().map(farm -> farm.harvest(season)).orElse(0.0);
    double logOdds =
        -2.70
            + 0.70 * burden
            - 0.65 * sales
            - 0.60 * power
            - 0.50 * age
            - 0.50 * firm.standing()
            + 0.45 * firm.strain().on(appliedOn)
            - 0.30 * harvest
            + firm.sector().risk
            + security.risk
            + 0.30 * hidden;
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  /** Strongest security of a loan, with the bank's code. */
  enum Security {
    NONE("0", 0.20),
    GUARANTOR("1", 0.00),
    PLEDGE("2", -0.15),
    MORTGAGE("3", -0.30);

    final String bankCode;
    private final double risk;

    Security(String bankCode, double risk) {
      this.bankCode = bankCode;
      this.risk = risk;
    }
  }
}
