// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What the registry publishes: the founding of a firm and, for one in six, a raise of capital. */
final class EnterpriseLines {
  private EnterpriseLines() {}

  static List<Line> of(long seed, List<Firm> firms, LocalDateTime until) {
    List<Line> lines = new ArrayList<>();
    for (Firm firm : firms) {
      Chance chance = Chance.of(seed, "registry", firm.index());
      int insured = (int) (firm.yearlySales() / 400_000 * chance.logNormal(1, 0.4));
      lines.add(entry(firm, 0, firm.foundedOn(), firm.capital10k(), insured));
      LocalDate raisedOn = LocalDate.of(2021, 1, 1).plusDays(chance.below(1640));
      if (chance.happens(0.17) && raisedOn.isAfter(firm.foundedOn())) {
        lines.add(entry(firm, 1, raisedOn, firm.capital10k() * 2, insured + 1));
      }
    }
    lines.removeIf(line -> line.knownAt().isAfter(until));
    return lines;
  }

  private static Line entry(Firm firm, int entry, LocalDate from, int capital10k, int insured) {
    return Line.of(
        Source.ENTERPRISE,
        from.plusDays(5).atTime(9, 0),
        "GS%s%s".formatted(FictitiousCode.padded(firm.index(), 6), entry),
        firm.creditCode(),
        firm.name(),
        firm.ownerId(),
        from,
        "",
        0,
        "U",
        firm.sector(),
        FictitiousCode.REGION,
        firm.foundedOn().format(DateTimeFormatter.BASIC_ISO_DATE),
        capital10k,
        insured);
  }
}
