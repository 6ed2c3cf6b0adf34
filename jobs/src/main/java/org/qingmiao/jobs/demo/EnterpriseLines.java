// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the registry publishes: the founding of a firm and, for one in six, a raise of capital. One
 * company in forty has been a trader before: its founding stands under the code of the trader, and
 * of every third the registry does not say so.
 */
final class EnterpriseLines {
  private EnterpriseLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    RegistryChange change = RegistryChange.of(firm);
    Optional<Renaming> renaming = Renaming.of(firm);
    List<Line> lines = new ArrayList<>();
    String first = renaming.map(Renaming::code).orElse(firm.creditCode());
    lines.add(entry(firm, 0, firm.foundedOn(), first, ""));
    if (change.isRaise() || change.isRenaming()) {
      String former = renaming.filter(Renaming::isTold).map(Renaming::code).orElse("");
      lines.add(entry(firm, 1, change.on(), firm.creditCode(), former));
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
