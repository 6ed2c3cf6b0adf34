// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the bank's people decided. Of companies whose registry entry does not name the trader that
 * they were, two in three have been looked at, a month to a year later, and found to be the same.
 * One firm in twenty shares a bookkeeper's telephone with its neighbour and was found to be
 * another.
 */
final class MatchDecisionLines {
  /** From the first day of 2022 to the last but a week that the county knows. */
  private static final int DAYS = 1270;

  private MatchDecisionLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    Chance chance = firm.chance("match decision");
    boolean isLookedAt = chance.happens(2 / 3.0);
    int days = chance.between(30, 365);
    Optional<Renaming> untold = Renaming.of(firm).filter(renaming -> !renaming.isTold());
    if (untold.isPresent()) {
      return isLookedAt
          ? List.of(line(firm, untold.get().code(), untold.get().on().plusDays(days), "同一主体"))
          : List.of();
    }
    return firm.index() > 0 && chance.happens(1 / 20.0)
        ? List.of(
            line(
                firm,
                dossier.county().firm(firm.index() - 1).creditCode(),
                LocalDate.of(2022, 1, 1).plusDays(chance.below(DAYS)),
                "不同主体"))
        : List.of();
  }

  private static Line line(Firm firm, String other, LocalDate day, String ruling) {
    return Line.of(
        Source.MATCH_DECISION,
        day.atTime(17, 0),
        "HB" + FictitiousCode.padded(firm.index(), 7),
        firm.creditCode(),
        other,
        day,
        "",
        0,
        "U",
        ruling,
        "op-" + firm.index() % 7);
  }
}
