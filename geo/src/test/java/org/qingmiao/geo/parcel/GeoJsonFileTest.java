// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Polygon;
import org.qingmiao.geo.Fault;

class GeoJsonFileTest extends ParcelFileTest {

  private static final String POLYGON = WrittenParcels.json((Polygon) ONE);

  private ParcelFile of(String... geometries) throws Exception {
    return ParcelFile.at(file("f.geojson", WrittenParcels.geoJson(List.of(geometries))));
  }

  @Test
  void polygonsAreReadWithTheirHolesAndAttributes() throws Exception {
    String multi =
        "{\"type\":\"MultiPolygon\",\"coordinates\":[%s,%s]}"
            .formatted(
                coordinates((Polygon) BOTH.getGeometryN(0)),
                coordinates((Polygon) BOTH.getGeometryN(1)));
    ParcelFile file = of(POLYGON, multi);
    List<Judged> judged = judged(file);
    assertThat(outline(judged.get(0)).equalsExact(ONE)).isTrue();
    assertThat(outline(judged.get(1)).equalsExact(BOTH)).isTrue();
    assertThat(rows(file).get(1).attributes()).isEqualTo(Map.of("no", "2"));
    assertThat(file.system()).hasValueSatisfying(s -> assertThat(s.isGeographic()).isTrue());
  }

  private static String coordinates(Polygon polygon) {
    String json = WrittenParcels.json(polygon);
    return json.substring(json.indexOf("[["), json.length() - 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GEOM_EMPTY; null",
        "GEOM_EMPTY; {\"type\":\"Polygon\",\"coordinates\":[]}",
        "GEOM_EMPTY; {\"type\":\"Polygon\",\"coordinates\":[[]]}",
        "GEOM_TYPE; {\"type\":\"Point\",\"coordinates\":[117,36]}",
        "GEOM_TYPE; {\"type\":\"LineString\",\"coordinates\":[[117,36],[118,36]]}",
        "GEOM_TYPE; {\"type\":\"GeometryCollection\",\"geometries\":[]}",
        "GEOM_TYPE; {\"coordinates\":[]}",
        "GEOM_CORRUPT; {\"type\":\"Polygon\",\"coordinates\":[117,36]}",
        "GEOM_CORRUPT; {\"type\":\"Polygon\",\"coordinates\":{}}",
        "GEOM_CORRUPT; {\"type\":\"Polygon\",\"coordinates\":[[[117],[118,36],[118,37],[117]]]}",
        "GEOM_CORRUPT; {\"type\":\"Polygon\",\"coordinates\":[[[\"117\",36],[118,36],[118,37]]]}",
        "GEOM_NOT_FINITE; {\"type\":\"Polygon\",\"coordinates\":[[[NaN,36],[118,36],[118,37],[NaN,36]]]}",
        "GEOM_NOT_FINITE; {\"type\":\"Polygon\",\"coordinates\":[[[1e999,36],[118,36],[118,37],[1,36]]]}",
      })
  void aBadGeometryCostsItsRowOnly(Fault fault, String geometry) throws Exception {
    List<Judged> judged = judged(of(POLYGON, geometry, POLYGON));
    assertThat(judged).hasSize(3);
    assertThat(fault(judged.get(1))).isEqualTo(fault);
    assertThat(outline(judged.get(2)).equalsExact(ONE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"EPSG:4549", "urn:ogc:def:crs:EPSG::4549", "urn:ogc:def:crs:EPSG:6.9:4549"})
  void theOldMemberNamesTheSystemWhereverItStands(String name) throws Exception {
    String member = "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"%s\"}}".formatted(name);
    ParcelFile last =
        ParcelFile.at(file("a.json", "{\"features\":[],\"bbox\":[1,2]," + member + "}"));
    ParcelFile first = ParcelFile.at(file("b.json", "{" + member + ",\"features\":[]}"));
    assertThat(last.system().orElseThrow().name()).isEqualTo("EPSG:4549");
    assertThat(first.system().orElseThrow().name()).isEqualTo("EPSG:4549");
  }

  @Test
  void aSystemThatCannotBeToldIsRefused() throws Exception {
    String named = "{\"crs\":{\"properties\":{\"name\":\"%s\"}},\"features\":[]}";
    ParcelFile lonLat =
        ParcelFile.at(file("a.json", named.formatted("urn:ogc:def:crs:OGC:1.3:CRS84")));
    assertThat(lonLat.system().orElseThrow().isGeographic()).isTrue();
    assertRefused(
        () -> ParcelFile.at(file("c.json", named.formatted("Beijing 54"))),
        Fault.CRS_UNKNOWN,
        "c.json: crs is \"Beijing 54\", expected a name such as EPSG:4549");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; no JSON object",
        "[]; no JSON object",
        "{}; no member \"features\", expected a FeatureCollection",
        "{\"features\":{}}; features is no list",
        "{\"features\":[1]}; feature 1 is no object",
        "{\"features\":[]; Unexpected end-of-input",
        "{\"features\":[]} {}; text after the end",
      })
  void aFileThatIsNoCollectionIsRefused(String text, String message) throws Exception {
    assertRefused(() -> judged(ParcelFile.at(file("f.json", text))), Fault.FILE_CORRUPT, message);
  }

  /** Jackson stops at 1,000 levels; a tree of a million would end the program. */
  @Test
  void bottomlessNestingIsRefused() throws Exception {
    String deep =
        "{\"features\":[{\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
            + "[".repeat(1_000_000)
            + "]".repeat(1_000_000)
            + "}}]}";
    assertRefused(() -> judged(ParcelFile.at(file("f.json", deep))), Fault.FILE_CORRUPT, "depth");
  }

  @Test
  void aFileOfAnotherKindOrNoneIsRefused() throws Exception {
    assertRefused(
        () -> ParcelFile.at(file("f.kml", "")), Fault.FILE_CORRUPT, "expected a name that ends in");
    assertRefused(
        () -> ParcelFile.at(folder.resolve("none.geojson")), Fault.FILE_CORRUPT, "none.geojson");
    assertRefused(
        () -> ParcelFile.at(file("f.json", "{}"), "fields"),
        Fault.FILE_LAYER,
        "layer \"fields\" named, but only a GeoPackage has layers");
  }
}
