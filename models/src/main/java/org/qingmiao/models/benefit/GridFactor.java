// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

/** Emissions of the grid electricity that a project replaces or saves, t CO2/MWh. */
public sealed interface GridFactor {

  /** Its name on the rows. */
  Baseline baseline();

  /** The factor, t CO2/MWh. */
  double tPerMwh();

  /**
   * Operating and build margin; the usual weights are 0.75 and 0.25 for wind and solar power, 0.5
   * and 0.5 for all other (from memory: unverified).
   *
   * @param om operating margin, t CO2/MWh
   * @param bm build margin, t CO2/MWh
   * @param weightOm weight of the operating margin, in [0, 1]
   */
  record CombinedMargin(double om, double bm, double weightOm) implements GridFactor {
    public CombinedMargin {
      if (!(weightOm >= 0 && weightOm <= 1)) {
        throw new IllegalArgumentException(
            "weight of the operating margin is %s, expected 0 to 1".formatted(weightOm));
      }
    }

    @Override
    public Baseline baseline() {
      return Baseline.COMBINED_MARGIN;
    }

    @Override
    public double tPerMwh() {
      return weightOm * om + (1 - weightOm) * bm;
    }
  }

  /**
   * One factor of a mix.
   *
   * @param baseline which mix
   * @param tPerMwh its factor, t CO2/MWh
   */
  record Mix(Baseline baseline, double tPerMwh) implements GridFactor {}
}
