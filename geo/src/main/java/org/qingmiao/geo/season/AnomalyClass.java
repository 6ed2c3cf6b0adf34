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
  private static final double BAD = -2;

  /** The class of a dekad. */
  public static AnomalyClass of(Optional<OwnAnomaly> own, Optional<PeerAnomaly> peer) {
    if (own.isEmpty() || peer.isEmpty()) {
      return UNKNOWN;
    }
    boolean behindPast = own.get().madZ() <= BAD;
    boolean behindPeers = peer.get().z() <= BAD;
    if (behindPast) {
      return behindPeers ? OWN_ONLY : SYSTEMIC;
    }
    return behindPeers ? RELATIVE_WEAK : NORMAL;
  }
}
