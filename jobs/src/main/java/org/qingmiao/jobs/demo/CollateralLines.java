// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.qingmiao.jobs.demo.DefaultLaw.Security;

/**
 * What secures mortgages and pledges, until a loan is repaid. Each proof of a pledge is there in
 * three of four cases; who pledges twice gives the thing of its first pledge again, and none of its
 * pledges is released.
 */
final class CollateralLines {
  private CollateralLines() {}

  static List<Line> of(Dossier dossier) {
    List<Line> lines = new ArrayList<>();
    for (DemoLoan loan : dossier.loans()) {
      if (loan.security() == Security.MORTGAGE || loan.security() == Security.PLEDGE) {
        boolean pledgesTwice = dossier.firm().has(Quirk.TWICE_PLEDGED);
        String thing =
            pledgesTwice && !lines.isEmpty()
                ? lines.get(0).cell("ASSET_HASH")
                : Line.hash("thing/" + loan.number());
        Line pledge = pledge(loan, thing);
        lines.add(pledge);
        if (!pledgesTwice && !loan.fate().isDefault()) {
          lines.add(released(pledge, loan.maturesOn().plusDays(5)));
        }
      }
    }
    return lines;
  }

  private static Line pledge(DemoLoan loan, String thing) {
    Chance chance = loan.firm().chance("pledge", loan.index());
    boolean isFarm = loan.firm().farm().isPresent();
    List<String> kinds =
        loan.security() == Security.MORTGAGE
            ? List.of(isFarm ? "LR" : "BD")
            : isFarm ? List.of("LS", "EQ", "IV") : List.of("AR", "AR", "IV", "EQ");
    return Line.of(
        Source.COLLATERAL,
        loan.paidOutOn().plusDays(1).atTime(11, loan.index() % 60),
        "DY" + loan.number().substring(2),
        loan.number(),
        loan.firm().creditCode(),
        loan.paidOutOn(),
        "",
        0,
        "U",
        chance.pick(kinds),
        thing,
        Line.hundredths((long) (loan.amount() * (1.1 + chance.uniform()) * 100)),
        loan.appliedOn(),
        yesOrNo(chance),
        yesOrNo(chance),
        yesOrNo(chance),
        yesOrNo(chance),
        "");
  }

  private static Line released(Line pledge, LocalDate on) {
    return pledge.restatedAt(on.atTime(11, 0)).with("RELEASE_DT", on.toString());
  }

  private static String yesOrNo(Chance chance) {
    return chance.happens(0.75) ? "Y" : "N";
  }
}
