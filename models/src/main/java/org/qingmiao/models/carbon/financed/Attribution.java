// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.qingmiao.models.carbon.DataQuality.AfBasis;

/**
 * The share of a borrower's emissions that a loan finances: balance over denominator.
 *
 * <p>It is never capped. A share that is not above 0 and at most 1 is a finding about the data, and
 * goes to review.
 *
 * @param method by which it was computed
 * @param balance of the loan on the method's basis, CNY
 * @param denominator what it is divided by, CNY, above 0
 * @param type of the denominator
 * @param flags such as AF_TOTAL_ASSETS
 */
public record Attribution(
    AttributionMethod method,
    BigDecimal balance,
    BigDecimal denominator,
    DenominatorType type,
    List<String> flags) {

  /** What a balance is divided by. */
  public enum DenominatorType {
    /** Equity and debt of the borrower. */
    EQUITY_DEBT,
    /** Enterprise value including cash, of a listed borrower. */
    ENTERPRISE_VALUE,
    /** Total assets of the borrower. */
    TOTAL_ASSETS,
    /** Equity and debt of the project, or all financing available during construction. */
    PROJECT_EQUITY_DEBT,
    /** Total investment of the project. */
    TOTAL_INVESTMENT,
    /** Main revenue of the borrower. */
    MAIN_REVENUE,
    /** Value of the vehicle when the loan was made. */
    VALUE_AT_ORIGINATION
  }

  public Attribution {
    flags = List.copyOf(flags);
    if (denominator.signum() <= 0) {
      throw new IllegalArgumentException(
          "denominator is %s, expected more than 0".formatted(denominator));
    }
  }

  /** Balance over denominator; in (0, 1] where the data are sound. */
  public double factor() {
    return balance.divide(denominator, MathContext.DECIMAL128).doubleValue();
  }

  /** Whether the share is above 0 and at most 1. */
  public boolean isSound() {
    return balance.signum() > 0 && balance.compareTo(denominator) <= 0;
  }

  /** The fact about the denominator that the data-quality score asks for. */
  public AfBasis basis() {
    return type == DenominatorType.TOTAL_ASSETS ? AfBasis.TOTAL_ASSETS : AfBasis.EQUITY_DEBT;
  }
}
