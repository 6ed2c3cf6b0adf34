// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.crop.CropBorrowers;
import org.qingmiao.features.crop.LandStates;
import org.qingmiao.features.crop.ParcelMeasures;
import org.qingmiao.features.source.Parcels;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;

/** Says what is known of each borrower's land and since when: {@code feature.crop_borrower}. */
public final class BuildCrops implements Job {

  private BuildCrops() {}

  /** The job of an installation that has parcels and scenes; empty for any other. */
  public static Optional<BuildCrops> among(Collection<Table> sources) {
    return MeasureParcels.areIn(sources) ? Optional.of(new BuildCrops()) : Optional.empty();
  }

  @Override
  public String name() {
    return "build-crops";
  }

  @Override
  public List<Table> reads() {
    return List.of(Parcels.TABLE, ParcelMeasures.TABLE, CropBorrowers.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(CropBorrowers.TABLE);
  }

  /** States that an earlier business date has told stand as they were told. */
  @Override
  public Outputs run(Inputs in) {
    Dataset<Row> told =
        in.rows(CropBorrowers.TABLE)
            .where(col("as_of").lt(lit(in.asOf())))
            .select("state_id", "version");
    Dataset<Row> states =
        LandStates.of(
                in.rows(Parcels.TABLE),
                in.rows(ParcelMeasures.TABLE),
                Clock.DEFAULT_ZONE,
                in.asOf())
            .join(told, new String[] {"state_id", "version"}, "left_anti");
    return Outputs.of(CropBorrowers.TABLE, in.stamped(states, CropBorrowers.TABLE));
  }
}
