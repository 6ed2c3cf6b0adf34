// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.List;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.DataQuality.AreaCheck;

/**
 * A declared area beside the ellipsoidal area of its polygon (green 4.3).
 *
 * <p>The polygon is used wherever there is one. A declaration that is 15 times the polygon or a
 * fifteenth of it is a slip between mu and hectares; it goes to quarantine and is never repaired.
 *
 * @param declaredHa as declared, ha, above 0
 * @param polygonHa of the parcel, ha, above 0; empty where there is none
 * @param crop what the season looked like from above
 */
public record FarmArea(double declaredHa, OptionalDouble polygonHa, CropSeen crop) {

  private static final double CLOSE = 0.10; // our default, of the polygon and of the slip
  private static final double MU_PER_HA = 15;

  /** What a season's pictures say about the declared crop. */
  public enum CropSeen {
    /** Nothing against it, or no pictures. */
    NOT_CONTRADICTED,
    /** Fallow all season. */
    FALLOW
  }

  /**
   * What the comparison found.
   *
   * @param check its outcome
   * @param usedHa area that emissions are computed with, ha
   * @param declaredHa as declared, ha
   */
  public record Finding(AreaCheck check, double usedHa, double declaredHa) {
    /** Emissions of the land, whose interval contains the declared area's where areas disagree. */
    public ScopeEmissions spread(ScopeEmissions atUsedArea) {
      return check == AreaCheck.DISAGREE
          ? atUsedArea.widenedTo(atUsedArea.tco2e().mean() * declaredHa / usedHa)
          : atUsedArea;
    }
  }

  /** The comparison, or UNIT_SUSPECT_MU. */
  public Answer<Finding> finding() {
    if (!(declaredHa > 0) || (polygonHa.isPresent() && !(polygonHa.getAsDouble() > 0))) {
      return Answer.none(
          Gap.OUT_OF_RANGE,
          "areas of %s and %s ha, expected more than 0".formatted(declaredHa, polygonHa));
    }
    if (polygonHa.isEmpty()) {
      return Answer.of(new Finding(AreaCheck.UNCHECKED, declaredHa, declaredHa));
    }
    double polygon = polygonHa.getAsDouble();
    double ratio = declaredHa / polygon;
    for (double slip : List.of(MU_PER_HA, 1 / MU_PER_HA)) {
      if (Math.abs(ratio / slip - 1) <= CLOSE) {
        return Answer.none(
            Gap.UNIT_SUSPECT_MU,
            "declared %s ha and polygon %s ha: a slip between mu and hectares; correct the declaration"
                .formatted(declaredHa, polygon));
      }
    }
    boolean agrees = Math.abs(ratio - 1) <= CLOSE && crop == CropSeen.NOT_CONTRADICTED;
    return Answer.of(
        new Finding(agrees ? AreaCheck.AGREE : AreaCheck.DISAGREE, polygon, declaredHa));
  }
}
