// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A company that was a trader before, under a code of its own. Of one in three the registry does
 * not say so; name, seat, telephone and operator stay the same and tell it.
 *
 * @param code of the trader
 * @param on day of the change
 * @param isTold whether the registry names the former code
 */
record Renaming(String code, LocalDate on, boolean isTold) {
  /** Far above the places of all firms, whose own codes are made of them. */
  private static final int FIRST_TRADER = 5_000_000;

  /** That of a firm; empty where it always had one code. */
  static Optional<Renaming> of(Firm firm) {
    RegistryChange change = RegistryChange.of(firm);
    return change.isRenaming()
        ? Optional.of(
            new Renaming(
                FictitiousCode.creditCode("92", FIRST_TRADER + firm.index()),
                change.on(),
                firm.chance("former code").happens(2 / 3.0)))
        : Optional.empty();
  }
}
