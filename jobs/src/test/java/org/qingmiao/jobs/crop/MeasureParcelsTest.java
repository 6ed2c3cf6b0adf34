// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.raster.Grid;
import org.qingmiao.jobs.SparkTest;

/** Which outlines are laid on which grids. */
@ExtendWith(SparkTest.class)
class MeasureParcelsTest {
  private static final StructType OUTLINES =
      StructType.fromDDL("parcel_id string, version bigint, geom_wkb binary");
  private static final StructType KNOWN =
      StructType.fromDDL("parcel_id string, parcel_version bigint, grid_id string");

  /** A known outline is not even read: what stands in its place here is no outline at all. */
  @Test
  void laysNoOutlineWhereItWasLaidBefore(SparkSession spark) {
    byte[] field =
        new WKBWriter()
            .write(
                new GeometryFactory().toGeometry(new Envelope(117.001, 117.002, 36.001, 36.002)));
    Dataset<Row> outlines =
        spark.createDataFrame(
            List.of(
                RowFactory.create("old", 0L, new byte[] {0}),
                RowFactory.create("old", 1L, field),
                RowFactory.create("new", 0L, field)),
            OUTLINES);
    Dataset<Row> known =
        spark.createDataFrame(
            List.of(
                RowFactory.create("old", 0L, "west"),
                RowFactory.create("old", 0L, "east"),
                RowFactory.create("new", 0L, "east")),
            KNOWN);
    assertThat(
            MeasureParcels.coverage(outlines, List.of(grid("west"), grid("east")), known)
                .select("parcel_id", "parcel_version", "grid_id")
                .distinct()
                .orderBy("parcel_id", "grid_id")
                .collectAsList())
        .containsExactly(
            RowFactory.create("new", 0L, "west"),
            RowFactory.create("old", 1L, "east"),
            RowFactory.create("old", 1L, "west"));
  }

  /** Cells of 10 m about 117 E 36 N, the middle of zone 50, whose easting is 500,000 m. */
  private static SeenGrid grid(String id) {
    CoordinateSystem system = CoordinateSystem.utmAt(117, 36);
    Grid grid = new Grid(system.name(), 499_000, 3_986_000, 10, 10, 256, 256, 64, 64);
    return new SeenGrid(id, grid, system);
  }
}
