// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_divide;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.category;
import static org.qingmiao.features.group.CreditFeature.number;

import java.util.List;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.group.CreditFeature.Codes;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.table.Unit;

/**
 * What is asked for and how it compares with sales, from the application as it was known on its
 * day.
 *
 * <p>Amount and term are those requested: what was agreed or paid out follows from the decision.
 */
public final class LoanFeatures {
  private static final Codes TERMS = new Codes("R17", "R96");
  private static final int QUARTERS_PER_YEAR = 4;

  /** An application holds until the loan is decided. */
  public static final CreditGroup GROUP =
      new CreditGroup(
          FeatureGroup.of("loan", Loans.TABLE, "loan_token")
              .also(
                  latest("amount_requested_cny"),
                  latest("term_requested_months"),
                  latest("schedule"),
                  latest("guarantee")),
          List.of(
              number(
                  "loan_amount_cny",
                  Unit.CNY,
                  Trend.FREE,
                  "none",
                  TERMS,
                  "Amount applied for.",
                  col("loan_amount_requested_cny"),
                  "raw.loan.amount_requested_cny"),
              number(
                  "loan_amount_to_sales",
                  Unit.NONE,
                  Trend.RISING,
                  "A loan that is large for the sales leaves less to repay it from.",
                  new Codes("R17", "R90"),
                  "Amount applied for by four times the sales of the newest quarter filed.",
                  try_divide(
                      col("loan_amount_requested_cny").cast("double"),
                      col("tax_revenue_cny").multiply(lit(QUARTERS_PER_YEAR))),
                  "raw.loan.amount_requested_cny",
                  "raw.tax_filing.revenue_cny"),
              number(
                  "loan_term_months",
                  Unit.MONTHS,
                  Trend.RISING,
                  "A longer term leaves more time for something to go wrong.",
                  TERMS,
                  "Term applied for.",
                  col("loan_term_requested_months"),
                  "raw.loan.term_requested_months"),
              category(
                  "loan_schedule",
                  TERMS,
                  "How principal is to be repaid.",
                  col("loan_schedule"),
                  "raw.loan.schedule"),
              category(
                  "loan_guarantee",
                  TERMS,
                  "Strongest security offered.",
                  col("loan_guarantee"),
                  "raw.loan.guarantee")));

  private LoanFeatures() {}
}
