// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench.geo;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.List;
import org.apache.sedona.common.raster.RasterBandAccessors;
import org.apache.sedona.common.raster.RasterConstructors;
import org.apache.sedona.common.utils.RasterUtils;
import org.geotools.api.referencing.FactoryException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.geo.raster.Grid;
import org.qingmiao.geo.raster.MadeScene;

/**
 * Sedona's {@code RS_ZonalStatsAll} called as plain Java, on tiles of 512 x 512 cells in memory;
 * only parcels that lie in one tile, so that it need not join.
 */
final class SedonaPeer {
  private static final int EPSG = 32_650;

  private final List<GridCoverage2D> tiles = new ArrayList<>();
  private final List<Geometry> parcels = new ArrayList<>();

  /** Cuts out the tiles of the first parcels that lie in one tile and touch a cell with data. */
  static SedonaPeer of(MadeScene scene, int parcels) {
    SedonaPeer peer = new SedonaPeer();
    for (Polygon parcel : scene.parcels()) {
      if (peer.parcels.size() < parcels) {
        peer.take(scene, parcel);
      }
    }
    return peer;
  }

  private void take(MadeScene scene, Polygon parcel) {
    Grid grid = scene.grid();
    Envelope box = parcel.getEnvelopeInternal();
    int left = (int) ((box.getMinX() - grid.x0()) / grid.dx()) / grid.blockWidth();
    int right = (int) ((box.getMaxX() - grid.x0()) / grid.dx()) / grid.blockWidth();
    int top = (int) ((grid.yTop() - box.getMaxY()) / grid.dy()) / grid.blockHeight();
    int bottom = (int) ((grid.yTop() - box.getMinY()) / grid.dy()) / grid.blockHeight();
    boolean whole =
        (right + 1) * grid.blockWidth() <= grid.width()
            && (bottom + 1) * grid.blockHeight() <= grid.height();
    if (left == right && top == bottom && whole) {
      Geometry roi = parcel.copy();
      roi.setSRID(EPSG);
      parcels.add(roi);
      tiles.add(tile(scene, top * grid.blockHeight(), left * grid.blockWidth()));
    }
  }

  private static GridCoverage2D tile(MadeScene scene, int top, int left) {
    Grid grid = scene.grid();
    int width = grid.blockWidth();
    int height = grid.blockHeight();
    WritableRaster cells =
        Raster.createBandedRaster(DataBuffer.TYPE_USHORT, width, height, 1, null);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        cells.setSample(column, row, 0, scene.at(top + row, left + column));
      }
    }
    double x = grid.x0() + left * grid.dx();
    double y = grid.yTop() - top * grid.dy();
    try {
      GridCoverage2D empty =
          RasterConstructors.makeEmptyRaster(
              1, "US", width, height, x, y, grid.dx(), -grid.dy(), 0, 0, EPSG);
      return RasterUtils.create(cells, empty.getGridGeometry(), null, (double) MadeScene.NODATA);
    } catch (FactoryException e) {
      throw new IllegalStateException("EPSG:" + EPSG, e);
    }
  }

  int size() {
    return parcels.size();
  }

  /** All parcels: the counts of their cells, added up. */
  double measure() {
    double cells = 0;
    for (int i = 0; i < parcels.size(); i++) {
      try {
        Double[] all =
            RasterBandAccessors.getZonalStatsAll(
                tiles.get(i), parcels.get(i), 1, false, true, true);
        cells += all == null || all[0] == null ? 0 : all[0];
      } catch (FactoryException e) {
        throw new IllegalStateException("EPSG:" + EPSG, e);
      }
    }
    return cells;
  }
}
