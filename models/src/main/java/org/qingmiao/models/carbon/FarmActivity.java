// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon;

import java.util.List;
import java.util.Optional;

/** What a farm did in a season that emits. */
public sealed interface FarmActivity {

  /** Its row. */
  String activityId();

  /**
   * A flooded rice field.
   *
   * @param ha harvested
   * @param days under cultivation
   * @param region of the baseline factor, such as east_asia
   * @param waterRegime such as multiple_drainage
   * @param preSeason such as {@code dry<180d}
   * @param amendments ploughed in
   */
  record Paddy(
      String activityId,
      double ha,
      double days,
      String region,
      String waterRegime,
      String preSeason,
      List<Amended> amendments)
      implements FarmActivity {
    public Paddy {
      amendments = List.copyOf(amendments);
    }
  }

  /**
   * An organic amendment.
   *
   * @param kind such as {@code straw<30d}
   * @param tPerHa rate, t/ha
   */
  record Amended(String kind, double tPerHa) {}

  /**
   * Nitrogen fertiliser.
   *
   * @param kgN applied, kg N
   * @param land flooded or not
   */
  record Nitrogen(String activityId, double kgN, Land land) implements FarmActivity {}

  /** Land by its water. */
  enum Land {
    /** Flooded. */
    PADDY,
    /** Not flooded. */
    UPLAND
  }

  /**
   * Animals.
   *
   * @param animal which
   * @param herd how many
   * @param meanTempC of the place over the year
   * @param manureSystem code of its EF3, such as SOLID_STORAGE; empty where manure is not stored
   */
  record Herd(
      String activityId,
      Animal animal,
      Livestock herd,
      double meanTempC,
      Optional<String> manureSystem)
      implements FarmActivity {}

  /**
   * Urea or lime, which lose their carbon (IPCC vol. 4 ch. 11, equations 11.12 and 11.13).
   *
   * @param mineral which
   * @param tonnes applied
   */
  record Carbonate(String activityId, Mineral mineral, double tonnes) implements FarmActivity {}

  /** Minerals with carbon. */
  enum Mineral {
    /** 0.20 t C/t. */
    UREA,
    /** 0.12 t C/t. */
    LIMESTONE,
    /** 0.13 t C/t. */
    DOLOMITE
  }
}
