// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.raster.Grid;
import org.qingmiao.geo.tiff.FileRead;

/**
 * A grid on which scenes lie, with its coordinate system, which only the driver looks up.
 *
 * @param id as in {@code raw.scene}
 */
record SeenGrid(String id, Grid grid, CoordinateSystem system) implements Serializable {

  /** The grid of a scene, from the head of its file. */
  static SeenGrid of(String id, Path file) {
    try (FileRead bytes = FileRead.of(file)) {
      GeoTiff raster = GeoTiff.open(file.getFileName().toString(), bytes);
      return new SeenGrid(id, raster.grid(), raster.system());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
