// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.qingmiao.geo.season.AnomalyClass;
import org.qingmiao.geo.season.PeerAnomaly;
import org.qingmiao.geo.season.PeerAnomaly.Neighbour;

/**
 * All parcels of one crop in one dekad, each compared with those of others nearby. Of each parcel
 * one outline stands, so no land is its own peer.
 */
final class Crowd {
  private final List<Neighbour> all = new ArrayList<>();
  private final Map<Long, List<Neighbour>> byCell = new HashMap<>();

  private Crowd(List<Row> weeks) {
    for (Row week : weeks) {
      neighbour(week)
          .ifPresent(
              n -> {
                all.add(n);
                byCell.computeIfAbsent(n.cell(), c -> new ArrayList<>()).add(n);
              });
    }
  }

  /**
   * Rows of {@link ParcelAnomalies} without day and run.
   *
   * @param weeks of one crop, measure and dekad: parcel, borrower, crop, cell, and what the parcel
   *     is against its own past
   */
  static Iterator<Row> rows(Iterator<Row> weeks) {
    List<Row> rows = new ArrayList<>();
    weeks.forEachRemaining(rows::add);
    Crowd crowd = new Crowd(rows);
    return rows.stream().map(crowd::row).iterator();
  }

  private Row row(Row week) {
    // Where its own cell has enough peers, nothing farther off is asked.
    Optional<PeerAnomaly> peer =
        neighbour(week)
            .flatMap(
                own ->
                    PeerAnomaly.of(own, byCell.get(own.cell())).or(() -> PeerAnomaly.of(own, all)));
    Double madZ = week.getAs("mad_z");
    return RowFactory.create(
        week.getAs("parcel_id"),
        week.getAs("parcel_version"),
        week.getAs("measure"),
        week.getAs("dekad"),
        week.getAs("value"),
        week.getAs("n_baseline"),
        week.getAs("baseline_years"),
        week.getAs("baseline_median"),
        week.getAs("baseline_deviation"),
        week.getAs("z"),
        madZ,
        week.getAs("vci"),
        week.getAs("pct_of_median"),
        (long) peer.map(PeerAnomaly::peers).orElse(0),
        peer.map(PeerAnomaly::median).orElse(null),
        peer.map(PeerAnomaly::deviation).orElse(null),
        peer.map(PeerAnomaly::z).orElse(null),
        AnomalyClass.of(Optional.ofNullable(madZ), peer.map(PeerAnomaly::z)).name());
  }

  private static Optional<Neighbour> neighbour(Row week) {
    Double value = week.getAs("value");
    String crop = week.getAs("crop");
    return value == null || crop == null
        ? Optional.empty()
        : Optional.of(new Neighbour(week.getAs("borrower"), crop, week.<Long>getAs("cell"), value));
  }
}
