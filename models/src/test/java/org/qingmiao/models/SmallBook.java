// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;
import org.qingmiao.models.train.Sample;

/**
 * A made-up book with a known truth: sales lower the risk, debt and rent raise it, the sector
 * matters, and noise does not. Every row is drawn from one seed.
 */
public final class SmallBook {

  /** Falls with risk; one row in ten has no value, and a reason of its own for that. */
  public static final Feature SALES = number("sales", Trend.FALLING, "R03", "R90");

  /** Rises with risk. */
  public static final Feature DEBT = number("debt", Trend.RISING, "R02", "R91");

  /** Rises with risk, in the same family as debt. */
  public static final Feature RENT = number("rent", Trend.RISING, "R02", "R91");

  /** Three sectors of rising risk: farm, trade, build. */
  public static final Feature SECTOR =
      new Feature(
          "sector",
          Feature.Kind.CATEGORY,
          Trend.RISING,
          "sectors differ in risk",
          "R18",
          "R95",
          Unit.NONE,
          "Sector of the business.",
          List.of("raw.firm.sector"));

  /** Has nothing to do with the outcome. */
  public static final Feature NOISE = number("noise", Trend.FREE, "R05", "R95");

  /** All of them, in model order. */
  public static final List<Feature> FEATURES = List.of(SALES, DEBT, RENT, SECTOR, NOISE);

  private static final String[] SECTORS = {"farm", "trade", "build"};

  private SmallBook() {}

  /** Rows drawn from a seed, a third of them bad. */
  public static Sample of(int rows, long seed) {
    Random random = new Random(seed);
    String[] key = new String[rows];
    LocalDate[] asOf = new LocalDate[rows];
    int[] bucket = new int[rows];
    boolean[] bad = new boolean[rows];
    double[] weight = new double[rows];
    double[] sales = new double[rows];
    double[] debt = new double[rows];
    double[] rent = new double[rows];
    double[] noise = new double[rows];
    String[] sector = new String[rows];
    for (int row = 0; row < rows; row++) {
      key[row] = "firm-%06d".formatted(row);
      asOf[row] = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300));
      bucket[row] = random.nextInt(10_000);
      sales[row] = random.nextGaussian();
      debt[row] = random.nextGaussian();
      rent[row] = random.nextGaussian();
      noise[row] = random.nextGaussian();
      int risk = random.nextInt(3);
      sector[row] = SECTORS[risk];
      double margin = -1.2 - 0.6 * sales[row] + 0.6 * debt[row] + 0.6 * rent[row] + 0.5 * risk;
      bad[row] = random.nextDouble() < 1 / (1 + Math.exp(-margin));
      weight[row] = bad[row] ? 2 : 5;
      if (random.nextInt(10) == 0) {
        sales[row] = Double.NaN;
      }
    }
    return Sample.of(FEATURES)
        .keys(key, asOf, key, bucket)
        .outcomes(bad, weight)
        .number("sales", sales)
        .number("debt", debt)
        .number("rent", rent)
        .category("sector", sector)
        .number("noise", noise)
        .build();
  }

  private static Feature number(String name, Trend trend, String code, String dataCode) {
    return new Feature(
        name,
        Feature.Kind.NUMBER,
        trend,
        trend == Trend.FREE ? "none" : "as the truth of this book has it",
        code,
        dataCode,
        Unit.NONE,
        "A made-up number.",
        List.of("raw.firm." + name));
  }
}
