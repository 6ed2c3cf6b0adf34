// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import java.util.Arrays;
import java.util.function.Consumer;

/** All raw values of a small picture at once. */
public final class Picture {
  private final double[][] bands;
  private final int width;

  private Picture(double[][] bands, int width) {
    this.bands = bands;
    this.width = width;
  }

  /** Reads each block once before it takes memory for all of them: the file may be damaged. */
  public static Picture of(TiffImage image) {
    forEachBlock(image, tile -> {});
    int cells = image.width() * image.height();
    double[][] bands = new double[image.bands()][];
    Arrays.setAll(bands, b -> new double[cells]);
    forEachBlock(image, tile -> tile.copy(image, bands[tile.band]));
    return new Picture(bands, image.width());
  }

  /** Values by band, row by row. */
  public double[][] bands() {
    return bands;
  }

  public double at(int band, int row, int column) {
    return bands[band][row * width + column];
  }

  private static void forEachBlock(TiffImage image, Consumer<Tile> action) {
    Block block = new Block();
    try (BlockReader reader = new BlockReader()) {
      for (int band = 0; band < image.bands(); band++) {
        for (int row = 0; row < image.blockRows(); row++) {
          for (int column = 0; column < image.blockColumns(); column++) {
            reader.read(image, band, row, column, block);
            action.accept(new Tile(block, band, row, column));
          }
        }
      }
    }
  }

  private record Tile(Block block, int band, int row, int column) {
    void copy(TiffImage image, double[] into) {
      int top = row * image.blockHeight();
      int left = column * image.blockWidth();
      int sample = image.planes() == 1 ? band : 0;
      int count = Math.min(image.blockWidth(), image.width() - left);
      int rows = Math.min(image.blockHeight(), image.height() - top);
      for (int r = 0; r < rows; r++) {
        block.values(sample, r, 0, count, into, (top + r) * image.width() + left);
      }
    }
  }
}
