// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.qingmiao.geo.CoordinateChange;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.raster.BlockCoverage;
import org.qingmiao.geo.raster.Coverage;
import org.qingmiao.geo.raster.EvidenceCells;
import org.qingmiao.geo.raster.Grid;

/**
 * Lays outlines on the grids of scenes: what each covers of each block, exactly.
 *
 * <p>Edges are bent as the projection bends them, within a tenth of a cell.
 */
final class GridCover {
  private static final double CHORD_CELLS = 0.1;

  private final Map<String, SeenGrid> grids = new HashMap<>();
  private final Map<String, CoordinateChange> changes = new HashMap<>();
  private final WKBReader reader = new WKBReader();

  private GridCover(List<SeenGrid> grids) {
    for (SeenGrid grid : grids) {
      this.grids.put(grid.id(), grid);
      changes.put(grid.id(), CoordinateChange.between(CoordinateSystem.WGS84, grid.system()));
    }
  }

  /**
   * Rows of coverage without day and run.
   *
   * @param outlines rows with {@code parcel_id}, {@code parcel_version}, {@code geom_wkb} and the
   *     {@code grid_id} of the grid on which each is to be laid
   */
  static Iterator<Row> rows(List<SeenGrid> grids, Iterator<Row> outlines) {
    GridCover cover = new GridCover(grids);
    List<Row> rows = new ArrayList<>();
    outlines.forEachRemaining(outline -> cover.lay(outline, rows));
    return rows.iterator();
  }

  private void lay(Row outline, List<Row> rows) {
    Geometry lonLat;
    try {
      lonLat = reader.read(outline.<byte[]>getAs("geom_wkb"));
    } catch (ParseException e) {
      throw new IllegalStateException(
          "raw.parcel: the outline of %s is no well-known binary"
              .formatted(outline.<String>getAs("parcel_id")),
          e);
    }
    String grid = outline.getAs("grid_id");
    lay(outline, lonLat, grids.get(grid), changes.get(grid), rows);
  }

  private static void lay(
      Row outline, Geometry lonLat, SeenGrid seen, CoordinateChange change, List<Row> rows) {
    Grid grid = seen.grid();
    Geometry laid = change.of(lonLat, CHORD_CELLS * grid.dx());
    if (!box(grid).intersects(laid.getEnvelopeInternal())) {
      return;
    }
    Coverage coverage = Coverage.of(grid, laid);
    List<EvidenceCells> cells = EvidenceCells.perBlock(grid, laid, coverage);
    for (int i = 0; i < coverage.blocks().size(); i++) {
      BlockCoverage block = coverage.blocks().get(i);
      rows.add(
          RowFactory.create(
              outline.<String>getAs("parcel_id"),
              outline.<Long>getAs("parcel_version"),
              seen.id(),
              (long) block.blockRow(),
              (long) block.blockColumn(),
              (long) block.blocks(),
              block.runs().runs(),
              block.runs().shares(),
              block.sum(),
              (long) block.fullCells(),
              (long) cells.get(i).centre(),
              (long) cells.get(i).keep(),
              coverage.insideShare()));
    }
  }

  private static Envelope box(Grid grid) {
    return new Envelope(
        grid.x0(),
        grid.x0() + grid.width() * grid.dx(),
        grid.yTop(),
        grid.yTop() - grid.height() * grid.dy());
  }
}
