// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.zonal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Polygons;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.parcel.Datum;
import org.qingmiao.geo.parcel.ImportRules;
import org.qingmiao.geo.parcel.Judged;
import org.qingmiao.geo.parcel.Parcel;
import org.qingmiao.geo.parcel.ParcelFile;
import org.qingmiao.geo.parcel.ParcelImport;
import org.qingmiao.geo.parcel.QuarantinedRow;
import org.qingmiao.geo.raster.BandValue;
import org.qingmiao.geo.raster.BlockCoverage;
import org.qingmiao.geo.raster.Coverage;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.raster.Grid;
import org.qingmiao.geo.raster.Layer;
import org.qingmiao.geo.raster.Measure;
import org.qingmiao.geo.raster.ParcelBlock;
import org.qingmiao.geo.raster.Scene;
import org.qingmiao.geo.raster.Visibility;
import org.qingmiao.geo.raster.ZonalKernel;
import org.qingmiao.geo.raster.ZonalStatistics;
import org.qingmiao.geo.raster.ZonalTotals;

/**
 * The zones of a file, brought into the coordinate system of a raster and laid on its cells.
 *
 * <p>Zones pass the checks of parcels: rings are mended, exchanged axes undone, and what cannot be
 * used is set aside with a code. Coordinates that are in the raster's system already keep all their
 * bits; else edges are bent as the change of system bends them, to a tenth of a cell.
 *
 * <p>In degrees a place has as many longitudes as one likes, 360 apart. A zone is laid wherever the
 * raster has it, so a raster may run from 0 to 360, or across the 180th meridian.
 */
public final class ZonesOnRaster {

  /** Metres in a degree of latitude, for bounds only. */
  private static final double METRES_PER_DEGREE = 111_320;

  private static final int WHOLE_TURN = 360;

  /** No raster of the earth begins further away. */
  private static final int MOST_TURNS = 2;

  private final GeoTiff raster;
  private final Grid grid;
  private final CoordinateSystem system;
  private final CellRule rule;
  private final List<Zone> zones = new ArrayList<>();
  private final List<RefusedZone> refused = new ArrayList<>();
  private final List<ParcelBlock> blocks = new ArrayList<>();

  private ZonesOnRaster(GeoTiff raster, CellRule rule) {
    this.raster = raster;
    this.grid = raster.grid();
    this.system = raster.system();
    this.rule = rule;
  }

  /**
   * Reads all zones; reads no cells.
   *
   * @throws Refusal where the file of zones is damaged or names no system
   */
  public static ZonesOnRaster of(GeoTiff raster, ParcelFile file, CellRule rule) {
    ZonesOnRaster zones = new ZonesOnRaster(raster, rule);
    ParcelImport.run(file, zones.rules(), zones.system, zones::take);
    return zones;
  }

  private ImportRules rules() {
    double cell = Math.min(grid.dx(), Math.abs(grid.dy()));
    double metres = system.isGeographic() ? cell * METRES_PER_DEGREE : cell;
    return new ImportRules(Optional.empty(), Datum.TRUE, ImportRules.STANDARD.region(), metres);
  }

  private void take(Judged row) {
    if (row instanceof Parcel parcel) {
      try {
        lay(parcel);
      } catch (Refusal e) {
        refused.add(new RefusedZone(parcel.row(), parcel.attributes(), e.fault(), e.detail()));
      }
    } else if (row instanceof QuarantinedRow bad) {
      refused.add(new RefusedZone(bad.row(), bad.attributes(), bad.fault(), bad.detail()));
    }
  }

  private void lay(Parcel parcel) {
    Geometry outline = parcel.working();
    Geometry laid = system.isGeographic() ? turned(outline) : outline;
    Coverage coverage = Coverage.of(grid, laid);
    // What was laid may be a part of the outline, or the outline more than once.
    double inside = Math.min(1, coverage.insideShare() * (laid.getArea() / outline.getArea()));
    zones.add(new Zone(parcel.row(), parcel.attributes(), inside));
    for (BlockCoverage block : rule.cells(grid, laid, coverage)) {
      blocks.add(new ParcelBlock(id(parcel.row()), block));
    }
  }

  /** The parts that lie on the raster, each as many whole turns further as the raster asks. */
  private Geometry turned(Geometry degrees) {
    Envelope span = degrees.getEnvelopeInternal();
    double west = grid.x0();
    double east = west + grid.width() * grid.dx();
    if (span.getMinX() >= west && span.getMaxX() <= east) {
      return degrees;
    }
    List<Polygon> parts = new ArrayList<>();
    for (Polygon part : Polygons.of(degrees)) {
      Envelope box = part.getEnvelopeInternal();
      int first = (int) Math.max(-MOST_TURNS, Math.ceil((west - box.getMaxX()) / WHOLE_TURN));
      int last = (int) Math.min(MOST_TURNS, Math.floor((east - box.getMinX()) / WHOLE_TURN));
      for (int turn = first; turn <= last; turn++) {
        AffineTransformation by =
            AffineTransformation.translationInstance((double) turn * WHOLE_TURN, 0);
        parts.add(turn == 0 ? part : (Polygon) by.transform(part));
      }
    }
    return degrees.getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
  }

  private static String id(int row) {
    return Integer.toString(row);
  }

  /** Those that can be measured, in the order of their file. */
  public List<Zone> zones() {
    return Collections.unmodifiableList(zones);
  }

  /** Those that cannot, in the order of their file. */
  public List<RefusedZone> refused() {
    return Collections.unmodifiableList(refused);
  }

  /**
   * Measures all zones. Each block of the file in which cells count is unpacked once for all of
   * them; of a file whose bands share their blocks, once for all bands too.
   *
   * @param bands from 0; at least one
   */
  public ZonalTable measure(List<Integer> bands) {
    List<Layer> layers = bands.stream().map(band -> Layer.of(raster, band)).toList();
    List<Measure> measures =
        IntStream.range(0, bands.size()).<Measure>mapToObj(BandValue::new).toList();
    ZonalTotals totals =
        ZonalKernel.total(new Scene(grid, layers, Optional.empty()), measures, blocks);
    ZonalTotals.Total nothing =
        new ZonalTotals.Total(
            Collections.nCopies(bands.size(), ZonalStatistics.NONE), Visibility.NONE);
    List<ZonalRow> rows = new ArrayList<>();
    for (Zone zone : zones) {
      ZonalTotals.Total total = totals.parcels().getOrDefault(id(zone.row()), nothing);
      for (int i = 0; i < bands.size(); i++) {
        ZonalStatistics statistics = total.statistics().get(i);
        rows.add(
            new ZonalRow(zone, bands.get(i), statistics, validShare(total.seen(), statistics)));
      }
    }
    return new ZonalTable(rows, totals.tiles());
  }

  private static OptionalDouble validShare(Visibility seen, ZonalStatistics statistics) {
    return seen.covered() > 0
        ? OptionalDouble.of(seen.validShare(statistics))
        : OptionalDouble.empty();
  }
}
