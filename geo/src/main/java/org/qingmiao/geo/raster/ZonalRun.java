// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a walk over the blocks of a scene gave.
 *
 * @param results of each parcel, measure and block
 * @param views how much of each parcel was seen in each block
 * @param tiles how blocks were unpacked
 */
public record ZonalRun(List<BlockResult> results, List<BlockView> views, Tiles tiles) {

  public ZonalRun {
    results = List.copyOf(results);
    views = List.copyOf(views);
  }

  /** Statistics of one measure by parcel; parcels without covered cells do not appear. */
  public Map<String, ZonalStatistics> statistics(int measure) {
    Map<String, List<BlockResult>> byParcel =
        results.stream()
            .filter(r -> r.measure() == measure)
            .collect(Collectors.groupingBy(BlockResult::parcel, TreeMap::new, Collectors.toList()));
    Map<String, ZonalStatistics> statistics = new TreeMap<>();
    byParcel.forEach((parcel, parts) -> statistics.put(parcel, ZonalStatistics.of(parts)));
    return statistics;
  }

  /** How much of each parcel was seen; parcels without covered cells do not appear. */
  public Map<String, Visibility> visibility() {
    Map<String, Visibility> visibility = new TreeMap<>();
    views.stream()
        .sorted(
            Comparator.comparingInt(BlockView::blockRow).thenComparingInt(BlockView::blockColumn))
        .forEach(v -> visibility.merge(v.parcel(), v.visibility(), Visibility::plus));
    return visibility;
  }
}
