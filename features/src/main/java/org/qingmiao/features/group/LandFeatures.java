// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.crop.CropBorrowers;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;

/** Whether the land of a borrower is as large as declared, and claimed by nobody else. */
public final class LandFeatures {
  private static final Codes MATCH = new Codes("R12", "R94");

  /** An outline holds until it is drawn anew. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("land", CropBorrowers.TABLE, "enterprise_token")
                  .also(latest("area_gap_ratio"), latest("overlap_share")))
          .features(
              number("land_area_gap", value("land_area_gap_ratio").size())
                  .means("Measured by declared area of its land, less 1, without its sign.")
                  .raisesRisk(MATCH, "Who misstates the land misstates the harvest."),
              number("land_overlap_share", value("land_overlap_share"))
                  .means("Part of its land that other borrowers claim as well.")
                  .raisesRisk(MATCH, "A field that is pledged twice secures nobody."));

  private LandFeatures() {}
}
