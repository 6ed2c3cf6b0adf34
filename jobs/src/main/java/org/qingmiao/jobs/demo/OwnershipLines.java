// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Who holds a company: its legal representative the most, unless an earlier neighbour does, and for
 * every third company a partner. One representative in five has sold some of it since.
 */
final class OwnershipLines {
  private OwnershipLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    if (!firm.kind().isCompany()) {
      return lines;
    }
    Chance chance = firm.chance("owners");
    boolean hasParent = dossier.county().parent(firm.index()).isPresent();
    int partner = chance.happens(0.33) ? chance.between(10, 40) : 0;
    int own = hasParent ? (100 - partner) * 3 / 10 : 100 - partner;
    dossier
        .county()
        .parent(firm.index())
        .ifPresent(
            parent ->
                lines.add(
                    share(firm, 0, Firm.codeOf(firm.county(), parent), "", 100 - partner - own)));
    Line main = share(firm, 1, "", firm.ownerId(), own);
    lines.add(main);
    LocalDate soldOn = LocalDate.of(2023, 6, 1).plusDays(chance.below(750));
    if (chance.happens(0.2) && firm.existedFor(30, soldOn)) {
      lines.add(
          main.restatedAt(soldOn.plusDays(5).atTime(9, 0)).with("share", Line.hundredths(own - 5)));
    }
    if (partner > 0) {
      String id =
          FictitiousCode.idNumber(
              LocalDate.of(1965, 1, 1).plusDays(chance.below(12_000)), chance.below(1000));
      lines.add(share(firm, 2, "", id, partner));
    }
    return lines;
  }

  private static Line share(Firm firm, int place, String enterprise, String person, int percent) {
    return Line.of(
        Source.OWNERSHIP,
        firm.foundedOn().plusDays(5).atTime(9, 0),
        "GQ%s%s".formatted(FictitiousCode.padded(firm.index(), 7), place),
        firm.creditCode(),
        enterprise,
        person,
        firm.foundedOn(),
        "",
        0,
        "U",
        Line.hundredths(percent),
        "");
  }
}
