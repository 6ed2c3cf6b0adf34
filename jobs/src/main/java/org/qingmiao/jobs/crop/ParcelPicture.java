// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.qingmiao.geo.raster.Grid;
import org.qingmiao.geo.raster.IndexPicture;
import org.qingmiao.geo.raster.Scene;
import org.qingmiao.geo.raster.SpectralIndex;
import org.qingmiao.models.ledger.ParcelCards;

/**
 * What a scene shows of a parcel and of the ground around it, in steps of a tenth of NDVI.
 *
 * @param columns cells across
 * @param rows cells down
 * @param cellWidth in metres
 * @param cellHeight in metres
 * @param west of its west edge, in metres from the west edge of the parcel; at most 0 but at the
 *     edge of the grid
 * @param north of its north edge, in metres from the south edge of the parcel
 * @param steps of all cells by rows from the north-west, 0 to 8, and 9 where nothing can be seen
 */
record ParcelPicture(
    int columns,
    int rows,
    double cellWidth,
    double cellHeight,
    double west,
    double north,
    List<Integer> steps) {

  /** Cells around the parcel, so that its edge can be seen; our default. */
  private static final int MARGIN = 5;

  /** More cells than this are thinned to every second, third and so on. */
  private static final int MOST_CELLS = 160;

  private static final int TENTHS = 10;

  ParcelPicture {
    steps = List.copyOf(steps);
  }

  /**
   * The picture of a parcel; empty where it lies outside the scene, and where the rows of the scene
   * run north.
   *
   * @param box of the parcel, in the coordinate system of the scene, metres
   */
  static Optional<ParcelPicture> of(Scene scene, Envelope box) {
    Grid grid = scene.grid();
    int left = Math.max(0, cell(box.getMinX() - grid.x0(), grid.dx()) - MARGIN);
    int right = Math.min(grid.width(), cell(box.getMaxX() - grid.x0(), grid.dx()) + 1 + MARGIN);
    int top = Math.max(0, cell(grid.yTop() - box.getMaxY(), grid.dy()) - MARGIN);
    int bottom = Math.min(grid.height(), cell(grid.yTop() - box.getMinY(), grid.dy()) + 1 + MARGIN);
    if (grid.dy() < 0 || right <= left || bottom <= top) {
      return Optional.empty();
    }
    IndexPicture seen =
        IndexPicture.of(scene, SpectralIndex.NDVI, top, left, bottom - top, right - left);
    int every = (Math.max(seen.width(), seen.height()) - 1) / MOST_CELLS + 1;
    List<Integer> steps = new ArrayList<>();
    for (int row = 0; row < seen.height(); row += every) {
      for (int column = 0; column < seen.width(); column += every) {
        steps.add(seen.at(row, column).map(ParcelPicture::step).orElse(ParcelCards.STEPS));
      }
    }
    return Optional.of(
        new ParcelPicture(
            (seen.width() - 1) / every + 1,
            (seen.height() - 1) / every + 1,
            grid.dx() * every,
            grid.dy() * every,
            grid.x0() + left * grid.dx() - box.getMinX(),
            grid.yTop() - top * grid.dy() - box.getMinY(),
            steps));
  }

  private static int cell(double distance, double size) {
    return (int) Math.floor(distance / size);
  }

  private static int step(double ndvi) {
    return Math.max(0, Math.min(ParcelCards.STEPS - 1, (int) Math.floor(ndvi * TENTHS)));
  }

  /** The steps as a byte each. */
  byte[] bytes() {
    byte[] bytes = new byte[steps.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) steps.get(i);
    }
    return bytes;
  }

  /** How many cells have each step, the last of them those that show nothing. */
  List<Long> counts() {
    return IntStream.rangeClosed(0, ParcelCards.STEPS)
        .mapToObj(step -> steps.stream().filter(s -> s == step).count())
        .toList();
  }
}
