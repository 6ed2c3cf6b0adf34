// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/**
 * Whether a number of a parcel may be used at all. A and B feed series and features, C is only
 * shown, D keeps its row without numbers.
 *
 * <p>Eight pixels and 60 percent are those of the JRC on small parcels (Remote Sensing 2020, 12,
 * 2195); the rest, and reading "lost" as {@link EvidenceCells#lost}, is our default.
 */
public enum EvidenceGrade {
  A,
  B,
  C,
  D;

  /**
   * Where grades end.
   *
   * @param leastValid share of the parcel below which nothing can be said
   * @param goodValid share from which nothing is missing
   * @param leastFull full cells below which nothing can be said
   * @param reliableFull full cells from which a parcel is reliable
   * @param mostLost share of lost cells from which a parcel is not reliable
   */
  public record Limits(
      double leastValid, double goodValid, int leastFull, int reliableFull, double mostLost) {
    /** 0.7 and 0.9 valid, 3 and 8 full cells, 0.6 lost. */
    public static final Limits DEFAULT = new Limits(0.7, 0.9, 3, 8, 0.6);
  }

  /**
   * The grade.
   *
   * @param validShare of the parcel, 0 to 1
   */
  public static EvidenceGrade of(EvidenceCells cells, double validShare, Limits limits) {
    if (!(validShare >= limits.leastValid) || cells.full() < limits.leastFull) {
      return D;
    }
    if (cells.full() < limits.reliableFull || cells.lost() >= limits.mostLost) {
      return C;
    }
    return validShare >= limits.goodValid ? A : B;
  }

  /** The worse of both: a doubt from elsewhere, such as the datum, caps a grade. */
  public EvidenceGrade atMost(EvidenceGrade cap) {
    return compareTo(cap) >= 0 ? this : cap;
  }

  /** Whether series and features may use it. */
  public boolean isUsable() {
    return this == A || this == B;
  }
}
