// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.io.WKBWriter;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.parcel.Datum;
import org.qingmiao.geo.parcel.ImportRules;
import org.qingmiao.geo.parcel.Judged;
import org.qingmiao.geo.parcel.Parcel;
import org.qingmiao.geo.parcel.ParcelFile;
import org.qingmiao.geo.parcel.ParcelImport;
import org.qingmiao.geo.parcel.ParcelRow;
import org.qingmiao.geo.parcel.QuarantinedRow;

/**
 * The outlines of a GeoJSON file, a GeoPackage, a shapefile or a GeoParquet file, one record each:
 * its attributes, and what is measured on the outline once it is mended, as cells whose names begin
 * with {@code geometry}.
 *
 * <pre>
 * geometry               outline as well-known binary, hexadecimal, WGS 84, map shift undone
 * geometry.west .south .east .north   its ends, degrees
 * geometry.declared      coordinate system that the file names
 * geometry.system        coordinate system that the numbers were taken to be in
 * geometry.datum         map that it was taken to be drawn on, see {@link DatumWords}
 * geometry.repairs       what was mended, NONE for nothing
 * geometry.repair_ratio  part of the area that changed by it
 * geometry.area_m2       area on the ellipsoid
 * geometry.vertices      points of its rings, the first of each twice
 * </pre>
 *
 * <p>An outline that cannot be used is a fault of the whole record, such as {@code
 * geometry:GEOM_UNCLOSED}. A file is held in memory: a land office sends one for a county.
 */
final class ParcelRecords implements Records {
  private static final String GEOMETRY = "geometry";
  private static final List<String> MEASURED =
      List.of(
          GEOMETRY,
          "geometry.west",
          "geometry.south",
          "geometry.east",
          "geometry.north",
          "geometry.declared",
          "geometry.system",
          DatumWords.CELL,
          "geometry.repairs",
          "geometry.repair_ratio",
          "geometry.area_m2",
          "geometry.vertices");

  private final List<String> wanted;
  private final DatumWords datums;
  private final CoordinateSystem system;
  private final List<ParcelRow> rows = new ArrayList<>();
  private final Set<String> unwanted = new LinkedHashSet<>();
  private final Map<Datum, ParcelImport> imports = new EnumMap<>(Datum.class);
  private final WKBWriter binary = new WKBWriter();
  private int next;
  private ParcelRow row;
  private Map<String, String> measured = Map.of();
  private String fault = "";

  ParcelRecords(Path path, DatumWords datums, List<String> wanted) {
    this.wanted = wanted;
    this.datums = datums;
    try {
      ParcelFile file =
          path.toString().endsWith(".parquet") ? GeoParquetFile.at(path) : ParcelFile.at(path);
      this.system =
          file.system()
              .orElseThrow(
                  () ->
                      new StructureFault(
                          "names no coordinate system; deliver it with one, such as EPSG:4549"));
      file.forEach(rows::add);
    } catch (Refusal e) {
      throw new StructureFault(
          "%s: %s; deliver it again".formatted(e.fault(), e.detail().replace(path + ": ", "")));
    }
    for (ParcelRow each : rows) {
      unwanted.addAll(each.attributes().keySet());
    }
    unwanted.removeIf(this::isRead);
  }

  private boolean isRead(String attribute) {
    return wanted.contains(attribute) || attribute.equals(datums.column());
  }

  @Override
  public boolean next() {
    if (next == rows.size()) {
      return false;
    }
    row = rows.get(next++);
    measured = Map.of();
    fault = "";
    Judged judged = imports.computeIfAbsent(datums.of(row.attributes()), this::judge).judge(row);
    if (judged instanceof QuarantinedRow refused) {
      fault = GEOMETRY + ":" + refused.fault();
    } else {
      measured = measured((Parcel) judged);
    }
    return true;
  }

  private ParcelImport judge(Datum datum) {
    return ParcelImport.of(system, ImportRules.STANDARD.with(datum));
  }

  private Map<String, String> measured(Parcel parcel) {
    Envelope box = parcel.lonLat().getEnvelopeInternal();
    String repairs =
        parcel.repairs().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(GEOMETRY, HexFormat.of().formatHex(binary.write(parcel.lonLat())));
    cells.put("geometry.west", plain(box.getMinX()));
    cells.put("geometry.south", plain(box.getMinY()));
    cells.put("geometry.east", plain(box.getMaxX()));
    cells.put("geometry.north", plain(box.getMaxY()));
    cells.put("geometry.declared", system.name());
    cells.put("geometry.system", parcel.system().name());
    cells.put(DatumWords.CELL, datums.cell(row.attributes()));
    cells.put("geometry.repairs", repairs.isEmpty() ? "NONE" : repairs);
    cells.put("geometry.repair_ratio", plain(parcel.repairAreaRatio()));
    cells.put("geometry.area_m2", plain(parcel.areaM2()));
    cells.put("geometry.vertices", String.valueOf(parcel.lonLat().getNumPoints()));
    return cells;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }

  /** The number of the feature in the file, from 1. */
  @Override
  public long line() {
    return row.number();
  }

  @Override
  public String cell(int column) {
    String name = wanted.get(column);
    return MEASURED.contains(name) ? measured.get(name) : row.attributes().get(name);
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>(row.attributes());
    others.keySet().removeIf(this::isRead);
    return others;
  }

  @Override
  public String whole() {
    return Json.text(row.attributes());
  }

  /** Only what is measured can be absent: a feature without an attribute has an empty cell. */
  @Override
  public List<String> absent() {
    return wanted.stream()
        .filter(name -> name.startsWith(GEOMETRY + ".") && !MEASURED.contains(name))
        .toList();
  }

  @Override
  public List<String> unwanted() {
    return List.copyOf(unwanted);
  }

  @Override
  public List<String> names() {
    return MEASURED;
  }

  @Override
  public void close() {
    rows.clear();
  }
}
