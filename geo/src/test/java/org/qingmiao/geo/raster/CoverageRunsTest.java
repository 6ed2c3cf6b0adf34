// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.geo.Refusal;

class CoverageRunsTest {

  @Test
  void writesRunsAsTheTableStoresThem() {
    CoverageRuns.Writer writer = new CoverageRuns.Writer();
    writer.row(2, 300, new double[] {0, 0.5, 1, 1, 0.25}, 0, 5);
    writer.row(5, 0, new double[] {1}, 0, 1);

    CoverageRuns runs = writer.toRuns();

    // 301 = 0x12D: 0xAD 0x02; rows count from the last run.
    assertThat(runs.runs())
        .isEqualTo(bytes(2, 0xAD, 2, 1, 1, 0, 0xAE, 2, 2, 0, 0, 0xB0, 2, 1, 1, 3, 0, 1, 0));
    assertThat(runs.shares())
        .isEqualTo(
            ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(0.5)
                .putDouble(0.25)
                .array());
    assertThat(writer.sum()).isEqualTo(3.75);
    assertThat(writer.fullCells()).isEqualTo(3);
    assertThat(CoverageRuns.of(runs.runs(), runs.shares())).isEqualTo(runs).hasSameHashCodeAs(runs);
  }

  @Test
  void whatIsWrittenIsReadBack() {
    SplittableRandom random = new SplittableRandom(7);
    for (int trial = 0; trial < 200; trial++) {
      int width = random.nextInt(1, 400);
      int height = random.nextInt(1, 30);
      double[] cells = new double[width * height];
      for (int i = 0; i < cells.length; i++) {
        double dice = random.nextDouble();
        cells[i] = dice < 0.3 ? 0 : dice < 0.6 ? 1 : random.nextDouble(0.001, 0.999);
      }
      CoverageRuns.Writer writer = new CoverageRuns.Writer();
      for (int r = 0; r < height; r++) {
        writer.row(r, 0, cells, r * width, width);
      }
      double[] back = new double[cells.length];
      CoverageRuns.Walk walk = writer.toRuns().walk(width, height);
      while (walk.next()) {
        for (int i = 0; i < walk.length(); i++) {
          back[walk.row() * width + walk.column() + i] = walk.share(i);
        }
      }
      assertThat(back).isEqualTo(cells);
    }
  }

  // One run over a block of 4 x 4 cells: rows down, column, length, kind; then a second one.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          4 0 1 0         ; 0 ; run of 1 cells from row 4 column 0
          0 4 1 0         ; 0 ; run of 1 cells from row 0 column 4
          0 2 3 0         ; 0 ; run of 3 cells from row 0 column 2
          0 2 0 0         ; 0 ; run of 0 cells from row 0 column 2
          1 1 2 0 0 2 1 0 ; 0 ; run of 1 cells from row 1 column 2
          0 0 1 2         ; 0 ; kind 2, expected 0 or 1
          0 0 2 1         ; 1 ; 8 bytes of shares for 2 cells or more
          0 0 1 1         ; 2 ; 16 bytes of shares for 1 cells
          0 0 1           ; 0 ; broken number at byte 3 of 3
          200 200 200 200 200 200 ; 0 ; broken number at byte 5 of 6
          """)
  void refusesRunsThatDoNotFitTheBlock(String runs, int shares, String sentence) {
    int[] numbers = Arrays.stream(runs.split(" ")).mapToInt(Integer::parseInt).toArray();
    CoverageRuns stored = CoverageRuns.of(bytes(numbers), new byte[8 * shares]);

    assertThatThrownBy(
            () -> {
              CoverageRuns.Walk walk = stored.walk(4, 4);
              while (walk.next()) {
                walk.share(0);
              }
            })
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "COVERAGE_RUNS: %s, in a block of 4 x 4 cells; build the coverage again"
                .formatted(sentence));
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
