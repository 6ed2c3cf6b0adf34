// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;

/**
 * The day on which a firm had the registry change its entry, where it did.
 *
 * @param on the day, which may lie before the firm: then nothing was changed
 * @param isRaise whether capital was raised
 * @param isRenaming whether a trader became a company
 */
record RegistryChange(LocalDate on, boolean isRaise, boolean isRenaming) {
  private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
  private static final int DAYS = 1640;

  /** That of a firm. */
  static RegistryChange of(Firm firm) {
    Chance chance = firm.chance("registry");
    LocalDate on = FIRST.plusDays(chance.below(DAYS));
    boolean isAfter = on.isAfter(firm.foundedOn());
    boolean isRaise = chance.happens(0.17);
    boolean isRenaming = firm.kind() == Firm.Kind.MICRO_ENTERPRISE && chance.happens(0.025);
    return new RegistryChange(on, isAfter && isRaise, isAfter && isRenaming);
  }
}
