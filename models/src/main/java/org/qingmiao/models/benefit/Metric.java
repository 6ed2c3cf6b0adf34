// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

/** What a benefit is counted in. */
public enum Metric {
  /** Standard coal saved, tce. */
  TCE,
  /** Carbon dioxide equivalent avoided, t. */
  CO2,
  /** Sulphur dioxide avoided, t. */
  SO2,
  /** Nitrogen oxides avoided, t. */
  NOX,
  /** Chemical oxygen demand removed, t. */
  COD,
  /** Ammonia nitrogen removed, t. */
  NH3N,
  /** Water saved, cubic metres. */
  WATER_M3,
  /** Carbon dioxide taken out of the air, t; never "avoided". */
  REMOVAL
}
