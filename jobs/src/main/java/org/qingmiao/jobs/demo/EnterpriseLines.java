// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * What the registry publishes: the founding of a firm and, for one in six, a raise of capital. One
 * trader in forty has become a company before: its founding stands under the code of the trader.
 */
final class EnterpriseLines {
  private EnterpriseLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    Chance chance = firm.chance("registry");
    LocalDate changedOn = LocalDate.of(2021, 1, 1).plusDays(chance.below(1640));
    boolean isRaised = chance.happens(0.17);
    boolean hasBeenTrader = firm.kind() == Firm.Kind.MICRO_ENTERPRISE && chance.happens(0.025);
    String formerCode = FictitiousCode.creditCode("92", firm.index());
    List<Line> lines = new ArrayList<>();
    boolean isChanged = changedOn.isAfter(firm.foundedOn()) && (isRaised || hasBeenTrader);
    lines.add(
        entry(
            firm,
            0,
            firm.foundedOn(),
            isChanged && hasBeenTrader ? formerCode : firm.creditCode(),
            ""));
    if (isChanged) {
      lines.add(entry(firm, 1, changedOn, firm.creditCode(), hasBeenTrader ? formerCode : ""));
    }
    return lines;
  }

  private static Line entry(Firm firm, int entry, LocalDate from, String code, String formerCode) {
    return Line.of(
        Source.ENTERPRISE,
        from.plusDays(5).atTime(9, 0),
        "GS%s%s".formatted(FictitiousCode.padded(firm.index(), 7), entry),
        code,
        firm.name(),
        firm.ownerId(),
        firm.phone(),
        formerCode,
        from,
        "",
        0,
        "U",
        firm.sector(),
        FictitiousCode.REGION,
        firm.foundedOn().format(DateTimeFormatter.BASIC_ISO_DATE),
        firm.capital10k() * (entry + 1),
        firm.staff() + entry);
  }
}
