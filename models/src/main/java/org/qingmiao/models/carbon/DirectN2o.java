// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import org.qingmiao.models.carbon.FarmActivity.Land;

/**
 * Whose factors of direct nitrous oxide a run takes; they differ by a third in paddies.
 *
 * <p>Between the guidelines of 2006 (0.003 in paddies) and 2019 (0.004) the policy's families
 * choose.
 */
public enum DirectN2o {
  /** IPCC, of the guideline that the policy opens. */
  IPCC("EF1FR_FLOODED_RICE", "EF1_SYNTH_ORGANIC"),
  /** 0.0041 in paddies, 0.0105 elsewhere (Biogeosciences 8:3011). */
  CN_BG2011("EF1_PADDY", "EF1_UPLAND");

  private final String paddy;
  private final String upland;

  DirectN2o(String paddy, String upland) {
    this.paddy = paddy;
    this.upland = upland;
  }

  /** The code of its factor for that land. */
  public String code(Land land) {
    return land == Land.PADDY ? paddy : upland;
  }
}
