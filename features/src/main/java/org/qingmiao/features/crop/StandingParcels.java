// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.locationtech.jts.io.WKBReader;
import org.qingmiao.features.source.Parcels;

/** Which version of each parcel stands at the end of a business date, as it was known by then. */
public final class StandingParcels {
  private static final StructType SCHEMA =
      new StructType().add("parcel_id", DataTypes.StringType).add("version", DataTypes.LongType);

  private StandingParcels() {}

  /**
   * Their names, {@code parcel_id} and {@code version}; none for a parcel that does not stand.
   *
   * @param parcels rows of {@link Parcels}: all versions of a parcel, whoever works it
   * @param zone where days end
   * @param today business date
   */
  public static Dataset<Row> names(Dataset<Row> parcels, ZoneId zone, LocalDate today) {
    MapFunction<Row, String> parcel = row -> row.getAs("parcel_id");
    FlatMapGroupsFunction<String, Row, Row> newest =
        (id, outlines) ->
            standing(outlines, endOf(today, zone), today).stream()
                .map(holding -> RowFactory.create(holding.parcel(), holding.version()))
                .iterator();
    return LandStates.outlines(parcels)
        .groupByKey(parcel, Encoders.STRING())
        .flatMapGroups(newest, Encoders.row(SCHEMA));
  }

  /** The last instant of a day. */
  static Instant endOf(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);
  }

  /** The outlines that stand among those of some parcels. */
  static List<Holding> standing(Iterator<Row> outlines, Instant known, LocalDate day) {
    List<Holding> holdings = new ArrayList<>();
    WKBReader reader = new WKBReader();
    outlines.forEachRemaining(row -> holdings.add(LandStates.holding(row, reader)));
    holdings.sort(Holding.BY_VERSION);
    return LandHistory.standing(holdings, known, day);
  }
}
