// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qingmiao.features.crop.ParcelAnomalies;
import org.qingmiao.features.crop.ParcelCourses;
import org.qingmiao.features.crop.ParcelMeasures;
import org.qingmiao.features.crop.ParcelSeasons;
import org.qingmiao.features.crop.ParcelSeries;
import org.qingmiao.features.source.Parcels;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;

/**
 * Follows every parcel through its seasons, as far as it was known on the business date: its curve
 * by dekads, what grew when, and how that compares with its own past and with its neighbours.
 */
public final class FollowParcels implements Job {

  private FollowParcels() {}

  /** The job of an installation that has parcels and scenes; empty for any other. */
  public static Optional<FollowParcels> among(Collection<Table> sources) {
    return MeasureParcels.areIn(sources) ? Optional.of(new FollowParcels()) : Optional.empty();
  }

  @Override
  public String name() {
    return "follow-parcels";
  }

  @Override
  public List<Table> reads() {
    return List.of(Parcels.TABLE, ParcelMeasures.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(ParcelSeries.TABLE, ParcelSeasons.TABLE, ParcelAnomalies.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    ParcelCourses courses =
        ParcelCourses.of(
            in.rows(Parcels.TABLE), in.rows(ParcelMeasures.TABLE), Clock.DEFAULT_ZONE, in.asOf());
    return Outputs.of(ParcelSeries.TABLE, in.stamped(courses.series(), ParcelSeries.TABLE))
        .and(ParcelSeasons.TABLE, in.stamped(courses.seasons(), ParcelSeasons.TABLE))
        .and(ParcelAnomalies.TABLE, in.stamped(courses.anomalies(), ParcelAnomalies.TABLE));
  }
}
