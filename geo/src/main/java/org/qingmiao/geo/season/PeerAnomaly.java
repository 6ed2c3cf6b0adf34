// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qingmiao.geo.grid.CellGrid;

/**
 * How a parcel does in a dekad against neighbours with the same crop.
 *
 * <p>Peers are other borrowers' parcels: first of the same cell of level {@value #FINEST}, about 9
 * by 5 km, then of the block of cells around it, then of the blocks around its parents, until there
 * are {@value #FEWEST}. Beyond level {@value #COARSEST}, 400 by 230 km, the weather is another one.
 *
 * @param peers how many
 * @param level of the cells in which they were found
 * @param median of the peers
 * @param mad their median absolute deviation
 * @param z robust standard deviations from their median, of at least 0.02 each
 */
public record PeerAnomaly(int peers, int level, double median, double mad, double z) {

  private static final int FEWEST = 10;
  private static final int FINEST = 12;

  /** Our default. */
  private static final int COARSEST = 8;

  /**
   * A parcel's value in the dekad.
   *
   * @param borrower whose it is
   * @param crop what grows
   * @param cell of level 12 in which its centre lies
   * @param value real, not filled in
   */
  public record Neighbour(String borrower, String crop, long cell, double value) {

    public Neighbour {
      if (CellGrid.level(cell) != FINEST) {
        throw new IllegalArgumentException(
            "cell %d of level %d, expected level %d".formatted(cell, CellGrid.level(cell), FINEST));
      }
    }

    private boolean isPeer(Neighbour other) {
      return crop.equals(other.crop) && !borrower.equals(other.borrower);
    }
  }

  /** The anomaly of a parcel among all parcels of the dekad; empty without enough peers. */
  public static Optional<PeerAnomaly> of(Neighbour own, Collection<Neighbour> all) {
    List<Neighbour> peers = all.stream().filter(own::isPeer).toList();
    for (int widening = 0; widening <= FINEST - COARSEST + 1; widening++) {
      int level = FINEST - Math.max(0, widening - 1);
      long middle = CellGrid.ancestor(own.cell, level);
      long[] area = widening == 0 ? new long[] {middle} : CellGrid.block(middle);
      double[] values =
          peers.stream()
              .filter(peer -> holds(area, CellGrid.ancestor(peer.cell, level)))
              .mapToDouble(Neighbour::value)
              .toArray();
      if (values.length >= FEWEST) {
        RobustSpread spread = RobustSpread.of(values);
        return Optional.of(
            new PeerAnomaly(
                values.length, level, spread.median(), spread.mad(), spread.z(own.value)));
      }
    }
    return Optional.empty();
  }

  /** The peers' robust standard deviation, at least 0.02: the step in which anomalies count. */
  public double deviation() {
    return new RobustSpread(median, mad).deviation();
  }

  private static boolean holds(long[] area, long cell) {
    return Arrays.binarySearch(area, cell) >= 0;
  }
}
