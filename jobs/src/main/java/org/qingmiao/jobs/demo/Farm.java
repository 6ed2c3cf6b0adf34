// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a farm grows and keeps, and how its harvests turn out.
 *
 * <pre>
 * y(year) = sqrt(0.5) weather(crop, year) + sqrt(0.5) own(year), both standard normal
 * sales   = sum over parcels of area x value of the crop + heads x value of the animal
 * </pre>
 *
 * <p>A crop has failed where y is below -1.5, one season in fifteen. Values by hectare and head are
 * round numbers of the right size, not statistics.
 *
 * @param parcelHa area of each parcel, 0.1 to 20 ha
 * @param heads animals kept on average over a year; 0 for none
 * @param harvests y by year, from {@link Course#FIRST_YEAR} on
 */
record Farm(Crop crop, List<Double> parcelHa, Herd herd, int heads, List<Double> harvests) {
  /** The seasons of its history. */
  static final int SEASONS = 7;

  private static final double FAILURE = -1.5;

  /** What is grown, with the value of a hectare. */
  enum Crop {
    RICE("水稻", 24_000),
    WHEAT("小麦", 16_000),
    MAIZE("玉米", 18_000),
    VEGETABLES("蔬菜", 90_000);

    /** What the land office calls it. */
    final String word;

    private final double cnyPerHa;

    Crop(String word, double cnyPerHa) {
      this.word = word;
      this.cnyPerHa = cnyPerHa;
    }
  }

  /** What is kept, with what a head sells for in a year. */
  enum Herd {
    NONE(0),
    PIGS(1_800),
    CATTLE(6_000),
    POULTRY(60);

    private final double cnyPerHead;

    Herd(double cnyPerHead) {
      this.cnyPerHead = cnyPerHead;
    }
  }

  Farm {
    parcelHa = List.copyOf(parcelHa);
    harvests = List.copyOf(harvests);
  }

  /** The farm of that place in the county. */
  static Farm of(County county, int index) {
    Chance chance = county.chance("farm", index);
    Crop crop =
        chance.pick(
            List.of(Crop.RICE, Crop.RICE, Crop.RICE, Crop.WHEAT, Crop.MAIZE, Crop.VEGETABLES));
    List<Double> parcels = new ArrayList<>();
    int count = chance.between(1, 8);
    for (int i = 0; i < count; i++) {
      parcels.add(Math.min(20, Math.max(0.1, chance.logNormal(3, 1))));
    }
    Herd herd =
        chance.happens(0.3)
            ? chance.pick(List.of(Herd.PIGS, Herd.CATTLE, Herd.POULTRY))
            : Herd.NONE;
    double size = chance.logNormal(1, 0.8);
    int heads =
        switch (herd) {
          case NONE -> 0;
          case PIGS -> (int) (200 * size) + 1;
          case CATTLE -> (int) (60 * size) + 1;
          case POULTRY -> (int) (6_000 * size) + 1;
        };
    return new Farm(crop, parcels, herd, heads, harvests(county, index, crop));
  }

  /** All its land, ha. */
  double areaHa() {
    return parcelHa.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Level of sales, CNY. */
  double yearlySales() {
    return areaHa() * crop.cnyPerHa + heads * herd.cnyPerHead;
  }

  /** y of a year. */
  double harvest(int year) {
    return harvests.get(year - Course.FIRST_YEAR);
  }

  /** Whether the crop of a year failed. */
  boolean failed(int year) {
    return harvest(year) < FAILURE;
  }

  /** The years of its history. */
  static List<Integer> years() {
    return IntStream.range(Course.FIRST_YEAR, Course.FIRST_YEAR + SEASONS).boxed().toList();
  }

  private static List<Double> harvests(County county, int index, Crop crop) {
    double half = StrictMath.sqrt(0.5);
    return years().stream()
        .map(
            year ->
                half * county.chance("weather/" + crop, year).normal()
                    + half * county.chance("harvest", index, year).normal())
        .toList();
  }
}
