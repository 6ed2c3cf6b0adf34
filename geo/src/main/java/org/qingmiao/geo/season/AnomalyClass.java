// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.season;

import java.util.Optional;

/** Who a bad dekad is about: the borrower, or the weather. */
public enum AnomalyClass {
  /** The parcel fell behind its own past and its neighbours: a credit question. */
  OWN_ONLY,
  /** It fell behind its past as its neighbours did: drought, flood; forbearance, insurance. */
  SYSTEMIC,
  /** It does as ever, but the neighbours do better. */
  RELATIVE_WEAK,
  /** Neither. */
  NORMAL,
  /** One of the two comparisons could not be made. */
  UNKNOWN;

  /** Robust standard deviations that count as bad; our default. */
  public static final double BAD = -2;

  /**
   * The class of a dekad.
   *
   * @param madZ robust deviations from its own past, where they are known
   * @param peerZ robust deviations from its neighbours, where they are known
   */
  public static AnomalyClass of(Optional<Double> madZ, Optional<Double> peerZ) {
    if (madZ.isEmpty() || peerZ.isEmpty()) {
      return UNKNOWN;
    }
    boolean behindPast = madZ.get() <= BAD;
    boolean behindPeers = peerZ.get() <= BAD;
    if (behindPast) {
      return behindPeers ? OWN_ONLY : SYSTEMIC;
    }
    return behindPeers ? RELATIVE_WEAK : NORMAL;
  }
}
