// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench.geo;

import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.geo.raster.CellSample;
import org.qingmiao.geo.raster.CentreRule;
import org.qingmiao.geo.raster.MadeScene;

/** A raster through the GeoTIFF reader of GeoTools, and parcels by a loop over cell centres. */
final class GeoToolsPeer {
  private final Raster[][] tiles;
  private final int tileWidth;
  private final int tileHeight;

  private GeoToolsPeer(RenderedImage image) {
    this.tiles = new Raster[image.getNumYTiles()][image.getNumXTiles()];
    this.tileWidth = image.getTileWidth();
    this.tileHeight = image.getTileHeight();
    for (int row = 0; row < tiles.length; row++) {
      for (int column = 0; column < tiles[row].length; column++) {
        tiles[row][column] = image.getTile(image.getMinTileX() + column, image.getMinTileY() + row);
      }
    }
  }

  /** Unpacks all tiles with a new reader, so that nothing is cached. */
  static GeoToolsPeer read(Path file) {
    try {
      GeoTiffReader reader = new GeoTiffReader(file.toFile());
      GridCoverage2D coverage = reader.read(null);
      GeoToolsPeer peer = new GeoToolsPeer(coverage.getRenderedImage());
      coverage.dispose(true);
      reader.dispose();
      return peer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every parcel by its cell centres: how many cells have a value. */
  long measure(MadeScene scene) {
    CentreRule rule = new CentreRule(scene.grid());
    long cells = 0;
    for (Polygon parcel : scene.parcels()) {
      CellSample sample = rule.sample(parcel, this::at);
      cells += sample.size();
    }
    return cells;
  }

  private double at(int row, int column) {
    int stored = tiles[row / tileHeight][column / tileWidth].getSample(column, row, 0);
    return stored == MadeScene.NODATA ? Double.NaN : stored;
  }
}
