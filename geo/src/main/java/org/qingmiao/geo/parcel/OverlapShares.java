// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * How much of each parcel other borrowers claim as well: the sign of a field that is pledged twice.
 *
 * <pre>  share = area(parcel and union of other borrowers' parcels) / area(parcel)</pre>
 *
 * <p>Parcels of the same borrower do not count: a field drawn twice is not pledged twice. Degrees
 * serve for the ratio, since a parcel is too small for the scale to change within it.
 */
public final class OverlapShares {

  private OverlapShares() {}

  /**
   * A claim of a borrower on land.
   *
   * @param borrower who claims it
   * @param lonLat valid polygons in degrees, of area greater than 0
   */
  public record Claim(String borrower, Geometry lonLat) {}

  /** The share of each claim, in [0, 1], in the order of the claims. */
  public static List<Double> of(List<Claim> claims) {
    STRtree near = new STRtree();
    claims.forEach(claim -> near.insert(claim.lonLat.getEnvelopeInternal(), claim));
    return claims.stream().map(claim -> share(claim, near)).toList();
  }

  private static double share(Claim claim, STRtree near) {
    List<Geometry> common = new ArrayList<>();
    for (Object candidate : near.query(claim.lonLat.getEnvelopeInternal())) {
      Claim other = (Claim) candidate;
      if (!other.borrower.equals(claim.borrower)) {
        common.add(OverlayNGRobust.overlay(claim.lonLat, other.lonLat, OverlayNG.INTERSECTION));
      }
    }
    if (common.isEmpty()) {
      return 0;
    }
    double shared = OverlayNGRobust.union(common).getArea();
    return Math.min(1, shared / claim.lonLat.getArea());
  }
}
