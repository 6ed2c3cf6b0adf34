// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.group.CreditFeature.number;
import static org.qingmiao.features.group.Value.value;

import org.qingmiao.features.crop.CropBorrowers;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.group.CreditFeature.Codes;

/**
 * How the crops of a borrower stand, as satellites see them: against their own past, and against
 * like crops nearby, which tells a bad farmer from a bad year.
 */
public final class CropFeatures {
  private static final Codes VIGOUR = new Codes("R11", "R94");

  /** Over the winter nothing grows, so what the autumn showed speaks until spring. */
  public static final CreditGroup GROUP =
      CreditGroup.of(
              FeatureGroup.of("crop", CropBorrowers.TABLE, "enterprise_token")
                  .aliveFor(250)
                  .also(latest("ndvi_z"), latest("ndvi_peer_z"), latest("peak_ratio_5y")))
          .features(
              number("crop_ndvi_z", value("crop_ndvi_z"))
                  .means(
                      "Greenness of its fields against the same weeks of five years before, in robust deviations.")
                  .lowersRisk(
                      VIGOUR, "A crop that stands worse than in other years will sell for less."),
              number("crop_ndvi_peer_z", value("crop_ndvi_peer_z"))
                  .means(
                      "Greenness of its fields against like crops of others nearby, in robust deviations.")
                  .lowersRisk(
                      VIGOUR, "Who does worse than neighbours under the same sky farms worse."),
              number("crop_peak_ratio_5y", value("crop_peak_ratio_5y"))
                  .means("Peak of the last season by the median of those of five years before.")
                  .lowersRisk(VIGOUR, "A season that peaked low has brought in little."));

  private CropFeatures() {}
}
