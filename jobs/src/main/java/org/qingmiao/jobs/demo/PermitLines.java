// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Discharge permits of works and of farms with animals: three years each, renewed but for one in
 * ten. Their limit follows the size of the business.
 */
final class PermitLines {
  private static final int YEARS = 3;

  private PermitLines() {}

  /** Whether an enterprise needs a permit. */
  static boolean needsOne(Firm firm) {
    return firm.sector() == Firm.Sector.C || firm.farm().map(f -> f.heads() > 0).orElse(false);
  }

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    Chance chance = firm.chance("permits");
    LocalDate from = LocalDate.of(2019, 1, 1).plusDays(chance.below(1000));
    String management = chance.pick(List.of("重点管理", "简化管理", "简化管理", "登记管理"));
    double limit = firm.yearlySales() / 1_000_000 * chance.logNormal(0.8, 0.4);
    boolean isRenewed = true;
    while (needsOne(firm) && isRenewed && from.getYear() < 2025) {
      if (firm.existedFor(1, from)) {
        lines.add(
            Line.of(
                Source.ENVIRONMENTAL_PERMIT,
                from.plusDays(2).atTime(12, 0),
                "PW%s%s".formatted(FictitiousCode.padded(firm.index(), 7), from.getYear()),
                firm.creditCode(),
                from,
                "",
                0,
                "U",
                management,
                from.plusYears(YEARS).minusDays(1),
                management.equals("登记管理") ? "" : Line.thousandths((long) (limit * 1000))));
      }
      from = from.plusYears(YEARS);
      isRenewed = chance.happens(0.9);
    }
    return lines;
  }
}
