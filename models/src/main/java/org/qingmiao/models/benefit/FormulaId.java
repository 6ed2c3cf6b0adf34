// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

/** The formulas; an id on every benefit. */
public enum FormulaId {
  /** Wind and solar power. */
  POWER_WIND_PV,
  /** Hydro and other renewable power. */
  POWER_HYDRO_OTHER,
  /** Power from biomass. */
  POWER_BIOMASS,
  /** Less energy for the same output. */
  EFFICIENCY,
  /** Less energy per square metre. */
  BUILDING,
  /** Heat from cogeneration or a network. */
  HEAT_CHP,
  /** Public or electric transport. */
  TRANSPORT,
  /** Treated sewage. */
  SEWAGE,
  /** Methane captured and burnt. */
  CH4_CAPTURE,
  /** Growing forest. */
  AFFORESTATION,
  /** Alternate wetting and drying of paddies. */
  FARM_RICE_AWD,
  /** Less nitrogen. */
  FARM_N_CUT,
  /** Biogas from manure. */
  FARM_DIGESTER,
  /** Straw that is not ploughed in or burnt. */
  FARM_STRAW
}
