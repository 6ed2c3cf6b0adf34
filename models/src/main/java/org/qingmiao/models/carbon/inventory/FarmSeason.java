// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.Animal;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.DataQuality.Evidence;
import org.qingmiao.models.carbon.FarmActivity;
import org.qingmiao.models.carbon.FarmArea;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.Livestock;
import org.qingmiao.models.carbon.UnitTable;

/**
 * One crop on one parcel, or one herd, in one season, as a farm declares it.
 *
 * @param rowId its row
 * @param practice {@value #RICE} or another crop, or a name of {@link Animal}
 * @param area declared, with the polygon beside it; empty for a herd
 * @param heads on the average of the year
 * @param days under cultivation
 * @param water how the paddy is flooded
 * @param nKg nitrogen applied, kg N
 * @param minerals urea and lime applied, t
 * @param herding how manure is stored, and at which temperature
 * @param evidence how well it is proven
 */
public record FarmSeason(
    String rowId,
    String practice,
    Optional<Area> area,
    OptionalDouble heads,
    OptionalDouble days,
    Water water,
    OptionalDouble nKg,
    Minerals minerals,
    Herding herding,
    Evidence evidence) {

  /** The crop that is grown in water. */
  public static final String RICE = "RICE";

  /**
   * Land as declared.
   *
   * @param declared in {@code unit}
   * @param unit of the table of units
   * @param polygonHa ellipsoidal area of the parcel, ha; empty where there is none
   */
  public record Area(double declared, String unit, OptionalDouble polygonHa) {

    Answer<FarmArea.Finding> finding(UnitTable units) {
      return units
          .convert(declared, unit, "ha")
          .then(ha -> new FarmArea(ha, polygonHa, FarmArea.CropSeen.NOT_CONTRADICTED).finding());
    }
  }

  /**
   * Water of a paddy and what was ploughed in before.
   *
   * @param regime such as multiple_drainage
   * @param preSeason such as {@code dry<180d}
   * @param amendment such as {@code straw>30d}
   * @param amendmentTPerHa its rate, t/ha
   */
  public record Water(
      Optional<String> regime,
      Optional<String> preSeason,
      Optional<String> amendment,
      OptionalDouble amendmentTPerHa) {}

  /** Urea, limestone and dolomite applied, t. */
  public record Minerals(OptionalDouble ureaT, OptionalDouble limeT, OptionalDouble dolomiteT) {}

  /** How manure is stored, as a code of its EF3, and the mean temperature of the place. */
  public record Herding(Optional<String> manureSystem, OptionalDouble meanTempC) {}

  /** Whether animals are kept, not crops grown. */
  boolean isHerd() {
    return Arrays.stream(Animal.values()).anyMatch(animal -> animal.name().equals(practice));
  }

  /** How the declared land compares with its polygon. */
  Answer<FarmArea.Finding> land(UnitTable units) {
    return area.map(a -> a.finding(units))
        .orElseGet(() -> missing("no area of %s".formatted(practice)));
  }

  /**
   * What emits of it, on that land.
   *
   * @param region of the factor of paddies, such as east_asia
   */
  Answer<List<FarmActivity>> activities(String region, double ha) {
    return isHerd() ? herd() : crop(region, ha);
  }

  private Answer<List<FarmActivity>> herd() {
    if (heads.isEmpty() || herding.meanTempC.isEmpty()) {
      return missing("no heads or no mean temperature of %s".formatted(practice));
    }
    return Answer.of(
        List.of(
            new FarmActivity.Herd(
                rowId,
                Animal.valueOf(practice),
                new Livestock(heads.getAsDouble()),
                herding.meanTempC.getAsDouble(),
                herding.manureSystem)));
  }

  private Answer<List<FarmActivity>> crop(String region, double ha) {
    if (nKg.isEmpty()) {
      return missing("no nitrogen of %s".formatted(practice));
    }
    boolean isPaddy = practice.equals(RICE);
    List<FarmActivity> activities = new ArrayList<>();
    if (isPaddy) {
      if (days.isEmpty() || water.regime.isEmpty() || water.preSeason.isEmpty()) {
        return missing("no days, water regime or water before the season of %s".formatted(RICE));
      }
      activities.add(
          new FarmActivity.Paddy(
              rowId,
              ha,
              days.getAsDouble(),
              region,
              water.regime.get(),
              water.preSeason.get(),
              amendments()));
    }
    activities.add(
        new FarmActivity.Nitrogen(
            rowId,
            nKg.getAsDouble(),
            isPaddy ? FarmActivity.Land.PADDY : FarmActivity.Land.UPLAND));
    carbonate(activities, FarmActivity.Mineral.UREA, minerals.ureaT);
    carbonate(activities, FarmActivity.Mineral.LIMESTONE, minerals.limeT);
    carbonate(activities, FarmActivity.Mineral.DOLOMITE, minerals.dolomiteT);
    return Answer.of(activities);
  }

  private List<FarmActivity.Amended> amendments() {
    return water
        .amendment
        .map(
            kind ->
                List.of(new FarmActivity.Amended(kind, water.amendmentTPerHa.orElse(Double.NaN))))
        .orElse(List.of());
  }

  private void carbonate(
      List<FarmActivity> activities, FarmActivity.Mineral mineral, OptionalDouble tonnes) {
    tonnes.ifPresent(t -> activities.add(new FarmActivity.Carbonate(rowId, mineral, t)));
  }

  private <T> Answer<T> missing(String what) {
    return Answer.none(Gap.MISSING_INPUT, "row %s: %s".formatted(rowId, what));
  }
}
