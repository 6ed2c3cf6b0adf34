// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** Where emissions belong in a borrower's inventory. */
public enum Scope {
  /** Its own. */
  S1,
  /** Bought energy, by the mix of the place. */
  S2_LOC,
  /** Bought energy, by contract. */
  S2_MKT,
  /** Its suppliers'. */
  S3_UP,
  /** Its customers'. */
  S3_DOWN,
  /** Carbon dioxide of biomass: outside the scopes, printed beside them. */
  BIOGENIC,
  /** Taken out of the air; never set off against anything. */
  REMOVAL;

  /** Whether it counts in the total of scopes 1 and 2. */
  public boolean isOwnOrBought() {
    return this == S1 || this == S2_LOC;
  }
}
