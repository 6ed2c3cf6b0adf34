// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.fence;

/** What carries a device, and how fast that can be in metres a second; our defaults. */
public enum AssetKind {
  /** A cow gallops at 8 m/s. */
  CATTLE(8),
  /** A harvester on a lorry. */
  MACHINE(45),
  /** No asset is on record for the device; it is watched all the same. */
  UNASSIGNED(45);

  private final double fastest;

  AssetKind(double fastest) {
    this.fastest = fastest;
  }

  /** Beyond this speed, in m/s, two fixes are not of one asset. */
  public double fastest() {
    return fastest;
  }
}
