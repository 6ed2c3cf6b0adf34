// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

/** Animals that IPCC has factors for, and what their manure's methane depends on. */
public enum Animal {
  /** Dairy cows. */
  DAIRY_CATTLE(ManureBy.TEMPERATURE),
  /** Other cattle. */
  OTHER_CATTLE(ManureBy.TEMPERATURE),
  /** Buffaloes. */
  BUFFALO(ManureBy.TEMPERATURE),
  /** Swine. */
  SWINE(ManureBy.TEMPERATURE),
  /** Sheep. */
  SHEEP(ManureBy.CLIMATE),
  /** Goats. */
  GOAT(ManureBy.CLIMATE),
  /** Horses. */
  HORSE(ManureBy.CLIMATE),
  /** Mules and asses. */
  MULE_ASS(ManureBy.CLIMATE),
  /** Camels. */
  CAMEL(ManureBy.CLIMATE),
  /** Poultry, which has no enteric methane to speak of. */
  POULTRY(ManureBy.CLIMATE);

  private static final int COLDEST = 10;
  private static final int WARMEST = 25;
  private static final int STEP = 5;

  private final ManureBy manureBy;

  private enum ManureBy {
    TEMPERATURE,
    CLIMATE
  }

  Animal(ManureBy manureBy) {
    this.manureBy = manureBy;
  }

  /** Whether it has a factor for enteric fermentation. */
  public boolean isEnteric() {
    return this != POULTRY;
  }

  /**
   * The condition of its manure factor: the nearest of 10, 15, 20 and 25 degrees, or cool below 15,
   * warm above 25 and temperate between.
   */
  public String manureCondition(double meanTempC) {
    if (manureBy == ManureBy.TEMPERATURE) {
      long nearest = Math.round(meanTempC / STEP) * STEP;
      return "mean_temp_c=" + Math.max(COLDEST, Math.min(WARMEST, nearest));
    }
    return "climate=" + (meanTempC < 15 ? "cool" : meanTempC > 25 ? "warm" : "temperate");
  }
}
