// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.qingmiao.geo.tiff.Block;
import org.qingmiao.geo.tiff.BlockReader;
import org.qingmiao.geo.tiff.TiffImage;

/**
 * The unpacked blocks of one plane of one file, for as long as they are needed: every visit is
 * announced beforehand, so that a block is unpacked for the first visit and let go after the last.
 */
final class TileShelf {
  private final TiffImage image;
  private final int plane;
  private final int shift;
  private final int reach;
  private final Map<Integer, Integer> visits = new HashMap<>();
  private final Map<Integer, Block> blocks = new HashMap<>();
  private final Deque<Block> spare = new ArrayDeque<>();
  private int touched;
  private int decoded;
  private int lastIndex = -1;
  private Block lastBlock = new Block();

  /**
   * For a layer, and all others of its plane.
   *
   * @param reach how many of its own cells around a window are needed too
   */
  TileShelf(Layer layer, int reach) {
    this.reach = reach;
    this.image = layer.raster().image();
    this.plane = image.planeOf(layer.band());
    this.shift = layer.fit().shift();
  }

  /** Whether a layer stands on this shelf. */
  boolean holds(Layer layer) {
    return reach == 0
        && image == layer.raster().image()
        && plane == image.planeOf(layer.band())
        && shift == layer.fit().shift();
  }

  /** Announces that a window of the grid will be visited once more. */
  void announce(CellWindow window) {
    forEachBlock(window, i -> visits.merge(i, 1, Integer::sum));
    touched = visits.size();
  }

  /** Unpacks what of a window is not there yet. */
  void open(CellWindow window, BlockReader reader) {
    forEachBlock(
        window,
        i -> {
          if (!blocks.containsKey(i)) {
            Block block = spare.isEmpty() ? new Block() : spare.pop();
            reader.read(image, plane, i / image.blockColumns(), i % image.blockColumns(), block);
            blocks.put(i, block);
            decoded++;
          }
        });
  }

  /** Ends a visit. */
  void close(CellWindow window) {
    lastIndex = -1;
    forEachBlock(
        window,
        i -> {
          if (visits.merge(i, -1, Integer::sum) == 0) {
            spare.push(blocks.remove(i));
          }
        });
  }

  /** Raw values of neighbouring cells of a row, from blocks that are open. */
  void values(int band, int row, int column, int count, double[] out) {
    int sample = image.planes() == 1 ? band : 0;
    int blockRow = row / image.blockHeight();
    for (int done = 0; done < count; ) {
      int blockColumn = (column + done) / image.blockWidth();
      int from = column + done - blockColumn * image.blockWidth();
      int some = Math.min(count - done, image.blockWidth() - from);
      block(blockRow * image.blockColumns() + blockColumn)
          .values(sample, row - blockRow * image.blockHeight(), from, some, out, done);
      done += some;
    }
  }

  /**
   * What a layer of this shelf says of neighbouring cells of a row of the grid, from blocks that
   * are open: scaled, NaN without data.
   */
  void look(Layer layer, int row, int column, int cells, double[] out) {
    int first = column >> shift;
    int count = ((column + cells - 1) >> shift) - first + 1;
    values(layer.band(), row >> shift, first, count, out);
    for (int i = cells - 1; i >= 0 && shift > 0; i--) {
      // From the right, for a wide cell lies never to the right of those it covers.
      out[i] = out[((column + i) >> shift) - first];
    }
    double nodata = layer.raster().nodata().value();
    double factor = layer.scale().factor();
    double offset = layer.scale().offset();
    for (int i = 0; i < cells; i++) {
      // NaN stays what it is.
      out[i] = out[i] == nodata ? Double.NaN : out[i] * factor + offset;
    }
  }

  /** The cells of the file that belong to a window of the grid. */
  CellWindow own(CellWindow window) {
    CellWindow shifted = window.shifted(shift);
    return new CellWindow(
        Math.max(0, shifted.top() - reach),
        Math.max(0, shifted.left() - reach),
        Math.min(image.height(), shifted.bottom() + reach),
        Math.min(image.width(), shifted.right() + reach));
  }

  private Block block(int index) {
    if (index != lastIndex) {
      lastBlock = blocks.get(index);
      lastIndex = index;
    }
    return lastBlock;
  }

  private void forEachBlock(CellWindow ofGrid, IntConsumer action) {
    CellWindow window = own(ofGrid);
    int lastRow = (window.bottom() - 1) / image.blockHeight();
    int lastColumn = (window.right() - 1) / image.blockWidth();
    for (int row = window.top() / image.blockHeight(); row <= lastRow; row++) {
      for (int column = window.left() / image.blockWidth(); column <= lastColumn; column++) {
        action.accept(row * image.blockColumns() + column);
      }
    }
  }

  Tiles tiles() {
    return new Tiles(decoded, touched, (long) image.blockRows() * image.blockColumns());
  }
}
