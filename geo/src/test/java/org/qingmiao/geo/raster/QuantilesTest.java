// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final double[] SHARES = {0, 0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999, 1};

  @Test
  void bucketsGiveWhatSortingGives() {
    SplittableRandom random = new SplittableRandom(3);
    for (int trial = 0; trial < 600; trial++) {
      CellSample cells = cells(random, trial % 6);
      double[] quantiles = WeightedQuantiles.of(cells, SHARES);
      for (int q = 0; q < SHARES.length; q++) {
        double expected = bySorting(cells, SHARES[q]);
        assertThat(quantiles[q])
            .as("share %s of %d cells", SHARES[q], cells.size())
            .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
      }
    }
  }

  @Test
  void binsAreOffByLessThanTheirWidthHoweverTheyWereMerged() {
    SplittableRandom random = new SplittableRandom(4);
    for (int trial = 0; trial < 600; trial++) {
      CellSample cells = cells(random, trial % 6);
      CellSample[] parts = {new CellSample(), new CellSample(), new CellSample()};
      for (int i = 0; i < cells.size(); i++) {
        parts[i * 3 / cells.size()].add(cells.value(i), cells.weight(i));
      }
      ValueBins bins =
          ValueBins.of(parts[0]).plus(ValueBins.of(parts[1])).plus(ValueBins.of(parts[2]));
      for (double share : SHARES) {
        assertThat(bins.quantile(share))
            .as("share %s of %d cells", share, cells.size())
            .isCloseTo(bySorting(cells, share), within(0.001));
      }
    }
  }

  @Test
  void equalWeightsGiveTheUsualRule() {
    CellSample cells = new CellSample();
    for (double value : new double[] {4, 1, 3, 2}) {
      cells.add(value, 0.3);
    }

    // R: quantile(1:4, c(0.1, 0.5, 0.9)), type 7.
    assertThat(WeightedQuantiles.of(cells, 0.1, 0.5, 0.9))
        .containsExactly(new double[] {1.3, 2.5, 3.7}, within(1e-12));
  }

  /** Smooth, tied, clustered, far-flung, equal and few cells in turn. */
  private static CellSample cells(SplittableRandom random, int kind) {
    int n = kind == 5 ? random.nextInt(1, 4) : random.nextInt(1, 900);
    CellSample cells = new CellSample();
    for (int i = 0; i < n; i++) {
      double value =
          switch (kind) {
            case 0 -> random.nextDouble();
            case 1 -> random.nextInt(5);
            case 2 -> random.nextInt(2) * 100 + random.nextDouble();
            case 3 -> i == 0 ? 1e3 : random.nextDouble(-1, 1);
            default -> 0.25;
          };
      cells.add(value, random.nextInt(3) == 0 ? 1 : random.nextDouble(0.01, 1));
    }
    return cells;
  }

  /** The rule as golden/geo_stats.json words it, on all cells. */
  private static double bySorting(CellSample cells, double share) {
    List<double[]> sorted =
        IntStream.range(0, cells.size())
            .mapToObj(i -> new double[] {cells.value(i), cells.weight(i)})
            .sorted(Comparator.comparingDouble(cell -> cell[0]))
            .toList();
    int n = sorted.size();
    double all = 0;
    for (int i = 0; i < n; i++) {
      all += sorted.get(i)[1];
    }
    double target = share * (n - 1) * all;
    double sum = 0;
    double place = 0;
    for (int i = 0; i < n; i++) {
      double next = i * sorted.get(i)[1] + (n - 1) * sum;
      if (next >= target) {
        double low = sorted.get(Math.max(0, i - 1))[0];
        double part = next > place ? (target - place) / (next - place) : 1;
        return low + (sorted.get(i)[0] - low) * part;
      }
      place = next;
      sum += sorted.get(i)[1];
    }
    return sorted.get(n - 1)[0];
  }
}
