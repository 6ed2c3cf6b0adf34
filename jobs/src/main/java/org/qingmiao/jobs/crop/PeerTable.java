// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.geo.grid.CellGrid;
import org.qingmiao.geo.season.PeerAnomaly;
import org.qingmiao.geo.season.PeerAnomaly.Neighbour;
import org.qingmiao.jobs.crop.SceneMeasure.SeenParcel;

/**
 * Parcels of one scene that can be compared: like crops, seen at the same moment under the same
 * sky.
 *
 * <p>A row rests on nothing that came to be known after it: it is compared with the parcels that
 * were known when it was and hold on the day of the scene, each once, in its newest version of
 * those, and never with another version of its own land.
 */
final class PeerTable {
  private static final int LEVEL = 12;

  /** The version of a parcel that stands; without a neighbour where nothing usable was seen. */
  private record Standing(long version, Optional<Neighbour> neighbour) {}

  private final Map<String, Double> means;
  private final Map<String, Standing> byParcel = new HashMap<>();
  private final Map<String, List<Neighbour>> byCrop = new HashMap<>();
  private final Map<List<Object>, List<Neighbour>> byCell = new HashMap<>();

  private PeerTable(Map<String, Double> means) {
    this.means = means;
  }

  /**
   * Robust deviations of parcels from their peers, by name; none without enough of them.
   *
   * @param parcels of the scene
   * @param means that are usable, by name
   * @param sceneKnown when the scene came to be known
   * @param day on which it was taken
   */
  static Map<String, Double> z(
      Collection<SeenParcel> parcels,
      Map<String, Double> means,
      Instant sceneKnown,
      LocalDate day) {
    List<SeenParcel> asKnown = parcels.stream().sorted(comparing(SeenParcel::known)).toList();
    Deque<SeenParcel> unknown =
        new ArrayDeque<>(asKnown.stream().filter(parcel -> parcel.holdsOn(day)).toList());
    PeerTable peers = new PeerTable(means);
    Map<String, Double> z = new HashMap<>();
    for (SeenParcel parcel : asKnown) {
      Instant rowKnown = parcel.knownWith(sceneKnown);
      while (!unknown.isEmpty() && !unknown.peek().known().isAfter(rowKnown)) {
        peers.add(unknown.poll());
      }
      peers.z(parcel).ifPresent(value -> z.put(parcel.id(), value));
    }
    return z;
  }

  private void add(SeenParcel parcel) {
    Standing before = byParcel.get(parcel.parcel());
    if (before != null && before.version() > parcel.version()) {
      return;
    }
    if (before != null) {
      before.neighbour().ifPresent(this::remove);
    }
    Optional<Neighbour> neighbour = neighbour(parcel);
    byParcel.put(parcel.parcel(), new Standing(parcel.version(), neighbour));
    neighbour.ifPresent(
        n -> {
          byCrop.computeIfAbsent(n.crop(), c -> new ArrayList<>()).add(n);
          byCell.computeIfAbsent(List.of(n.crop(), n.cell()), c -> new ArrayList<>()).add(n);
        });
  }

  private void remove(Neighbour neighbour) {
    byCrop.get(neighbour.crop()).removeIf(n -> n == neighbour);
    byCell.get(List.of(neighbour.crop(), neighbour.cell())).removeIf(n -> n == neighbour);
  }

  private Optional<Neighbour> neighbour(SeenParcel parcel) {
    Double mean = means.get(parcel.id());
    return mean == null
        ? Optional.empty()
        : parcel
            .crop()
            .map(
                crop ->
                    new Neighbour(
                        parcel.borrower(),
                        crop,
                        CellGrid.cellAt(parcel.lon(), parcel.lat(), LEVEL),
                        mean));
  }

  private Optional<Double> z(SeenParcel parcel) {
    return neighbour(parcel)
        .flatMap(
            own -> {
              // Where its own cell has enough peers, nothing farther off is asked.
              Optional<PeerAnomaly> near =
                  PeerAnomaly.of(own, others(parcel, byCell.get(List.of(own.crop(), own.cell()))));
              return near.or(() -> PeerAnomaly.of(own, others(parcel, byCrop.get(own.crop()))));
            })
        .map(PeerAnomaly::z);
  }

  /** Without the version of the parcel itself that stands, whoever works it. */
  private List<Neighbour> others(SeenParcel parcel, List<Neighbour> all) {
    if (all == null) {
      return List.of();
    }
    Standing same = byParcel.get(parcel.parcel());
    return same == null || same.neighbour().isEmpty()
        ? all
        : all.stream().filter(n -> n != same.neighbour().get()).toList();
  }
}
