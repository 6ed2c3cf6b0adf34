// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.geo.grid.CellGrid;
import org.qingmiao.geo.season.PeerAnomaly;
import org.qingmiao.geo.season.PeerAnomaly.Neighbour;

/**
 * Parcels of one scene that can be compared: like crops, seen at the same moment under the same
 * sky.
 */
final class PeerTable {
  private static final int LEVEL = 12;

  private final Map<String, Neighbour> byParcel = new HashMap<>();
  private final Map<String, List<Neighbour>> byCrop = new HashMap<>();
  private final Map<List<Object>, List<Neighbour>> byCell = new HashMap<>();

  /** Adds a parcel with its usable mean. */
  void add(SceneMeasure.SeenParcel parcel, double mean) {
    parcel
        .crop()
        .ifPresent(
            crop -> {
              long cell = CellGrid.cellAt(parcel.lon(), parcel.lat(), LEVEL);
              Neighbour neighbour = new Neighbour(parcel.borrower(), crop, cell, mean);
              byParcel.put(parcel.id(), neighbour);
              byCrop.computeIfAbsent(crop, c -> new ArrayList<>()).add(neighbour);
              byCell.computeIfAbsent(List.of(crop, cell), c -> new ArrayList<>()).add(neighbour);
            });
  }

  /** Robust deviations of a parcel from its peers; empty without enough of them. */
  Optional<Double> z(SceneMeasure.SeenParcel parcel) {
    Neighbour own = byParcel.get(parcel.id());
    if (own == null) {
      return Optional.empty();
    }
    // Where its own cell has enough peers, nothing farther off is asked.
    Optional<PeerAnomaly> near = PeerAnomaly.of(own, byCell.get(List.of(own.crop(), own.cell())));
    return near.or(() -> PeerAnomaly.of(own, byCrop.get(own.crop()))).map(PeerAnomaly::z);
  }
}
