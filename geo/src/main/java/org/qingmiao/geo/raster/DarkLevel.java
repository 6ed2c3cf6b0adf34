// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.OptionalInt;
import org.qingmiao.geo.tiff.BlockReader;

/**
 * How dark the darkest clear cells of a band are, as stored: the evidence for or against a
 * radiometric offset. It counts the numbers of vegetation, soil and water (SCL 4, 5, 6).
 */
public final class DarkLevel {
  private static final int NUMBERS = 1 << 16;
  private static final double PERCENTILE = 0.001;

  private final long[] counts = new long[NUMBERS];
  private long all;

  private DarkLevel() {}

  /**
   * Looks at every cell of a band.
   *
   * @param band whole numbers from 0 to 65,535; its scale is left aside
   * @param classes the scene classification, with cells as large or twice as large
   */
  public static DarkLevel of(Layer band, Layer classes) {
    DarkLevel level = new DarkLevel();
    Grid grid = band.raster().grid();
    classes.requireOn(grid);
    TileShelf numbers = new TileShelf(band, 0);
    TileShelf scene = new TileShelf(classes, 0);
    int classHeight = classes.raster().grid().blockHeight() << classes.fit().shift();
    // No block of either is cut, so that each is unpacked once.
    int step = Math.max(2 * grid.blockHeight(), classHeight);
    try (BlockReader reader = new BlockReader()) {
      for (int top = 0; top < grid.height(); top += step) {
        int bottom = Math.min(top + step, grid.height());
        CellWindow window = new CellWindow(top, 0, bottom, grid.width());
        for (TileShelf shelf : new TileShelf[] {numbers, scene}) {
          shelf.announce(window);
          shelf.open(window, reader);
        }
        for (int row = top; row < bottom; row++) {
          level.count(band, classes, numbers, scene, row);
        }
        numbers.close(window);
        scene.close(window);
      }
    }
    return level;
  }

  private void count(Layer band, Layer classes, TileShelf numbers, TileShelf scene, int row) {
    int width = band.raster().grid().width();
    int shift = classes.fit().shift();
    double[] stored = new double[width];
    double[] sceneClass = new double[((width - 1) >> shift) + 1];
    numbers.values(band.band(), row, 0, width, stored);
    scene.values(classes.band(), row >> shift, 0, sceneClass.length, sceneClass);
    for (int column = 0; column < width; column++) {
      double number = stored[column];
      if (band.raster().nodata().isData(number)
          && CloudMask.isClear((int) sceneClass[column >> shift])) {
        counts[(int) Math.max(0, Math.min(number, NUMBERS - 1))]++;
        all++;
      }
    }
  }

  /** The 0.1 percentile: the least number that a thousandth of clear cells do not exceed. */
  public OptionalInt percentile() {
    long below = 0;
    for (int number = 0; number < NUMBERS; number++) {
      below += counts[number];
      if (all > 0 && below >= PERCENTILE * all) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }
}
