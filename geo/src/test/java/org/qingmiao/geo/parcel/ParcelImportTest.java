// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.qingmiao.geo.ChinaOffset;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;

class ParcelImportTest {

  private static final CoordinateSystem ZONE_40 = CoordinateSystem.ofEpsg(4528);
  private static final CoordinateSystem MIDDLE_120 = CoordinateSystem.ofEpsg(4549);

  /** 100 m square at 120.2 E, 30.3 N in EPSG:4549 (geo_crs_points.csv). */
  private static final String FIELD =
      "519238 3353386, 519338 3353386, 519338 3353486, 519238 3353486, 519238 3353386";

  /** Polygons as rings of "x y, x y"; polygons are parted by |, rings by /. */
  static ParcelRow row(String polygons) {
    return new ParcelRow(
        1,
        Map.of("no", "1"),
        () ->
            new Outline(
                List.of(polygons.split("\\|")).stream()
                    .map(
                        polygon ->
                            List.of(polygon.split("/")).stream()
                                .map(ParcelImportTest::ring)
                                .toList())
                    .toList()));
  }

  private static CoordinateSequence ring(String points) {
    double[] xy =
        List.of(points.strip().split("[ ,]+")).stream().mapToDouble(Double::parseDouble).toArray();
    return new PackedCoordinateSequence.Double(xy, 2, 0);
  }

  private static Judged judged(CoordinateSystem system, String polygons) {
    return ParcelImport.of(system, ImportRules.STANDARD).judge(row(polygons));
  }

  private static Parcel parcel(CoordinateSystem system, String polygons) {
    return (Parcel) judged(system, polygons);
  }

  private static void assertQuarantined(Judged judged, Fault fault, String detail) {
    assertThat(judged).isEqualTo(new QuarantinedRow(1, Map.of("no", "1"), fault, detail));
  }

  /** 10,000 m2 on the plane; CM 120 has scale 1 in its middle, UTM 0.9996 at its own. */
  @Test
  void aGoodOutlineIsKeptToTheLastBitAndMeasured() {
    Parcel parcel = parcel(MIDDLE_120, FIELD);
    assertThat(parcel.outline().getCoordinates())
        .containsExactly(WrittenParcels.wkt("POLYGON((" + FIELD + "))").getCoordinates());
    assertThat(parcel.repairs()).isEmpty();
    assertThat(parcel.repairAreaRatio()).isZero();
    assertThat(parcel.areaM2()).isCloseTo(10_000, withinPercentage(0.01));
    assertThat(parcel.areaMu()).isCloseTo(15, withinPercentage(0.01));
    assertThat(parcel.lonLat().getCoordinate().x).isCloseTo(120.2, within(1e-4));
    assertThat(parcel.workingSystem().name()).isEqualTo("WGS 84 / UTM zone 51N");
    assertThat(parcel.working().getArea()).isCloseTo(10_000, withinPercentage(0.2));
  }

