// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.List;
import java.util.Map;

/**
 * What a whole walk over a scene says of each parcel.
 *
 * @param parcels by id; those without covered cells do not appear
 * @param tiles how blocks were unpacked
 */
public record ZonalTotals(Map<String, Total> parcels, Tiles tiles) {

  public ZonalTotals {
    parcels = Map.copyOf(parcels);
  }

  /**
   * What it says of one.
   *
   * @param statistics by measure
   * @param seen how much of it lies on the scene
   */
  public record Total(List<ZonalStatistics> statistics, Visibility seen) {
    public Total {
      statistics = List.copyOf(statistics);
    }
  }
}
