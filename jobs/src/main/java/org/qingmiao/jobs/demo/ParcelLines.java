// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Outlines of the fields of all farms, as the land office draws them between 2018 and 2024; one in
 * forty in the last year.
 *
 * <pre>
 * declared area = area of the field x exp(0.02 n); of farms that overstate their land x 1.5
 * </pre>
 */
final class ParcelLines {
  /** The column that says on which map an outline was drawn. */
  static final String DATUM = "坐标基准";

  private static final double MU_PER_M2 = 3 / 2000.0;
  private static final double OVERSTATED = 1.5;

  private ParcelLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    Optional<Village> village =
        firm.farm().flatMap(farm -> Village.around(firm.county(), firm.index()));
    village.ifPresent(
        v ->
            v.fields().stream()
                .filter(field -> field.enterprise() == firm.index())
                .forEach(field -> lines.add(outline(firm, v, field))));
    return lines;
  }

  private static Line outline(Firm firm, Village village, Village.Field field) {
    Chance chance = firm.chance("parcel", field.parcel());
    LocalDate from =
        chance.happens(0.025)
            ? DemoBook.BUSINESS_DATE.minusDays(chance.between(20, 300))
            : LocalDate.of(2018, 1, 1).plusDays(chance.below(6 * 365));
    boolean isOverstated = firm.quirks().contains(Quirk.OVERDECLARED_LAND);
    double mu =
        field.width()
            * field.depth()
            * MU_PER_M2
            * StrictMath.exp(0.02 * chance.normal())
            * (isOverstated ? OVERSTATED : 1);
    return Line.of(
        Source.PARCEL,
        from.plusDays(chance.between(3, 15)).atTime(10, 0),
        LandLines.parcel(firm, field.parcel()),
        firm.creditCode(),
        from,
        "",
        0,
        "U",
        "",
        Line.hundredths((long) (100 * mu)),
        firm.farm().orElseThrow().crop().word,
        "CGCS2000",
        new Ring(village.ring(field)).text());
  }
}
