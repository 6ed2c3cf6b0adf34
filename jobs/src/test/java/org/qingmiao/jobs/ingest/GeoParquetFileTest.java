// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Refusal;
import org.qingmiao.jobs.PublicData;
import org.qingmiao.jobs.conf.ColumnMapping;

/** Outlines of a GeoParquet file take the same path as those of any other. */
class GeoParquetFileTest {
  private static final String SAMPLE = "geo/field_boundaries/jp/jp_field_polygons_2024.parquet";
  private static final DatumWords TRUE =
      new DatumWords(
          "map", Map.of("survey", "TRUE"), Set.of(), new ColumnMapping.Otherwise.Refused());
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message parcels {
            optional binary no (STRING);
            optional binary map (STRING);
            optional binary shape;
            optional group box { required double xmin; }
          }
          """);

  @TempDir private Path folder;

  /** The fields of a township, whose footer names JGD2011 and the box that they lie in. */
  @Test
  void readsTheFieldsOfAJapaneseTownship() {
    Path file = PublicData.with(SAMPLE).resolve(SAMPLE);
    assertThat(GeoParquetFile.at(file).system().orElseThrow().name()).isEqualTo("EPSG:6668");
    ParcelRecords records =
        new ParcelRecords(
            file,
            TRUE,
            List.of(
                "geometry.west", "geometry.south", "geometry.area_m2", "geometry.repairs", "ID"));
    List<String> faults = new ArrayList<>();
    int fields = 0;
    while (records.next()) {
      fields++;
      if (records.fault().isEmpty()) {
        assertThat(Double.parseDouble(records.cell(0))).isBetween(141.2587, 141.4312);
        assertThat(Double.parseDouble(records.cell(1))).isBetween(43.0287, 43.1709);
        assertThat(Double.parseDouble(records.cell(2))).isBetween(1.0, 1e6);
      } else {
        faults.add(records.fault());
      }
    }
    assertThat(fields).isEqualTo(100);
    assertThat(faults).isEmpty();
  }

  @Test
  void handsOverWhatARowSaysAndWhatItLacks() throws IOException {
    Path file = file("{\"encoding\": \"WKB\"}", row("7", 117), row("8", Double.NaN));
    ParcelRecords records = new ParcelRecords(file, TRUE, List.of("no", "geometry.west", "map"));
    assertThat(records.next()).isTrue();
    assertThat(List.of(records.cell(0), records.cell(1), records.cell(2)))
        .containsExactly("7", "117.0", "survey");
    assertThat(records.unwanted()).isEmpty();
    assertThat(records.next()).isTrue();
    assertThat(records.fault()).isEqualTo("geometry:GEOM_EMPTY");
    assertThat(records.next()).isFalse();
  }

  /** Nothing said is longitude and latitude (GeoParquet 1.1, crs); null is said to be unknown. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"encoding\": \"WKB\"}; WGS 84",
        "{\"encoding\": \"WKB\", \"crs\": null}; ''",
        "{\"encoding\": \"WKB\", \"crs\": {\"id\": {\"authority\": \"OGC\", \"code\": \"CRS84\"}}}; WGS 84",
        "{\"encoding\": \"WKB\", \"crs\": {\"id\": {\"authority\": \"EPSG\", \"code\": 4549}}}; EPSG:4549"
      })
  void takesTheSystemThatTheFooterNames(String column, String system) throws IOException {
    assertThat(GeoParquetFile.at(file(column)).system().map(CoordinateSystem::name).orElse(""))
        .isEqualTo(system);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"encoding\": \"polygon\"}; holds outlines in column \"shape\" as \"polygon\", expected WKB",
        "{\"encoding\": \"WKB\", \"crs\": {\"name\": \"own\"}}; the system is \"\" of \"\", expected a code of EPSG",
        "{; has a footer \"geo\" that is no JSON"
      })
  void refusesWhatItCannotRead(String column, String sentence) throws IOException {
    Path file = file(column);
    assertThatThrownBy(() -> GeoParquetFile.at(file))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void refusesWhatIsNoGeoParquet() throws IOException {
    Path plain = folder.resolve("plain.parquet");
    write(plain, Map.of());
    assertThatThrownBy(() -> GeoParquetFile.at(plain))
        .hasMessageContaining("is Parquet without the footer \"geo\"");
    byte[] whole = Files.readAllBytes(plain);
    Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, whole.length - 9));
    assertThatThrownBy(() -> new ParcelRecords(cut, TRUE, List.of("no")))
        .isInstanceOf(StructureFault.class)
        .hasMessage("FILE_CORRUPT: is no Parquet file or is cut off; deliver it again");
  }

  private Path file(String column, Group... rows) throws IOException {
    Path file = folder.resolve("parcels.parquet");
    write(
        file,
        Map.of(
            "geo",
            "{\"version\": \"1.1.0\", \"primary_column\": \"shape\", \"columns\": {\"shape\": %s}}"
                .formatted(column)),
        rows);
    return file;
  }

  /** A square of a thousandth of a degree that begins there; none at no number. */
  private static Group row(String number, double west) {
    Group row = new SimpleGroup(SCHEMA).append("no", number).append("map", "survey");
    if (!Double.isNaN(west)) {
      byte[] square =
          new WKBWriter()
              .write(
                  new GeometryFactory().toGeometry(new Envelope(west, west + 0.001, 36, 36.001)));
      row.add("shape", Binary.fromConstantByteArray(square));
    }
    row.addGroup("box").append("xmin", west);
    return row;
  }

  private static void write(Path file, Map<String, String> footer, Group... rows)
      throws IOException {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(SCHEMA)
            .withExtraMetaData(footer)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
  }
}
