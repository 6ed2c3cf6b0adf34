// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.geom.Coordinate;

class CoordinateSystemTest {

  static List<Golden> axes() {
    return Golden.rows("geo_crs_axes.csv");
  }

  @ParameterizedTest
  @MethodSource("axes")
  void eastComesFirstInEverySystemAndInItsText(Golden row) {
    int code = row.whole("epsg");
    if (!row.cell("forced_axes").equals("EAST_NORTH")) {
      assertThatThrownBy(() -> CoordinateSystem.ofEpsg(code))
          .hasMessage("CRS_AXIS_ORDER: EPSG:4479 has axes INAPPLICABLE, expected EAST_NORTH")
          .isInstanceOfSatisfying(
              Refusal.class, e -> assertThat(e.fault()).isEqualTo(Fault.CRS_AXIS_ORDER));
      return;
    }
    CoordinateSystem system = CoordinateSystem.ofEpsg(code);
    assertThat(system.isGeographic()).isEqualTo(row.cell("unit").equals("deg"));
    assertThat(CoordinateSystem.ofWkt(system.wkt()).wkt()).isEqualTo(system.wkt());
    assertThat(CoordinateSystem.ofWkt(system.wkt()).name()).isEqualTo(row.cell("name"));
  }

  static List<Golden> points() {
    return Golden.rows("geo_crs_points.csv");
  }

  @ParameterizedTest
  @MethodSource("points")
  void placesAgreeWithGeoToolsAndProj(Golden row) {
    CoordinateSystem from = CoordinateSystem.ofEpsg(row.whole("from_epsg"));
    CoordinateSystem to = CoordinateSystem.ofEpsg(row.whole("to_epsg"));
    double tolerance = to.isGeographic() ? 1e-8 : 0.001;
    Coordinate expected = new Coordinate(row.number("x_out"), row.number("y_out"));

    Coordinate place =
        CoordinateChange.between(from, to).of(row.number("x_in"), row.number("y_in"));
    assertThat(place.x).isCloseTo(expected.x, within(tolerance));
    assertThat(place.y).isCloseTo(expected.y, within(tolerance));

    Coordinate byText =
        CoordinateChange.between(
                CoordinateSystem.ofWkt(from.wkt()), CoordinateSystem.ofWkt(to.wkt()))
            .of(row.number("x_in"), row.number("y_in"));
    assertThat(byText.distance(place)).isLessThan(tolerance / 1000);
  }

  @ParameterizedTest
  @CsvSource({"117, 36, 32650", "-60.5, -9.3, 32720", "179.9, 52, 32660", "-180, 1, 32601"})
  void aZoneOfUtmIsThatOfTheDatabase(double lon, double lat, int code) {
    CoordinateSystem utm = CoordinateSystem.utmAt(lon, lat);
    Coordinate here = CoordinateChange.between(CoordinateSystem.WGS84, utm).of(lon, lat);
    Coordinate there =
        CoordinateChange.between(CoordinateSystem.WGS84, CoordinateSystem.ofEpsg(code))
            .of(lon, lat);
    assertThat(here.distance(there)).isLessThan(1e-9);
  }

  @Test
  void travelsAsText() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(CoordinateSystem.ofEpsg(4528));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      CoordinateSystem arrived = (CoordinateSystem) in.readObject();
      // geo_crs_points.csv, 4326 to 4528
      Coordinate place = CoordinateChange.between(CoordinateSystem.WGS84, arrived).of(120.2, 30.3);
      assertThat(place.distance(new Coordinate(40519238.9687891, 3353386.831859918)))
          .isLessThan(0.001);
      assertThat(arrived.areaOfUse()).isEqualTo(CoordinateSystem.ofEpsg(4528).areaOfUse());
    }
  }

  @Test
  void aZoneCarriesItsNumberInTheMillions() {
    assertThat(CoordinateSystem.ofEpsg(4528).zoneEasting()).contains(40_500_000.0);
    assertThat(CoordinateSystem.ofEpsg(4549).zoneEasting()).contains(500_000.0);
    assertThat(CoordinateSystem.ofEpsg(2056).zoneEasting()).isEmpty();
    assertThat(CoordinateSystem.WGS84.zoneEasting()).isEmpty();
  }

  @Test
  void whatIsNotKnownIsRefused() {
    assertThatThrownBy(() -> CoordinateSystem.ofEpsg(999_999))
        .hasMessage(
            "CRS_UNKNOWN: EPSG:999999 is not in the EPSG database, expected a code such as 4490")
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> CoordinateSystem.ofWkt("PROJCS[\"half"))
        .hasMessage("CRS_UNKNOWN: \"PROJCS[\"half\" is no well-known text of a coordinate system")
        .isInstanceOf(Refusal.class);
  }

  @Test
  void northFirstInATextIsRefused() {
    assertThatThrownBy(
            () ->
                CoordinateSystem.ofWkt(
                    "GEOGCS[\"north first\", DATUM[\"d\", SPHEROID[\"s\", 6378137, 298.257]],"
                        + " PRIMEM[\"Greenwich\", 0], UNIT[\"degree\", 0.0174532925199433],"
                        + " AXIS[\"Lat\", NORTH], AXIS[\"Lon\", EAST]]"))
        .hasMessage("CRS_AXIS_ORDER: north first has axes NORTH_EAST, expected EAST_NORTH");
  }
}
