// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A ratio of two reflectances that tells plants and water from the rest. Bands are those of
 * Sentinel-2; the formulas are the textbook forms, by name.
 *
 * <p>A cell has no index where a reflectance cannot be one (outside −0.05..1.6) or the denominator
 * is below 0.01; both limits are our default. Values are never clipped: a value outside −1..1 tells
 * of a wrong radiometry, and clipping would hide it.
 */
public enum SpectralIndex {
  /** Greenness: (B08 − B04) / (B08 + B04). */
  NDVI("B08", "B04") {
    @Override
    double above(double nir, double red) {
      return nir - red;
    }
  },
  /** Greenness that does not saturate: 2.5 (B08 − B04) / (B08 + 2.4 B04 + 1). */
  EVI2("B08", "B04") {
    @Override
    double above(double nir, double red) {
      return 2.5 * (nir - red);
    }

    @Override
    double below(double nir, double red) {
      return nir + 2.4 * red + 1;
    }
  },
  /** Open water: (B03 − B08) / (B03 + B08). */
  NDWI("B03", "B08") {
    @Override
    double above(double green, double nir) {
      return green - nir;
    }
  },
  /** Water in leaves: (B08 − B11) / (B08 + B11). */
  NDMI("B08", "B11") {
    @Override
    double above(double nir, double shortWave) {
      return nir - shortWave;
    }
  };

  private static final double LEAST_REFLECTANCE = -0.05;
  private static final double MOST_REFLECTANCE = 1.6;
  private static final double LEAST_DENOMINATOR = 0.01;

  private final String first;
  private final String second;

  SpectralIndex(String first, String second) {
    this.first = first;
    this.second = second;
  }

  /** The indices for which these bands suffice, in their order here. */
  public static List<SpectralIndex> possibleWith(Collection<String> bands) {
    return Arrays.stream(values())
        .filter(index -> bands.contains(index.first) && bands.contains(index.second))
        .toList();
  }

  /** The bands of indices, each once, in the order in which they are needed. */
  public static List<String> bandsOf(Collection<SpectralIndex> indices) {
    return indices.stream().flatMap(i -> Stream.of(i.first, i.second)).distinct().toList();
  }

  /** Whether it rises and falls with the leaves, so that seasons can be read from it. */
  public boolean isOfLeaves() {
    return this == NDVI || this == EVI2;
  }

  /** Name of the first band, such as B08. */
  public String firstBand() {
    return first;
  }

  /** Name of the second band, such as B04. */
  public String secondBand() {
    return second;
  }

  /**
   * The index as what is measured in a scene.
   *
   * @param firstLayer position of the first band among the scene's layers
   * @param secondLayer position of the second band
   */
  public Measure of(int firstLayer, int secondLayer) {
    return new IndexValue(this, firstLayer, secondLayer);
  }

  /** Whether two reflectances have an index; not where one of them is NaN. */
  boolean holdsFor(double a, double b) {
    return isReflectance(a) && isReflectance(b) && below(a, b) >= LEAST_DENOMINATOR;
  }

  private static boolean isReflectance(double value) {
    return value >= LEAST_REFLECTANCE && value <= MOST_REFLECTANCE;
  }

  abstract double above(double a, double b);

  double below(double a, double b) {
    return a + b;
  }
}
