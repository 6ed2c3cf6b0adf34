// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What farms declare to the county's agriculture office after each season, from 2022 on: the crop
 * of every parcel, and the herd over the year. One farm in four declares nothing.
 *
 * <pre>
 * area declared = area of the parcel x exp(0.03 n)
 * nitrogen      = rate of the crop x area x exp(0.2 n), a third of it from urea
 * heads of year = heads x exp(0.1 n)
 * </pre>
 *
 * <p>Rates are round numbers of the right size, not statistics.
 */
final class FarmActivityLines {
  private static final int FIRST = 2022;
  private static final int LAST = 2024;
  private static final double MU_PER_HA = 15;

  /** Mass of nitrogen in urea, CO(NH2)2: 28.014 of 60.056. */
  private static final double NITROGEN_OF_UREA = 0.466;

  private FarmActivityLines() {}

  static List<Line> of(Dossier dossier) {
    Firm firm = dossier.firm();
    List<Line> lines = new ArrayList<>();
    boolean declares = firm.chance("farm declarer").happens(0.75);
    if (firm.farm().isEmpty() || !declares) {
      return lines;
    }
    Farm farm = firm.farm().get();
    for (int year = FIRST; year <= LAST; year++) {
      if (firm.existedFor(120, LocalDate.of(year, 1, 1))) {
        for (int parcel = 0; parcel < farm.parcelHa().size(); parcel++) {
          lines.add(crop(firm, farm, year, parcel));
        }
        if (farm.heads() > 0) {
          lines.add(herd(firm, farm, year));
        }
      }
    }
    return lines;
  }

  private static Line crop(Firm firm, Farm farm, int year, int parcel) {
    Chance chance = firm.chance("farm activity", year, parcel);
    Farm.Crop crop = farm.crop();
    boolean isRice = crop == Farm.Crop.RICE;
    boolean isWheat = crop == Farm.Crop.WHEAT;
    double ha = farm.parcelHa().get(parcel);
    double declaredMu = MU_PER_HA * ha * StrictMath.exp(0.03 * chance.normal());
    double nitrogenKg = nitrogenKgPerHa(crop) * ha * StrictMath.exp(0.2 * chance.normal());
    String water = chance.happens(0.7) ? "multiple_drainage" : "continuous";
    boolean hasStraw = isRice && chance.happens(0.5);
    LocalDate end = LocalDate.of(year, isWheat ? 6 : 10, 15);
    return Line.of(
        Source.FARM_ACTIVITY,
        end.plusDays(chance.between(10, 60)).atTime(15, 0),
        "NY%s%s%s".formatted(FictitiousCode.padded(firm.index(), 7), year, parcel + 1),
        firm.creditCode(),
        LandLines.parcel(firm, parcel),
        year + (isWheat ? "-winter" : "-single"),
        end,
        "",
        0,
        "有效",
        crop,
        Line.hundredths((long) (100 * declaredMu)),
        "亩",
        "",
        isWheat ? 230 : 120,
        isRice ? water : "",
        isRice ? "dry<180d" : "",
        hasStraw ? "straw>30d" : "",
        hasStraw ? "3.0" : "",
        Line.thousandths((long) (1000 * nitrogenKg)),
        Line.thousandths((long) (1000 * nitrogenKg / 3 / NITROGEN_OF_UREA)),
        "",
        "",
        "",
        "",
        "");
  }

  private static int nitrogenKgPerHa(Farm.Crop crop) {
    return switch (crop) {
      case RICE -> 200;
      case WHEAT -> 210;
      case MAIZE -> 220;
      case VEGETABLES -> 350;
    };
  }

  private static Line herd(Firm firm, Farm farm, int year) {
    Chance chance = firm.chance("farm activity", year);
    LocalDate end = LocalDate.of(year, 12, 31);
    int heads = (int) (farm.heads() * StrictMath.exp(0.1 * chance.normal())) + 1;
    String number = FictitiousCode.padded(firm.index(), 7) + year;
    return Line.of(
        Source.FARM_ACTIVITY,
        end.plusDays(chance.between(10, 60)).atTime(15, 0),
        "NY" + number + "0",
        firm.creditCode(),
        "",
        year + "-year",
        end,
        "",
        0,
        "有效",
        farm.herd(),
        "",
        "",
        heads,
        365,
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        farm.herd() == Farm.Herd.PIGS ? "SOLID_STORAGE" : "",
        Line.hundredths(chance.between(1650, 1750)),
        "FY" + number);
  }
}
