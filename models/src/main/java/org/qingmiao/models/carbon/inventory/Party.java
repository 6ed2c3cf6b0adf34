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

  boolean isFarm() {
    return sector.equals(AGRICULTURE);
  }

  /** All that was read: bills of the grid would count the power of its own readings twice. */
  List<Reading> energy() {
    if (readings.stream().anyMatch(Reading::isElectricity)) {
      return readings;
    }
    return Stream.concat(readings.stream(), bills.stream()).toList();
  }
}
