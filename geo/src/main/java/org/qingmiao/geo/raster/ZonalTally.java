// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Statistics that grow while a scene is walked through. What the blocks of a parcel say is merged
 * at once, and its histograms go when its last block is in; so a large raster in narrow strips
 * needs no more memory than the parcels that one row of blocks touches.
 *
 * <p>The merging is that of {@link ZonalStatistics#of}, by row and column of the block, so the bits
 * are the same. A walk in another order is refused.
 */
final class ZonalTally {
  private final Map<String, Open> open = new HashMap<>();
  private final Map<String, ZonalTotals.Total> closed = new HashMap<>();

  ZonalTally(Collection<ParcelBlock> parcels, int measures) {
    parcels.forEach(p -> open.computeIfAbsent(p.parcel(), name -> new Open(measures)).left++);
  }

  /** Takes what a block says of a parcel and a measure. */
  void take(BlockResult result) {
    open.get(result.parcel()).take(result);
  }

  /** Takes how much of a parcel was seen in a block, behind its results. */
  void take(BlockView view) {
    Open parcel = open.get(view.parcel());
    parcel.seen = parcel.seen.plus(view.visibility());
    if (--parcel.left == 0) {
      open.remove(view.parcel());
      closed.put(view.parcel(), parcel.closed());
    }
  }

  /** All parcels; those without covered cells do not appear. */
  Map<String, ZonalTotals.Total> parcels() {
    return closed;
  }

  /** A parcel whose last block is not in yet. */
  private static final class Open {
    private final ZonalPartial[] partials;
    private int left;
    private int blockRow = -1;
    private int blockColumn = -1;
    private Visibility seen = Visibility.NONE;

    Open(int measures) {
      this.partials = new ZonalPartial[measures];
    }

    void take(BlockResult result) {
      if (result.blockRow() < blockRow
          || (result.blockRow() == blockRow && result.blockColumn() < blockColumn)) {
        throw new IllegalStateException(
            "block (%d, %d) of parcel %s came after (%d, %d)"
                .formatted(
                    result.blockRow(),
                    result.blockColumn(),
                    result.parcel(),
                    blockRow,
                    blockColumn));
      }
      blockRow = result.blockRow();
      blockColumn = result.blockColumn();
      ZonalPartial before = partials[result.measure()];
      partials[result.measure()] =
          before == null ? result.partial() : before.plus(result.partial());
    }

    ZonalTotals.Total closed() {
      return new ZonalTotals.Total(Stream.of(partials).map(ZonalStatistics::of).toList(), seen);
    }
  }
}
