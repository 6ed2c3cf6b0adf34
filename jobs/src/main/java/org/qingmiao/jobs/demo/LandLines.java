// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Rights of farms to their parcels: contracted for thirty years, or leased for five and renewed.
 */
final class LandLines {
  private static final int YEARS = 5;

  private LandLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    Chance chance = firm.chance("land");
    List<Double> parcels = firm.farm().map(Farm::parcelHa).orElse(List.of());
    for (int k = 0; k < parcels.size(); k++) {
      boolean isLeased = chance.happens(0.6);
      LocalDate from = LocalDate.of(2016 + chance.below(5), 1, 1).plusDays(chance.below(360));
      if (!isLeased) {
        lines.add(right(firm, k, parcels.get(k), "承包", from, ""));
        continue;
      }
      for (LocalDate day = from; day.getYear() < 2026; day = day.plusYears(YEARS)) {
        String until = day.plusYears(YEARS).minusDays(1).toString();
        lines.add(right(firm, k, parcels.get(k), "流转", day, until));
      }
    }
    return lines;
  }

  /** Number of a parcel in the land register. */
  static String parcel(Firm firm, int parcel) {
    return FictitiousCode.REGION + place(firm, parcel);
  }

  private static String place(Firm firm, int parcel) {
    return FictitiousCode.padded(firm.index(), 7) + FictitiousCode.padded(parcel, 2);
  }

  private static Line right(
      Firm firm, int parcel, double ha, String kind, LocalDate from, String until) {
    String place = place(firm, parcel);
    return Line.of(
        Source.LAND_RIGHT,
        from.plusDays(20).atTime(9, 30),
        "TD%s%s".formatted(place, from.getYear()),
        firm.creditCode(),
        parcel(firm, parcel),
        from,
        "",
        0,
        "U",
        kind,
        Line.hundredths((long) (ha * 1_000_000)),
        until);
  }
}
