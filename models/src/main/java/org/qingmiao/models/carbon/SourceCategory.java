// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/**
 * The kind of source that a factor describes.
 *
 * <p>Sets of factors are balanced within a category, so two sets must not meet there; and a factor
 * without an uncertainty of its own has that of its category (green 4.5, our defaults).
 */
public enum SourceCategory {
  /** Fuels. */
  FUEL(5),
  /** Grid electricity. */
  GRID(5),
  /** Heat from a network. */
  HEAT(20),
  /** Methane of paddies. */
  RICE_CH4(50),
  /** Direct nitrous oxide of paddies. */
  PADDY_N2O(100),
  /** Direct nitrous oxide of other soils. */
  SOIL_N2O(100),
  /** Nitrous oxide of what volatilises or leaches from them. */
  INDIRECT_N2O(100),
  /** Methane of ruminants and swine. */
  ENTERIC(40),
  /** Methane and nitrous oxide of manure. */
  MANURE(30),
  /** Carbon dioxide of urea, limestone and dolomite. */
  CARBONATE(50),
  /** Standard coal. */
  STANDARD_COAL(5),
  /** Anything else. */
  OTHER(50);

  private final double u95Pct;

  SourceCategory(double u95Pct) {
    this.u95Pct = u95Pct;
  }

  /** Half-width of the 95 % interval, per cent of the factor, where its row has none. */
  public double u95Pct() {
    return u95Pct;
  }

  /** The category of an activity code under a purpose. */
  public static SourceCategory of(FactorPurpose purpose, String activityCode) {
    if (purpose == FactorPurpose.S1_AGRI) {
      return ofFarm(activityCode);
    }
    if (purpose == FactorPurpose.BENEFIT_TCE) {
      return STANDARD_COAL;
    }
    return switch (activityCode) {
      case "ELECTRICITY" -> GRID;
      case "HEAT" -> HEAT;
      default -> purpose == FactorPurpose.S1_COMBUSTION ? FUEL : OTHER;
    };
  }

  private static SourceCategory ofFarm(String code) {
    if (code.equals("EF1FR_FLOODED_RICE") || code.equals("EF1_PADDY")) {
      return PADDY_N2O;
    }
    if (code.startsWith("RICE_")) {
      return RICE_CH4;
    }
    if (code.startsWith("ENTERIC_")) {
      return ENTERIC;
    }
    if (code.startsWith("MANURE_")
        || code.startsWith("NEX_RATE_")
        || code.startsWith("TYPICAL_MASS_")
        || code.startsWith("EF3_")) {
      return MANURE;
    }
    if (code.startsWith("UREA_") || code.startsWith("LIMESTONE_") || code.startsWith("DOLOMITE_")) {
      return CARBONATE;
    }
    if (code.startsWith("EF4_") || code.startsWith("EF5_") || code.startsWith("FRAC_")) {
      return INDIRECT_N2O;
    }
    return code.startsWith("EF1_") || code.startsWith("EF3PRP_") ? SOIL_N2O : OTHER;
  }
}
