// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench.geo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.geo.raster.BandValue;
import org.qingmiao.geo.raster.Coverage;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.raster.Grid;
import org.qingmiao.geo.raster.ParcelBlock;
import org.qingmiao.geo.raster.Scene;
import org.qingmiao.geo.raster.ZonalKernel;
import org.qingmiao.geo.raster.ZonalRun;
import org.qingmiao.geo.tiff.Block;
import org.qingmiao.geo.tiff.BlockReader;
import org.qingmiao.geo.tiff.FileRead;

/** Our reader and kernel on one file. */
final class OurKernel {
  private OurKernel() {}

  /** Unpacks all blocks, one after another. */
  static void decode(Path file) {
    with(
        file,
        raster -> {
          Block block = new Block();
          try (BlockReader reader = new BlockReader()) {
            for (int row = 0; row < raster.image().blockRows(); row++) {
              for (int column = 0; column < raster.image().blockColumns(); column++) {
                reader.read(raster.image(), 0, row, column, block);
              }
            }
          }
        });
  }

  /** Shares out all parcels. */
  static List<ParcelBlock> cover(Grid grid, List<Polygon> parcels) {
    List<ParcelBlock> blocks = new ArrayList<>();
    for (int i = 0; i < parcels.size(); i++) {
      blocks.addAll(ParcelBlock.of(Integer.toString(i), Coverage.of(grid, parcels.get(i))));
    }
    return blocks;
  }

  /** Measures and merges: as many parcels as have covered cells. */
  static ZonalRun measure(Path file, List<ParcelBlock> parcels) {
    ZonalRun[] run = new ZonalRun[1];
    with(
        file,
        raster -> {
          run[0] = ZonalKernel.run(Scene.of(raster), List.of(new BandValue(0)), parcels);
          if (run[0].statistics(0).isEmpty()) {
            throw new IllegalStateException("no parcel has a cell");
          }
        });
    return run[0];
  }

  private interface Work {
    void on(GeoTiff raster);
  }

  private static void with(Path file, Work work) {
    try (FileRead bytes = FileRead.of(file)) {
      work.on(GeoTiff.open(file.getFileName().toString(), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
