// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.time.LocalDate;

/**
 * One borrower's claim on a parcel in a season.
 *
 * @param enterpriseId who claims
 * @param contractOn day of its land contract
 * @param ha of its polygon
 */
public record ParcelClaim(String enterpriseId, LocalDate contractOn, double ha) {

  private static final double NOTICED = 0.05; // green 4.3

  /**
   * This claim after another borrower's parcel was laid over it.
   *
   * @param overlapHa common to both, ha
   * @return the land it counts and whether it is flagged; the older contract keeps the common land
   */
  public Counted against(ParcelClaim other, double overlapHa) {
    if (overlapHa <= NOTICED * Math.min(ha, other.ha)) {
      return new Counted(ha, Standing.ALONE);
    }
    boolean older =
        contractOn.isBefore(other.contractOn)
            || (contractOn.equals(other.contractOn)
                && enterpriseId.compareTo(other.enterpriseId) < 0);
    return new Counted(older ? ha : ha - overlapHa, Standing.OVERLAP);
  }

  /** How a claim stands. */
  public enum Standing {
    /** No other claim worth speaking of. */
    ALONE,
    /** Another borrower claims some of it. */
    OVERLAP
  }

  /**
   * Land that a claim counts.
   *
   * @param ha counted once over both claims
   * @param standing whether it is flagged
   */
  public record Counted(double ha, Standing standing) {}
}
