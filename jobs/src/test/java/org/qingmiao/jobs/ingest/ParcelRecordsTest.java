// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.geo.parcel.Datum;

/** What a file of outlines gives, feature by feature. */
class ParcelRecordsTest {
  private static final DatumWords WORDS =
      new DatumWords("map", Map.of("survey", "TRUE", "web", "GCJ_02"));
  private static final List<String> WANTED =
      List.of("no", "map", "geometry.area_m2", "geometry.repairs", "geometry.west");

  @TempDir Path folder;

  /**
   * A square of a thousandth of a degree at the equator: 111.319 by 110.574 m, by the semi-axes of
   * WGS 84, a pi / 180 and a (1 - e2) pi / 180.
   */
  @Test
  void measuresWhatItMends() throws IOException {
    ParcelRecords records =
        records(feature("survey", "[0,0],[0.001,0],[0.001,0.001],[0,0.001],[0,0]"));
    assertThat(records.next()).isTrue();
    assertThat(records.fault()).isEmpty();
    assertThat(records.cell(0)).isEqualTo("7");
    assertThat(Double.parseDouble(records.cell(2))).isCloseTo(111.319 * 110.574, within(1.0));
    assertThat(records.cell(3)).isEqualTo("NONE");
    assertThat(records.others()).containsExactly(Map.entry("extra", "x"));
    assertThat(records.next()).isFalse();
  }

  @Test
  void setsARowAsideAndGoesOn() throws IOException {
    ParcelRecords records =
        records(
            feature("survey", "[0,0],[0.001,0],[0.001,0.001],[0,0.001]")
                + ","
                + feature("survey", "[0,0],[0.001,0],[0.001,0.001],[0,0.001],[0,0]"));
    assertThat(records.next()).isTrue();
    assertThat(records.fault()).isEqualTo("geometry:GEOM_UNCLOSED");
    assertThat(records.next()).isTrue();
    assertThat(records.fault()).isEmpty();
    assertThat(records.line()).isEqualTo(2);
  }

  /** At 117 E 36 N the map's shift is some hundreds of metres; golden file geo_datum.csv. */
  @Test
  void undoesTheShiftThatTheSenderNames() throws IOException {
    String ring = "[117,36],[117.001,36],[117.001,36.001],[117,36.001],[117,36]";
    ParcelRecords records = records(feature("survey", ring) + "," + feature("web", ring));
    records.next();
    double surveyed = Double.parseDouble(records.cell(4));
    records.next();
    assertThat(surveyed - Double.parseDouble(records.cell(4))).isBetween(0.003, 0.009);
  }

  /** Who says nothing, or a word without meaning, may have drawn on a phone. */
  @Test
  void suspectsWhatNobodyVouchesFor() {
    assertThat(WORDS.of(Map.of("map", "survey"))).isEqualTo(Datum.TRUE);
    assertThat(WORDS.of(Map.of("map", "web"))).isEqualTo(Datum.GCJ_02);
    assertThat(WORDS.of(Map.of("map", "?"))).isEqualTo(Datum.SUSPECT);
    assertThat(WORDS.of(Map.of())).isEqualTo(Datum.SUSPECT);
  }

  @Test
  void refusesAFileThatIsNoCollection() throws IOException {
    Path file = Files.writeString(folder.resolve("a.geojson"), "{\"type\":\"Feature\"}");
    assertThatThrownBy(() -> new ParcelRecords(file, WORDS, WANTED))
        .isInstanceOf(StructureFault.class)
        .hasMessage(
            "FILE_CORRUPT: no member \"features\", expected a FeatureCollection; deliver it again");
  }

  @Test
  void offersWhatItMeasuresWhereAMappingNamesSomethingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("b.geojson"), collection(""));
    ParcelRecords records = new ParcelRecords(file, WORDS, List.of("no", "geometry.ares"));
    assertThat(records.absent()).containsExactly("geometry.ares");
    assertThat(records.names()).contains("geometry.area_m2");
  }

  private ParcelRecords records(String features) throws IOException {
    Path file = Files.writeString(folder.resolve("parcels.geojson"), collection(features));
    return new ParcelRecords(file, WORDS, WANTED);
  }

  private static String collection(String features) {
    return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "]}";
  }

  private static String feature(String map, String ring) {
    return """
        {"type":"Feature","properties":{"no":"7","map":"%s","extra":"x"},
         "geometry":{"type":"Polygon","coordinates":[[%s]]}}"""
        .formatted(map, ring);
  }
}
