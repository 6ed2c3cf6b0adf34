// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.inventory;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.qingmiao.models.carbon.DataQuality.Evidence;
import org.qingmiao.models.carbon.EnergyUse;

/**
 * What a site used of one kind of energy over a period, as a source tells it.
 *
 * @param readingId its row
 * @param siteId the site or meter
 * @param activityCode such as DIESEL, ELECTRICITY or HEAT
 * @param start first day
 * @param end day after the last
 * @param quantity in {@code unit}
 * @param unit of the table of units
 * @param source who tells it
 * @param evidence how well it is proven
 * @param u95Pct half-width of its 95 % interval, per cent; empty where the source states none
 */
public record Reading(
    String readingId,
    String siteId,
    String activityCode,
    LocalDate start,
    LocalDate end,
    double quantity,
    String unit,
    SourceType source,
    Evidence evidence,
    OptionalDouble u95Pct) {

  /** Codes of energy that is bought from a network; all others are burnt on site. */
  private static final String ELECTRICITY = "ELECTRICITY";

  private static final String HEAT = "HEAT";

  /** What is read at the same site. */
  record Meter(String siteId, String activityCode) {}

  Meter meter() {
    return new Meter(siteId, activityCode);
  }

  boolean isElectricity() {
    return activityCode.equals(ELECTRICITY);
  }

  EnergyUse.Kind kind() {
    return switch (activityCode) {
      case ELECTRICITY -> EnergyUse.Kind.ELECTRICITY;
      case HEAT -> EnergyUse.Kind.HEAT;
      default -> EnergyUse.Kind.FUEL;
    };
  }

  /** Whether both speak of one day of one meter. */
  boolean overlaps(Reading other) {
    return meter().equals(other.meter()) && start.isBefore(other.end) && other.start.isBefore(end);
  }
}
