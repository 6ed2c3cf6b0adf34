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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.features.source.Parcels;
import org.qingmiao.geo.parcel.Datum;
import org.qingmiao.jobs.conf.ColumnMapping;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;

/** What a file of outlines gives, feature by feature. */
class ParcelRecordsTest {
  private static final DatumWords WORDS =
      new DatumWords(
          "map",
          Map.of("survey", "TRUE", "web", "GCJ_02"),
          Set.of("-"),
          new ColumnMapping.Otherwise.Refused());
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

  /**
   * A square with a loop of a hundredth of its side at one corner: mended, it has changed by some
   * ten-thousandths of its area, which is not 1; a sound outline by 0.
   */
  @Test
  void statesHowMuchOfTheAreaMendingChanged() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("parcels.geojson"),
            collection(
                feature("survey", "[0,0],[0.001,0],[0.001,0.001],[0,0.001],[0,0]")
                    + ","
                    + feature(
                        "survey",
                        "[0,0],[0.001,0],[0.001,0.001],[0.00001,0.001],[0,0.00101],[0,0.001],"
                            + "[0.00001,0.00101],[0,0]")));
    ParcelRecords records = new ParcelRecords(file, WORDS, List.of("geometry.repair_ratio"));
    records.next();
    assertThat(Double.parseDouble(records.cell(0))).isZero();
    records.next();
    assertThat(Double.parseDouble(records.cell(0))).isPositive().isLessThan(0.001);
    assertThat(Parcels.TABLE.column("repair_area_ratio").orElseThrow().meaning())
        .isEqualTo("Change of area by the mending, of the area before; 0 for none.");
  }

  /** Who says nothing, or a word without meaning, may have drawn on a phone. */
  @Test
  void suspectsWhatNobodyVouchesFor() {
    assertThat(WORDS.of(Map.of("map", "survey"))).isEqualTo(Datum.TRUE);
    assertThat(WORDS.of(Map.of("map", "web"))).isEqualTo(Datum.GCJ_02);
    assertThat(WORDS.of(Map.of("map", "?"))).isEqualTo(Datum.SUSPECT);
    assertThat(WORDS.of(Map.of())).isEqualTo(Datum.SUSPECT);
  }

  /** What is stored is what was used; a word that no list names is refused, even one of ours. */
  @ParameterizedTest
  @CsvSource({
    "survey, TRUE",
    "web, GCJ_02",
    "-, SUSPECT",
    "'', SUSPECT",
    "?, '\"?\"'",
    "TRUE, '\"TRUE\"'"
  })
  void statesWhatAnOutlineWasTakenFor(String word, String stored) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("parcels.geojson"),
            collection(feature(word, "[0,0],[0.001,0],[0.001,0.001],[0,0.001],[0,0]")));
    ParcelRecords records = new ParcelRecords(file, WORDS, List.of("no", DatumWords.CELL));
    assertThat(records.next()).isTrue();
    assertThat(records.cell(1)).isEqualTo(stored);
    assertThat(records.others()).containsExactly(Map.entry("extra", "x"));
    assertThat(records.unwanted()).containsExactly("extra");
  }

  @ParameterizedTest
  @CsvSource({
    "'from: map', GCJ_02, GCJ_02",
    "'from: map', WGS84, SUSPECT",
    "'from: map', '', SUSPECT",
    "'from: map, recode: {web: GCJ_02}, otherwise: \"TRUE\"', hand, TRUE",
    "'from: map, recode: {web: GCJ_02}, otherwise: \"TRUE\"', '', SUSPECT",
    "'from: map, recode: {web: GCJ_02}, otherwise: missing', hand, SUSPECT",
    "'constant: BD_09', hand, BD_09"
  })
  void takesOurOwnNamesWhereAMappingTranslatesNone(String how, String word, Datum expected)
      throws IOException {
    Path demo = Path.of("..", "conf", "sources", "parcel.yaml");
    String conf =
        Files.readString(demo).replaceFirst("datum_evidence: .*", "datum_evidence: {" + how + "}");
    Mapping mapping = mapping(conf);
    DatumWords words = DatumWords.of(mapping);
    Map<String, String> attributes = word.isEmpty() ? Map.of() : Map.of("map", word);
    assertThat(words.of(attributes)).isEqualTo(expected);
    assertThat(words.cell(attributes)).isEqualTo(expected.name());
    assertThat(DatumWords.stored(mapping).sourceColumns()).contains(DatumWords.CELL);
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

  private Mapping mapping(String source) throws IOException {
    Files.writeString(folder.resolve("parcel.yaml"), source);
    Path conf =
        Files.writeString(
            folder.resolve("conf.yaml"),
            """
            name: trial
            lake: lake
            data: landing
            as_of: 2025-06-30
            zone: Asia/Shanghai
            public_data: true
            keyset: demo
            sources: [parcel.yaml]
            """);
    return Settings.read(conf, List.of(), List.of(Parcels.TABLE)).sources().get(0);
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