  /** In its own zone of UTM an outline needs no change, and is given none. */
  @Test
  void anOutlineInItsWorkingSystemStaysAsItIs() {
    Parcel parcel = parcel(CoordinateSystem.ofEpsg(32650), FIELD.replace("3353", "3983"));
    assertThat(parcel.working().getCoordinates())
        .containsExactly(parcel.outline().getCoordinates());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GEOM_UNCLOSED; 0 0, 9 0, 9 9, 0 9; a ring begins at (0.0, 0.0) and ends at (0.0, 9.0)",
        "GEOM_FEW_POINTS; 0 0, 9 0, 0 0; a ring has 3 points, expected 4 or more",
        "GEOM_NOT_FINITE; 0 0, 9 0, NaN 9, 0 0; point 3 of a ring is NaN 9.0",
        "GEOM_NOT_FINITE; 0 0, 9 0, 9 Infinity, 0 0; point 3 of a ring is 9.0 Infinity",
        "GEOM_ZERO_AREA; 519238 3353386, 519239 3353387, 519240 3353388, 519238 3353386;"
            + " the outline encloses nothing",
        "GEOM_ZERO_AREA; 519238 3353386, 519238 3353386, 519238 3353386, 519238 3353386;"
            + " the outline encloses nothing",
      })
  void aBadRingIsSetAsideWithItsCode(Fault fault, String ring, String detail) {
    assertQuarantined(judged(MIDDLE_120, ring), fault, detail);
  }

  @Test
  void anOutlineWithoutRingsIsEmpty() {
    ParcelRow empty = new ParcelRow(1, Map.of("no", "1"), () -> new Outline(List.of(List.of())));
    assertQuarantined(
        ParcelImport.of(MIDDLE_120, ImportRules.STANDARD).judge(empty),
        Fault.GEOM_EMPTY,
        "the geometry has no ring");
  }

  /** Wings of 840 and 2 m2 about the crossing at +40 +40: 838 before, signed, and 842 after. */
  @Test
  void aSmallBowTieIsMendedWithItsChange() {
    Parcel parcel =
        parcel(
            MIDDLE_120,
            "519200 3353300, 519242 3353342, 519242 3353340, 519198 3353340, 519200 3353300");
    assertThat(parcel.repairs()).containsExactly(Repair.RINGS_MENDED);
    assertThat(parcel.repairAreaRatio()).isCloseTo(4 / 838.0, within(1e-9));
    assertThat(parcel.outline().isValid()).isTrue();
    assertThat(parcel.outline().getNumGeometries()).isEqualTo(2);
  }

  /** Equal wings have no signed area, so no mending can be small. */
  @Test
  void aBowTieOfEqualWingsIsAGuess() {
    assertQuarantined(
        judged(
            MIDDLE_120,
            "519200 3353300, 519240 3353340, 519240 3353300, 519200 3353340, 519200 3353300"),
        Fault.GEOM_REPAIR_TOO_LARGE,
        "mending changes an area of 0.0 by 800.0, expected at most 10 %");
  }

  /** The ring goes through (519240 3353340) twice, which OGC forbids; its area is the same. */
  @Test
  void aRingThatTouchesItselfIsMendedWithoutChange() {
    Parcel parcel =
        parcel(
            MIDDLE_120,
            "519200 3353300, 519280 3353300, 519280 3353380, 519240 3353340, 519260 3353320,"
                + " 519220 3353320, 519240 3353340, 519200 3353380, 519200 3353300");
    assertThat(parcel.repairs()).containsExactly(Repair.RINGS_MENDED);
    assertThat(parcel.repairAreaRatio()).isZero();
    assertThat(parcel.outline().isValid()).isTrue();
  }

  /** Two squares of 100 m that share 50 m: 15,000 m2, nowhere twice. */
  @Test
  void partsThatOverlapAreUnited() {
    String moved = FIELD.replace("519238", "519288").replace("519338", "519388");
    Parcel parcel = parcel(MIDDLE_120, FIELD + "|" + moved);
    assertThat(parcel.repairs()).containsExactly(Repair.PARTS_UNITED);
    assertThat(parcel.repairAreaRatio()).isZero();
    assertThat(parcel.outline().getArea()).isEqualTo(15_000);
    assertThat(parcel.areaM2()).isCloseTo(15_000, withinPercentage(0.01));
  }

  /** A hole of 10 x 10 m beyond the shell becomes land: 10,000 - 100 before, 10,100 after. */
  @Test
  void aHoleOutsideItsShellIsMendedWithinTheLimit() {
    Parcel parcel =
        parcel(
            MIDDLE_120,
            FIELD
                + "/519400 3353400, 519400 3353410, 519410 3353410, 519410 3353400, 519400 3353400");
    assertThat(parcel.repairs()).containsExactly(Repair.RINGS_MENDED);
    assertThat(parcel.repairAreaRatio()).isCloseTo(200 / 9_900.0, within(1e-12));
    assertThat(parcel.outline().getArea()).isEqualTo(10_100);
  }

  private static String swap(String points) {
    return points.replaceAll("([0-9.]+) ([0-9.]+)", "$2 $1");
  }

  @Test
  void coordinatesThatOnlyFitExchangedAreExchanged() {
    Parcel asIs = parcel(MIDDLE_120, FIELD);
    Parcel surveyors = parcel(MIDDLE_120, swap(FIELD));
    assertThat(surveyors.repairs()).containsExactly(Repair.CRS_SWAPPED);
    assertThat(surveyors.lonLat()).isEqualTo(asIs.lonLat());
    assertThat(surveyors.areaM2()).isCloseTo(asIs.areaM2(), within(1e-9));

    String latFirst = "36 117, 36 117.01, 36.01 117.01, 36.01 117, 36 117";
    Parcel degrees = parcel(CoordinateSystem.WGS84, latFirst);
    assertThat(degrees.repairs()).containsExactly(Repair.CRS_SWAPPED);
    // geo_area.csv, square_0.01deg
    assertThat(degrees.areaM2()).isCloseTo(1000384.947691, withinPercentage(1e-4));
  }

  /** 87 E 44 N and 44 E 87 N are both places; only the lender's region tells that one is wrong. */
  @Test
  void whereBothOrdersFitTheRegionDecides() {
    String latFirst = "44 87, 44 87.001, 44.001 87.001, 44.001 87, 44 87";
    assertThat(parcel(CoordinateSystem.WGS84, latFirst).repairs()).isEmpty();
    ParcelImport inChina =
        ParcelImport.of(
            CoordinateSystem.WGS84, ImportRules.STANDARD.within(new Envelope(73, 135, 17, 54)));
    Parcel parcel = (Parcel) inChina.judge(row(latFirst));
    assertThat(parcel.repairs()).containsExactly(Repair.CRS_SWAPPED);
    // geo_area.csv, square_0.001deg
    assertThat(parcel.areaM2()).isCloseTo(8911.815883, withinPercentage(1e-4));
  }

  @Test
  void aZoneNumberThatTheSystemDoesNotHaveIsNamed() {
    String prefixed = FIELD.replace("519", "40519");
    assertThat(parcel(ZONE_40, prefixed).lonLat().getCoordinate().x)
        .isCloseTo(parcel(MIDDLE_120, FIELD).lonLat().getCoordinate().x, within(1e-9));
    assertQuarantined(
        judged(MIDDLE_120, prefixed),
        Fault.CRS_ZONE_PREFIX,
        "x 4.0519238E7..4.0519338E7, y 3353386.0..3353486.0 in EPSG:4549:"
            + " zone number 40 in the easting, expected 0");
    assertQuarantined(
        judged(ZONE_40, FIELD),
        Fault.CRS_ZONE_PREFIX,
        "x 519238.0..519338.0, y 3353386.0..3353486.0 in EPSG:4528:"
            + " zone number 0 in the easting, expected 40");
    assertQuarantined(
        judged(ZONE_40, FIELD.replace("519", "39519")),
        Fault.CRS_ZONE_PREFIX,
        "x 3.9519238E7..3.9519338E7, y 3353386.0..3353486.0 in EPSG:4528:"
            + " zone number 39 in the easting, expected 40");
  }

  /** A .prj tells no area of use; the zone's own easting still shows what is wrong. */
  @Test
  void theGuardsHoldForASystemFromText() {
    CoordinateSystem prj = CoordinateSystem.ofWkt(MIDDLE_120.wkt());
    assertThat(parcel(prj, FIELD).repairs()).isEmpty();
    assertThat(parcel(prj, swap(FIELD)).repairs()).containsExactly(Repair.CRS_SWAPPED);
    assertThat(((QuarantinedRow) judged(prj, FIELD.replace("519", "40519"))).fault())
        .isEqualTo(Fault.CRS_ZONE_PREFIX);
    assertThat(((QuarantinedRow) judged(prj, FIELD.replace("519", "1519"))).fault())
        .isEqualTo(Fault.CRS_ZONE_PREFIX);
  }

  @Test
  void wrongUnitsAndForeignPlacesAreNamed() {
    String degrees = "117 36, 117.01 36, 117.01 36.01, 117 36.01, 117 36";
    assertQuarantined(
        judged(MIDDLE_120, degrees),
        Fault.CRS_UNITS,
        "x 117.0..117.01, y 36.0..36.01 in EPSG:4549: degrees, expected metres");
    assertQuarantined(
        judged(CoordinateSystem.WGS84, FIELD),
        Fault.CRS_UNITS,
        "x 519238.0..519338.0, y 3353386.0..3353486.0 in WGS 84: metres, expected degrees");
    assertQuarantined(
        judged(CoordinateSystem.ofEpsg(4490), "2.3 48.8, 2.4 48.8, 2.4 48.9, 2.3 48.8"),
        Fault.CRS_AREA,
        "x 2.3..2.4, y 48.8..48.9 in EPSG:4490: outside the area of use, in either order");
  }

  @Test
  void aMapShiftIsUndoneWhereItIsDeclared() {
    Geometry place = parcel(MIDDLE_120, FIELD).lonLat();
    for (Datum datum : List.of(Datum.GCJ_02, Datum.BD_09)) {
      ChinaOffset offset = datum == Datum.GCJ_02 ? ChinaOffset.GCJ_02 : ChinaOffset.BD_09;
      StringBuilder shown = new StringBuilder();
      for (Coordinate corner : place.getCoordinates()) {
        Coordinate there = offset.ofTrue(corner);
        shown.append(there.x).append(' ').append(there.y).append(", ");
      }
      Parcel parcel =
          (Parcel)
              ParcelImport.of(CoordinateSystem.WGS84, ImportRules.STANDARD.with(datum))
                  .judge(row(shown.toString()));
      assertThat(parcel.datum()).isEqualTo(datum);
      assertThat(parcel.lonLat().equalsExact(place, 1e-9)).isTrue();
      assertThat(parcel.working().equalsExact(parcel(MIDDLE_120, FIELD).working(), 1e-3)).isTrue();
      // Not undone, the place would be 400 m or more away.
      assertThat(
              ((Parcel) judged(CoordinateSystem.WGS84, shown.toString()))
                  .working()
                  .getCentroid()
                  .distance(parcel.working().getCentroid()))
          .isGreaterThan(400);
    }
  }

  /** geo_area.csv, antimeridian: 4737713.904434 m2; in UTM one piece of the same size. */
  @Test
  void aParcelAcrossTheAntimeridianIsOneParcel() {
    Parcel parcel =
        parcel(
            CoordinateSystem.WGS84,
            "179.99 -16.01, -179.99 -16.01, -179.99 -15.99, 179.99 -15.99, 179.99 -16.01");
    assertThat(parcel.areaM2()).isCloseTo(4737713.904434, withinPercentage(1e-7));
    assertThat(parcel.lonLat().getNumGeometries()).isEqualTo(2);
    assertThat(parcel.working().getNumGeometries()).isEqualTo(1);
    assertThat(parcel.working().getArea()).isCloseTo(4737713.9, withinPercentage(0.2));
  }

  @Test
  void partsKeepTheirHoles() {
    Geometry square = WrittenParcels.wkt("POLYGON((" + FIELD + "))");
    Geometry hole = AffineTransformation.scaleInstance(0.5, 0.5, 519288, 3353436).transform(square);
    String text =
        IntStream.range(0, 5)
            .mapToObj(i -> hole.getCoordinates()[i])
            .map(c -> c.x + " " + c.y)
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    assertThat(parcel(MIDDLE_120, FIELD + "/" + text).outline().getArea()).isEqualTo(7_500);
  }

  @Test
  void rulesCheckThemselves() {
    assertThatThrownBy(
            () -> new ImportRules(Optional.empty(), Datum.TRUE, new Envelope(0, 1, 0, 1), 0))
        .hasMessage("cells of 0.0 m, expected more than 0");
    assertThatThrownBy(() -> ImportRules.STANDARD.within(new Envelope()))
        .hasMessage("an empty region, expected degrees such as 73 to 135");
  }
}
