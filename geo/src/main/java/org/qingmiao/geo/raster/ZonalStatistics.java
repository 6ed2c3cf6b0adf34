// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a measure says of a parcel on one date. A parcel without a valid cell has no distribution:
 * never NaN, never 0.
 *
 * @param cells with a value, at least 0
 * @param weight of those cells: shares added up, at least 0
 * @param distribution of their values; empty without a cell
 */
public record ZonalStatistics(long cells, double weight, Optional<Distribution> distribution) {

  /** Of no cells. */
  public static final ZonalStatistics NONE = new ZonalStatistics(0, 0, Optional.empty());

  /** Of cells that are all at hand. */
  public static ZonalStatistics of(CellSample sample) {
    return of(ZonalPartial.whole(sample));
  }

  /**
   * Of all blocks of a parcel. They are merged by row and column of the block, whatever order they
   * come in, so that the result has the same bits however the work was split.
   */
  public static ZonalStatistics of(Collection<BlockResult> results) {
    return of(
        results.stream()
            .sorted(
                Comparator.comparingInt(BlockResult::blockRow)
                    .thenComparingInt(BlockResult::blockColumn))
            .map(BlockResult::partial)
            .reduce(ZonalPartial::plus)
            .orElseGet(() -> ZonalPartial.whole(new CellSample())));
  }

  static ZonalStatistics of(ZonalPartial all) {
    return new ZonalStatistics(all.cells(), all.weight(), all.distribution());
  }
}
