// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

/**
 * What green money is spent on in the county: in whose class, in which words, and which measured
 * number shows whether it is as green as it says.
 *
 * <p>The bounds are those of the example rules of 2021; no official threshold was obtained.
 */
enum GreenTheme {
  /** Needs a module of 18 % at least. */
  PHOTOVOLTAICS("4416", "屋顶分布式光伏电站", "module_efficiency_pct", "%", "TEST_REPORT", 18, 6, true),
  /** Needs a saving of 8 % at least. */
  BOILER("3484", "锅炉节能改造", "saving_pct", "%", "ENERGY_AUDIT", 8, 12, true),
  /** Needs one drainage a season at least. */
  RICE("0111", "水稻节水灌溉", "drainages_per_season", "1", "SATELLITE_REPORT", 1, 3, false),
  /** No example rule speaks of it. */
  DIGESTER("0313", "养殖场沼气工程", "methane_share_pct", "%", "TEST_REPORT", 55, 10, true),
  /** The example rule came after the county's last loan, so that no number of it is compared. */
  BUS("5412", "纯电动客车客运", "kwh_per_km", "kWh/km", "TYPE_APPROVAL", 0.8, 0.4, false);

  final String gbt4754;
  final String words;
  final String param;
  final String unit;
  final String document;
  private final double bound;
  private final double range;
  final boolean needsAssessment;

  GreenTheme(
      String gbt4754,
      String words,
      String param,
      String unit,
      String document,
      double bound,
      double range,
      boolean needsAssessment) {
    this.gbt4754 = gbt4754;
    this.words = words;
    this.param = param;
    this.unit = unit;
    this.document = document;
    this.bound = bound;
    this.range = range;
    this.needsAssessment = needsAssessment;
  }

  /** A measured number in thousandths, at or above the bound where the case is green. */
  long milli(boolean isGreen, double uniform) {
    double distance = (0.01 + 0.99 * uniform) * range;
    return StrictMath.round(
        1000 * Math.max(0, isGreen ? bound + distance : bound - Math.min(bound, distance)));
  }
}
