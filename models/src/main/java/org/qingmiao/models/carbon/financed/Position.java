// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import java.util.Optional;

/**
 * A loan with what is needed to share its borrower's emissions.
 *
 * @param loan on the reporting date
 * @param borrower its balance sheet
 * @param project that a known use of the money finances
 * @param direct the loan's emissions by sector, for want of a denominator
 * @param party what the guide's perimeter asks about the borrower
 */
public record Position(
    Loan loan,
    Counterparty borrower,
    Optional<Project> project,
    Optional<SectorEstimate> direct,
    Party party) {

  /** What kind of borrower it is. */
  public enum Party {
    /** A large or medium firm. */
    LARGE_OR_MEDIUM,
    /** A small firm. */
    SMALL,
    /** A micro firm. */
    MICRO,
    /** A person or household. */
    PERSON,
    /** Somebody abroad. */
    OVERSEAS
  }
}
