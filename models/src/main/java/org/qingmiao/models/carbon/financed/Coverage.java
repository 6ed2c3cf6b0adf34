// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much of a book has financed emissions: covered + excluded = book, to the cent and to the
 * loan.
 *
 * @param covered outstanding of the loans in the totals, CNY
 * @param excluded outstanding of all others, CNY
 * @param coveredLoans their number
 * @param excludedLoans their number
 */
public record Coverage(
    BigDecimal covered, BigDecimal excluded, long coveredLoans, long excludedLoans) {

  /** The coverage of a book. */
  static Coverage of(FinancedBook book) {
    Map<String, Loan> covered = new LinkedHashMap<>();
    book.financed().forEach(row -> covered.put(row.loan().loanId(), row.loan()));
    return new Coverage(
        sum(covered.values()),
        sum(book.excluded().stream().map(Exclusion::loan).toList()),
        covered.size(),
        book.excluded().size());
  }

  private static BigDecimal sum(Collection<Loan> loans) {
    return loans.stream().map(Loan::outstanding).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Covered share of the outstanding amount, in [0, 1]; 0 of an empty book. */
  public double byOutstanding() {
    BigDecimal book = covered.add(excluded);
    return book.signum() == 0 ? 0 : covered.divide(book, MathContext.DECIMAL128).doubleValue();
  }

  /** Covered share of the loans, in [0, 1]; 0 of an empty book. */
  public double byCount() {
    long loans = coveredLoans + excludedLoans;
    return loans == 0 ? 0 : (double) coveredLoans / loans;
  }

  /**
   * Whether the book agrees with the general ledger.
   *
   * @param ledgerTotal outstanding as the ledger has it, CNY, above 0
   * @param tolerance highest difference as a share of it; our default is 0.005
   */
  public boolean reconcilesWith(BigDecimal ledgerTotal, double tolerance) {
    BigDecimal difference = covered.add(excluded).subtract(ledgerTotal).abs();
    return difference.compareTo(ledgerTotal.multiply(BigDecimal.valueOf(tolerance))) <= 0;
  }
}
