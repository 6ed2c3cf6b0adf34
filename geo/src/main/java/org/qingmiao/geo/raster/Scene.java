// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a satellite saw at one time: layers over one grid.
 *
 * @param grid on which parcels were shared out
 * @param layers bands in any number of files; at least one
 * @param clouds what hides the ground; without it all cells are seen
 */
public record Scene(Grid grid, List<Layer> layers, Optional<CloudMask> clouds) {

  public Scene {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a scene without layers, expected at least one");
    }
    layers.forEach(layer -> layer.requireOn(grid));
    clouds.ifPresent(mask -> mask.classes().requireOn(grid));
  }

  /** All bands of one file on its own grid. */
  public static Scene of(GeoTiff raster) {
    List<Layer> layers =
        IntStream.range(0, raster.image().bands())
            .mapToObj(band -> Layer.of(raster, band))
            .toList();
    return new Scene(raster.grid(), layers, Optional.empty());
  }
}
