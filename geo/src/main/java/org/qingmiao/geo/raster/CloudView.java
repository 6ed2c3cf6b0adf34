// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/** What a cloud mask says of the cells of a window, by row and column of the scene's grid. */
final class CloudView {
  private static final int HIDDEN = 1;
  private static final int CLOUD = 2;
  private static final int SHADOW = 4;

  private final int shift;
  private final CellWindow own;
  private final byte[] flags;

  private CloudView(CloudMask mask, TileShelf shelf, CellWindow window) {
    this.shift = mask.classes().fit().shift();
    this.own = shelf.own(window);
    int width = own.right() - own.left();
    this.flags = new byte[(own.bottom() - own.top()) * width];
    double[] line = new double[width];
    for (int row = own.top(); row < own.bottom(); row++) {
      shelf.values(mask.classes().band(), row, own.left(), width, line);
      for (int column = own.left(); column < own.right(); column++) {
        // An absent block has NaN, which becomes class 0: no data.
        look(row, column, (int) line[column - own.left()], mask.reach());
      }
    }
  }

  static CloudView of(CloudMask mask, TileShelf shelf, CellWindow window) {
    return new CloudView(mask, shelf, window);
  }

  private void look(int row, int column, int sceneClass, int reach) {
    int flag =
        (CloudMask.isKept(sceneClass) ? 0 : HIDDEN)
            | (CloudMask.isCloud(sceneClass) ? CLOUD : 0)
            | (CloudMask.isShadow(sceneClass) ? SHADOW : 0);
    flags[at(row, column)] |= (byte) flag;
    if (CloudMask.spreads(sceneClass)) {
      int lastRow = Math.min(row + reach, own.bottom() - 1);
      int lastColumn = Math.min(column + reach, own.right() - 1);
      for (int r = Math.max(row - reach, own.top()); r <= lastRow; r++) {
        for (int c = Math.max(column - reach, own.left()); c <= lastColumn; c++) {
          flags[at(r, c)] |= HIDDEN;
        }
      }
    }
  }

  private int at(int row, int column) {
    return (row - own.top()) * (own.right() - own.left()) + column - own.left();
  }

  boolean isHidden(int row, int column) {
    return has(row, column, HIDDEN);
  }

  boolean isCloud(int row, int column) {
    return has(row, column, CLOUD);
  }

  boolean isShadow(int row, int column) {
    return has(row, column, SHADOW);
  }

  private boolean has(int row, int column, int flag) {
    return (flags[at(row >> shift, column >> shift)] & flag) != 0;
  }
}
