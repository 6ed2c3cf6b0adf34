// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.zonal;

import java.util.List;
import org.qingmiao.geo.raster.Tiles;

/**
 * What a raster says of the zones of a file.
 *
 * @param rows of each zone and band, by row of the zone's file, then in the order in which bands
 *     were asked for
 * @param tiles how blocks were unpacked
 */
public record ZonalTable(List<ZonalRow> rows, Tiles tiles) {

  public ZonalTable {
    rows = List.copyOf(rows);
    if (tiles.decoded() != tiles.touched()) {
      throw new IllegalStateException(
          "%d blocks were unpacked for %d that hold cells of zones"
              .formatted(tiles.decoded(), tiles.touched()));
    }
  }
}
