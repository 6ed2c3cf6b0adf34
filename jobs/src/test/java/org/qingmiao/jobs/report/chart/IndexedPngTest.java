// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What we write is read by others as it was meant. */
class IndexedPngTest {

  /** 37 x 11 cells of all ten kinds; 37 columns are no multiple of anything. */
  @Test
  void isReadBackCellByCell() throws IOException {
    Random random = new Random(1069);
    List<Integer> cells = IntStream.range(0, 37 * 11).mapToObj(i -> random.nextInt(10)).toList();
    BufferedImage read = read(IndexedPng.bytes(37, 11, cells));
    assertThat(read.getWidth()).isEqualTo(37);
    assertThat(read.getHeight()).isEqualTo(11);
    List<Color> greens = greens();
    for (int i = 0; i < cells.size(); i++) {
      Color color = new Color(read.getRGB(i % 37, i / 37), true);
      if (cells.get(i) == IndexedPng.CLEAR) {
        assertThat(color.getAlpha()).isZero();
      } else {
        assertThat(color).isEqualTo(greens.get(cells.get(i)));
      }
    }
  }

  /** Each step is darker than the one before: who sees no colour tells them apart. */
  @Test
  void growsDarkerWithTheCrop() throws IOException {
    List<Double> light =
        greens().stream()
            .map(c -> 0.2126 * c.getRed() + 0.7152 * c.getGreen() + 0.0722 * c.getBlue())
            .toList();
    for (int step = 1; step < light.size(); step++) {
      assertThat(light.get(step)).isLessThan(light.get(step - 1) - 5);
    }
  }

  @Test
  void refusesCellsThatFillNoRectangle() {
    assertThatThrownBy(() -> IndexedPng.bytes(2, 2, List.of(1, 2, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 cells for 2 x 2");
  }

  private static List<Color> greens() throws IOException {
    BufferedImage row =
        read(
            IndexedPng.bytes(
                IndexedPng.CLEAR, 1, IntStream.range(0, IndexedPng.CLEAR).boxed().toList()));
    return IntStream.range(0, IndexedPng.CLEAR)
        .mapToObj(step -> new Color(row.getRGB(step, 0), true))
        .toList();
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
