// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * Protected attributes of legal representatives, as their identity numbers tell them. One in eight
 * has moved between town and village since.
 */
final class OwnerLines {
  private OwnerLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    String id = firm.ownerId();
    // GB 11643: characters 7 to 10 are the year of birth; an odd seventeenth is a man's.
    boolean isMale = (id.charAt(16) - '0') % 2 == 1;
    boolean isRural = firm.chance("residence").happens(firm.farm().isPresent() ? 0.85 : 0.3);
    LocalDate day = firm.foundedOn().plusDays(40);
    Line line =
        Line.of(
            Source.OWNER_ATTRIBUTE,
            day.atTime(8, 0),
            id,
            day,
            "",
            0,
            "U",
            isMale ? "男" : "女",
            id.substring(6, 10),
            isRural ? "农村" : "城镇");
    LocalDate movedOn = LocalDate.of(2021, 1, 1).plusDays(firm.chance("move").below(1640));
    return firm.chance("mover").happens(1 / 8.0) && movedOn.isAfter(day)
        ? List.of(
            line, line.restatedAt(movedOn.atTime(8, 0)).with("residence", isRural ? "城镇" : "农村"))
        : List.of(line);
  }
}
