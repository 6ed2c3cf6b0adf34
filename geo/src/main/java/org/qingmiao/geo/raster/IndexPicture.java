// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.qingmiao.geo.tiff.BlockReader;

/**
 * A spectral index of the cells of a rectangle, for people to look at: what {@link ZonalKernel}
 * weighs, cell by cell.
 *
 * <p>A cell is empty where the ground cannot be seen, where a band has no data, or where the
 * reflectances have no index.
 */
public final class IndexPicture {
  private final int width;
  private final int height;
  private final double[] values;

  private IndexPicture(int width, int height) {
    this.width = width;
    this.height = height;
    this.values = new double[width * height];
  }

  /**
   * The picture of a rectangle of a scene's grid; blocks outside it are not read.
   *
   * @param scene whose first two layers are the bands of the index, in its order
   * @param row first row, at least 0
   * @param column first column, at least 0
   * @param height rows, at least 1; the last of them on the grid
   * @param width columns, at least 1; the last of them on the grid
   */
  public static IndexPicture of(
      Scene scene, SpectralIndex index, int row, int column, int height, int width) {
    Objects.checkFromIndexSize(row, height, scene.grid().height());
    Objects.checkFromIndexSize(column, width, scene.grid().width());
    if (width == 0 || height == 0) {
      throw new IllegalArgumentException(
          "a picture of %d x %d cells, expected at least 1 x 1".formatted(width, height));
    }
    IndexPicture picture = new IndexPicture(width, height);
    picture.look(scene, index, new CellWindow(row, column, row + height, column + width));
    return picture;
  }

  private void look(Scene scene, SpectralIndex index, CellWindow window) {
    Layer first = scene.layers().get(0);
    Layer second = scene.layers().get(1);
    TileShelf one = new TileShelf(first, 0);
    TileShelf other = one.holds(second) ? one : new TileShelf(second, 0);
    Optional<TileShelf> sky =
        scene.clouds().map(mask -> new TileShelf(mask.classes(), mask.reach()));
    List<TileShelf> shelves = new ArrayList<>(List.of(one));
    if (other != one) {
      shelves.add(other);
    }
    sky.ifPresent(shelves::add);
    shelves.forEach(shelf -> shelf.announce(window));
    try (BlockReader reader = new BlockReader()) {
      shelves.forEach(shelf -> shelf.open(window, reader));
      Optional<CloudView> clouds =
          scene.clouds().map(mask -> CloudView.of(mask, sky.orElseThrow(), window));
      double[] a = new double[width];
      double[] b = new double[width];
      for (int row = 0; row < height; row++) {
        int gridRow = window.top() + row;
        one.look(first, gridRow, window.left(), width, a);
        other.look(second, gridRow, window.left(), width, b);
        for (int column = 0; column < width; column++) {
          boolean isHidden =
              clouds.isPresent() && clouds.get().isHidden(gridRow, window.left() + column);
          values[row * width + column] =
              isHidden || !index.holdsFor(a[column], b[column])
                  ? Double.NaN
                  : index.above(a[column], b[column]) / index.below(a[column], b[column]);
        }
      }
    }
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows, from the north. */
  public int height() {
    return height;
  }

  /** The index of a cell; empty where there is none. */
  public Optional<Double> at(int row, int column) {
    Objects.checkIndex(row, height);
    double value = values[row * width + Objects.checkIndex(column, width)];
    return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
  }
}
