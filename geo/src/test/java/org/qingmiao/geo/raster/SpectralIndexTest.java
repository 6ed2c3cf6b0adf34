// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpectralIndexTest {

  // (0.34 - 0.06) / 0.40; 2.5 * 0.28 / (0.34 + 0.144 + 1); (0.05 - 0.02) / 0.07; 0.1 / 0.5.
  @ParameterizedTest
  @CsvSource({
    "NDVI, B08, B04, 0.34, 0.06, 0.7",
    "EVI2, B08, B04, 0.34, 0.06, 0.4716981132075472",
    "NDWI, B03, B08, 0.05, 0.02, 0.42857142857142855",
    "NDMI, B08, B11, 0.30, 0.20, 0.2"
  })
  void followsItsFormula(
      SpectralIndex index, String first, String second, double a, double b, double expected) {
    assertThat(index.firstBand()).isEqualTo(first);
    assertThat(index.secondBand()).isEqualTo(second);
    assertThat(mean(index, a, b)).isCloseTo(expected, within(1e-15));
  }

  @Test
  void isPossibleWhereBothItsBandsAre() {
    assertThat(SpectralIndex.possibleWith(List.of("B02", "B04", "B08", "SCL")))
        .containsExactly(SpectralIndex.NDVI, SpectralIndex.EVI2);
    assertThat(SpectralIndex.possibleWith(List.of("B11", "B08", "B03")))
        .containsExactly(SpectralIndex.NDWI, SpectralIndex.NDMI);
    assertThat(SpectralIndex.possibleWith(List.of("B08"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"-0.051, 0.3", "0.3, -0.051", "1.601, 0.3", "0.3, 1.601", "0.003, 0.006", "NaN, 0.3"})
  void aCellWithoutTrueReflectancesHasNoIndex(double a, double b) {
    assertThat(sample(SpectralIndex.NDVI, a, b).size()).isZero();
  }

  @Test
  void valuesAreNotClippedButCounted() {
    CellSample cells = new CellSample();
    // (0.34 + 0.02) / 0.32 = 1.125 with weight 0.25; 0.7 with weight 0.75.
    take(SpectralIndex.NDVI, 0.34, -0.02, 0.25, cells);
    take(SpectralIndex.NDVI, 0.34, 0.06, 0.75, cells);

    Distribution spread = ZonalStatistics.of(cells).distribution().orElseThrow();

    assertThat(spread.max()).isCloseTo(1.125, within(1e-15));
    assertThat(spread.beyondShare()).isEqualTo(0.25);
  }

  @Test
  void theRatioOfMeansIsWhatALargerCellWouldSee() {
    CellSample cells = new CellSample();
    take(SpectralIndex.NDVI, 0.5, 0.1, 1, cells);
    take(SpectralIndex.NDVI, 0.1, 0.1, 1, cells);

    Distribution spread = ZonalStatistics.of(cells).distribution().orElseThrow();

    // Mean of 2/3 and 0; (0.3 - 0.1) / (0.3 + 0.1).
    assertThat(spread.mean()).isCloseTo(1.0 / 3, within(1e-15));
    assertThat(spread.ratioOfMeans()).isCloseTo(0.5, within(1e-15));
  }

  private static double mean(SpectralIndex index, double a, double b) {
    return ZonalStatistics.of(sample(index, a, b)).distribution().orElseThrow().mean();
  }

  private static CellSample sample(SpectralIndex index, double a, double b) {
    CellSample cells = new CellSample();
    take(index, a, b, 1, cells);
    return cells;
  }

  private static void take(
      SpectralIndex index, double a, double b, double weight, CellSample into) {
    index.of(0, 1).take(new double[][] {{a}, {b}}, new double[] {weight}, 1, into);
  }
}
