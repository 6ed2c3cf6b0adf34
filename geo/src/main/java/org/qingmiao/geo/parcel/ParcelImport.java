// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.overlayng.UnaryUnionNG;
import org.qingmiao.geo.Antimeridian;
import org.qingmiao.geo.CoordinateChange;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.GeodesicArea;
import org.qingmiao.geo.Refusal;

/**
 * The way from delivered outlines to parcels: rings, coordinate system, repair, map shift, working
 * system, area.
 *
 * <p>Not for use by several threads at once.
 */
public final class ParcelImport {

  /** Metres in a degree of latitude, for bounds only. */
  private static final double METRES_PER_DEGREE = 111_320;

  private static final double CHORD_CELLS = 0.1;

  /** Seams of a cut outline close at a micrometre. */
  private static final PrecisionModel MICROMETRE = new PrecisionModel(1e6);

  private final CoordinateSystem system;
  private final ImportRules rules;
  private final CoordinateGuard guard;
  private final CoordinateChange toDegrees;
  private final Optional<CoordinateSystem> working;
  private final Map<String, Zone> zones = new TreeMap<>();

  private ParcelImport(
      CoordinateSystem system, ImportRules rules, Optional<CoordinateSystem> working) {
    this.working = working;
    this.system = system;
    this.rules = rules;
    this.guard = CoordinateGuard.of(system, rules.region());
    this.toDegrees = CoordinateChange.between(system, CoordinateSystem.WGS84);
  }

  private record Zone(
      CoordinateSystem system, CoordinateChange fromDegrees, CoordinateChange fromSource) {

    /** Metres in units of the system. */
    double chord(double metres) {
      return system.isGeographic() ? metres / METRES_PER_DEGREE : metres;
    }
  }

  /** For rows of a known system. */
  public static ParcelImport of(CoordinateSystem system, ImportRules rules) {
    return new ParcelImport(system, rules, Optional.empty());
  }

  /**
   * Judges every row of a file.
   *
   * @throws Refusal where the file is damaged or has no system; what was handed over before then
   *     must not be used
   */
  public static void run(ParcelFile file, ImportRules rules, Consumer<Judged> rows) {
    run(file, rules, Optional.empty(), rows);
  }

  /**
   * The same, for parcels that are to be measured in one given system, such as a picture's, and not
   * in the UTM zone of each.
   */
  public static void run(
      ParcelFile file, ImportRules rules, CoordinateSystem working, Consumer<Judged> rows) {
    run(file, rules, Optional.of(working), rows);
  }

  private static void run(
      ParcelFile file,
      ImportRules rules,
      Optional<CoordinateSystem> working,
      Consumer<Judged> rows) {
    CoordinateSystem system =
        file.system()
            .or(rules::assumed)
            .orElseThrow(
                () ->
                    new Refusal(
                        Fault.CRS_MISSING,
                        "the file names no coordinate system; name one in the conf"));
    ParcelImport judge = new ParcelImport(system, rules, working);
    file.forEach(row -> rows.accept(judge.judge(row)));
  }

  /** What becomes of a row. */
  public Judged judge(ParcelRow row) {
    try {
      return parcel(row);
    } catch (Refusal e) {
      return new QuarantinedRow(row.number(), row.attributes(), e.fault(), e.detail());
    } catch (TopologyException e) {
      return new QuarantinedRow(
          row.number(),
          row.attributes(),
          Fault.GEOM_CORRUPT,
          "cannot be mended: " + e.getMessage());
    }
  }

  private Parcel parcel(ParcelRow row) {
    Outline delivered = row.outline().get();
    boolean swapped = guard.isSwapped(delivered.box());
    PolygonRepair repair = PolygonRepair.of(polygons(swapped ? delivered.swapped() : delivered));
    Set<Repair> repairs = EnumSet.noneOf(Repair.class);
    repairs.addAll(repair.repairs());
    if (swapped) {
      repairs.add(Repair.CRS_SWAPPED);
    }
    Geometry outline = repair.geometry();
    Geometry place = rules.datum().undone(toDegrees.of(outline, chordM() / METRES_PER_DEGREE));
    boolean crosses = Antimeridian.isCrossedBy(place);
    Geometry lonLat = crosses ? Antimeridian.cut(place) : place;
    Zone zone = zoneOf(crosses ? lonLat.getGeometryN(0) : lonLat);
    return new Parcel(
        row.number(),
        row.attributes(),
        outline,
        system,
        lonLat,
        measured(outline, lonLat, crosses, zone),
        zone.system,
        rules.datum(),
        repairs,
        repair.areaRatio(),
        GeodesicArea.of(lonLat));
  }

  private Geometry measured(Geometry outline, Geometry lonLat, boolean crosses, Zone zone) {
    double chord = zone.chord(chordM());
    boolean moved = rules.datum().isShifted();
    if (!moved && (!crosses || zone.fromSource.isIdentity())) {
      return zone.fromSource.of(outline, chord);
    }
    Geometry measured = zone.fromDegrees.of(lonLat, chord);
    return crosses && !zone.system.isGeographic()
        ? UnaryUnionNG.union(measured, MICROMETRE)
        : measured;
  }

  /** Unrolled before they are mended: a belt around the globe would be valid. */
  private List<Polygon> polygons(Outline outline) {
    List<Polygon> polygons = outline.asPolygons();
    return system.isGeographic()
        ? polygons.stream().map(Antimeridian::unrolled).toList()
        : polygons;
  }

  private Zone zoneOf(Geometry lonLat) {
    CoordinateSystem target = working.orElseGet(() -> utmOf(lonLat));
    return zones.computeIfAbsent(
        target.name(),
        name ->
            new Zone(
                target,
                CoordinateChange.between(CoordinateSystem.WGS84, target),
                CoordinateChange.between(system, target)));
  }

  private static CoordinateSystem utmOf(Geometry lonLat) {
    Point centre = lonLat.getCentroid();
    return CoordinateSystem.utmAt(centre.getX(), centre.getY());
  }

  private double chordM() {
    return CHORD_CELLS * rules.cellM();
  }
}
