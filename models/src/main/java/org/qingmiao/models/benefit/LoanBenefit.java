// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.math.BigDecimal;
import java.math.MathContext;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.Spread;

/**
 * The part of a project's benefit that a loan brings: project value * balance / total investment
 * (bank guide, by a transcript).
 *
 * @param project what the whole project brings
 * @param share of the loan in the project, above 0 and at most 1
 * @param spread of the loan's part; its mean is the project's value times the share
 */
public record LoanBenefit(ProjectValue project, double share, Spread spread) {

  /** Half-width of the 95 % interval of a project's value that states none, per cent. */
  public static final double U95_PCT = 10; // our default

  /** A loan's part; a share above 1 is a finding about the data and is not capped. */
  public static Answer<LoanBenefit> of(
      ProjectValue project, BigDecimal balance, BigDecimal totalInvestment, double u95Pct) {
    if (totalInvestment.signum() <= 0) {
      return Answer.none(
          Gap.NO_DENOMINATOR,
          "total investment is %s, expected more than 0".formatted(totalInvestment));
    }
    double share = balance.divide(totalInvestment, MathContext.DECIMAL128).doubleValue();
    if (!(share > 0 && share <= 1)) {
      return Answer.none(
          Gap.AF_REVIEW, "share is %s, expected above 0 and at most 1".formatted(share));
    }
    double value = project.value() * share;
    return Answer.of(new LoanBenefit(project, share, spread(value, u95Pct)));
  }

  /** Of a negative value, which a bad project may have, the mirror image. */
  private static Spread spread(double value, double u95Pct) {
    Spread size = Spread.ofU95(Math.abs(value), u95Pct);
    return value >= 0 ? size : new Spread(-size.mean(), -size.p95(), -size.p50(), -size.p05());
  }

  /** The loan's part, in the unit of the metric. */
  public double value() {
    return spread.mean();
  }
}
