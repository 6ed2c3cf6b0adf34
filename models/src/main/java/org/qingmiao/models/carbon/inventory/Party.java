// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.inventory;

import java.util.List;
import java.util.stream.Stream;

/**
 * An enterprise with what is known of its activity in a year.
 *
 * @param enterpriseId which enterprise
 * @param sector section of GB/T 4754, one letter
 * @param gridArea whose electricity it draws, such as CN37
 * @param readings of its meters, touching the year
 * @param bills of electricity, which count where no reading tells any
 * @param seasons of its land and herds, ending in the year
 */
public record Party(
    String enterpriseId,
    String sector,
    String gridArea,
    List<Reading> readings,
    List<Reading> bills,
    List<FarmSeason> seasons) {

  private static final String AGRICULTURE = "A";

  public Party {
    readings = List.copyOf(readings);
    bills = List.copyOf(bills);
    seasons = List.copyOf(seasons);
  }

  /** The same party on another grid. */
  public Party drawingFrom(String grid) {
    return new Party(enterpriseId, sector, grid, readings, bills, seasons);
  }

  boolean isFarm() {
    return sector.equals(AGRICULTURE);
  }

  /** All that was read: bills of the grid would count the power of its own readings twice. */
  List<Reading> energy() {
    return readings.stream().anyMatch(Reading::isElectricity) ? readings : byBills().readings;
  }

  /** The same party, whose power is told by its bills alone. */
  Party byBills() {
    Stream<Reading> rest = readings.stream().filter(one -> !one.isElectricity());
    return new Party(
        enterpriseId,
        sector,
        gridArea,
        Stream.concat(rest, bills.stream()).toList(),
        List.of(),
        seasons);
  }

  /** Whether bills stand beside readings of its own. */
  boolean hasBothPowers() {
    return !bills.isEmpty() && readings.stream().anyMatch(Reading::isElectricity);
  }
}
