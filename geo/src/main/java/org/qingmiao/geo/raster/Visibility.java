// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * How much of a parcel a scene could show, in covered cells; adds up over blocks.
 *
 * @param covered weight of all cells, at least 0
 * @param cloud weight of cells that are cloud or cirrus (SCL 8, 9, 10)
 * @param shadow weight of cells that are dark or cloud shadow (SCL 2, 3)
 */
public record Visibility(double covered, double cloud, double shadow) {
  /** Of no cells. */
  public static final Visibility NONE = new Visibility(0, 0, 0);

  /** Of both. */
  public Visibility plus(Visibility other) {
    return new Visibility(covered + other.covered, cloud + other.cloud, shadow + other.shadow);
  }

  /** Share that has a value, 0 to 1; 0 for a parcel off the grid. */
  public double validShare(ZonalStatistics statistics) {
    return share(statistics.weight());
  }

  /** Share under clouds, 0 to 1; 0 for a parcel off the grid. */
  public double cloudShare() {
    return share(cloud);
  }

  /** Share in shadow, 0 to 1; 0 for a parcel off the grid. */
  public double shadowShare() {
    return share(shadow);
  }

  private double share(double weight) {
    return covered == 0 ? 0 : Math.min(1, weight / covered);
  }
}
