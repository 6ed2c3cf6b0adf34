// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;

class ShapefileTest extends ParcelFileTest {

  private static final String WGS84 = CoordinateSystem.WGS84.wkt();

  private Path of(int type, byte[]... shapes) throws Exception {
    return WrittenParcels.shapefile(folder.resolve("f.shp"), type, List.of(shapes), WGS84);
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 15, 25})
  void allPolygonTypesAreReadAndHolesFindTheirShells(int type) throws Exception {
    ParcelFile file =
        ParcelFile.at(of(type, WrittenParcels.shape(type, ONE), WrittenParcels.shape(type, BOTH)));
    List<Judged> judged = judged(file);
    assertThat(outline(judged.get(0)).equalsExact(ONE)).isTrue();
    assertThat(outline(judged.get(1)).equalsExact(BOTH)).isTrue();
    // GB18030, because nothing else was said
    assertThat(rows(file).get(1).attributes()).isEqualTo(Map.of("name", "地块1"));
  }

  /** An island in a hole in a shell: the hole belongs to the shell, not to the island. */
  @Test
  void aHoleBelongsToTheSmallestShellAroundIt() throws Exception {
    Geometry island =
        WrittenParcels.wkt(
            "MULTIPOLYGON(((117.4 36.4, 117.4 36.5, 117.5 36.5, 117.5 36.4, 117.4 36.4),"
                + " (117.44 36.44, 117.45 36.44, 117.45 36.45, 117.44 36.44)),"
                + " ((117 36, 117 37, 118 37, 118 36, 117 36),"
                + " (117.3 36.3, 117.6 36.3, 117.6 36.6, 117.3 36.6, 117.3 36.3)))");
    assertThat(outline(judged(ParcelFile.at(of(5, WrittenParcels.shape(5, island)))).get(0)))
        .isEqualTo(island);
  }

  /** Some programs write shells counterclockwise; a ring that lies in no shell is one. */
  @Test
  void aRingInTheWrongDirectionIsAShell() throws Exception {
    byte[] reversed = WrittenParcels.shape(5, BOTH.getGeometryN(1).reverse());
    assertThat(outline(judged(ParcelFile.at(of(5, reversed))).get(0)))
        .isEqualTo(BOTH.getGeometryN(1).reverse());
  }

  @Test
  void aBadShapeCostsItsRowOnly() throws Exception {
    byte[] good = WrittenParcels.shape(5, ONE);
    byte[] tooManyPoints = good.clone();
    tooManyPoints[40] = 100;
    byte[] negativeRings = good.clone();
    negativeRings[39] = -1;
    byte[] badStart = good.clone();
    badStart[48] = 50;
    List<Judged> judged =
        judged(
            ParcelFile.at(
                of(
                    5,
                    ByteBuffer.allocate(4).array(),
                    ByteBuffer.allocate(20).put((byte) 1).array(),
                    ByteBuffer.allocate(20).put((byte) 5).array(),
                    tooManyPoints,
                    negativeRings,
                    badStart,
                    ByteBuffer.allocate(44).put((byte) 5).array(),
                    good)));
    assertThat(judged.subList(0, 7).stream().map(row -> fault(row)))
        .containsExactly(
            Fault.GEOM_EMPTY,
            Fault.GEOM_TYPE,
            Fault.GEOM_CORRUPT,
            Fault.GEOM_CORRUPT,
            Fault.GEOM_CORRUPT,
            Fault.GEOM_CORRUPT,
            Fault.GEOM_EMPTY);
    assertThat(outline(judged.get(7)).equalsExact(ONE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "65001, UTF-8",
    "GBK, GBK",
    "936, GBK",
    "CP936, GBK",
    "ANSI 936, GBK"
  })
  void theEncodingIsThatOfTheCpg(String name, Charset charset) throws Exception {
    Path shp = of(5, WrittenParcels.shape(5, ONE));
    Files.delete(folder.resolve("f.dbf"));
    Files.write(folder.resolve("f.DBF"), WrittenParcels.dbf(List.of("稻田"), charset));
    Files.writeString(folder.resolve("f.cpg"), name + "\n");
    assertThat(rows(ParcelFile.at(shp)).get(0).attributes()).isEqualTo(Map.of("name", "稻田"));
  }

  @Test
  void anUnknownEncodingIsRefused() throws Exception {
    Path shp = of(5, WrittenParcels.shape(5, ONE));
    Files.writeString(folder.resolve("f.cpg"), "Klingon");
    assertRefused(
        () -> rows(ParcelFile.at(shp)),
        Fault.FILE_CORRUPT,
        "encoding \"Klingon\" in the .cpg, expected one such as UTF-8 or GBK");
  }

  @Test
  void aRowThatWasDeletedIsNotThere() throws Exception {
    byte[] shape = WrittenParcels.shape(5, ONE);
    Path shp = of(5, shape, shape, shape);
    byte[] dbf = WrittenParcels.dbf(List.of("a", "b", "c"), StandardCharsets.UTF_8);
    dbf[65 + 11] = '*';
    Files.write(folder.resolve("f.dbf"), dbf);
    assertThat(
            rows(ParcelFile.at(shp)).stream()
                .map(row -> row.number() + row.attributes().get("name")))
        .containsExactly("1a", "3c");
  }

  @Test
  void missingPartsAreNamed() throws Exception {
    Path shp = of(5, WrittenParcels.shape(5, ONE));
    Files.delete(folder.resolve("f.prj"));
    assertThat(ParcelFile.at(shp).system()).isEmpty();
    assertRefused(() -> judged(ParcelFile.at(shp)), Fault.CRS_MISSING, "names no coordinate");
    List<Judged> assumed = new ArrayList<>();
    ParcelImport.run(
        ParcelFile.at(shp), ImportRules.STANDARD.assuming(CoordinateSystem.WGS84), assumed::add);
    assertThat(outline(assumed.get(0)).equalsExact(ONE)).isTrue();

    Files.delete(folder.resolve("f.dbf"));
    assertRefused(() -> rows(ParcelFile.at(shp)), Fault.FILE_PART_MISSING, "no .dbf beside it");
  }

  @Test
  void aFileThatLostOrGainedSomethingIsRefused() throws Exception {
    byte[] shape = WrittenParcels.shape(5, ONE);
    Path shp = of(5, shape, shape);
    byte[] whole = Files.readAllBytes(shp);
    byte[] dbf = Files.readAllBytes(folder.resolve("f.dbf"));

    Files.write(shp, Arrays.copyOf(whole, whole.length - 2));
    assertRefused(() -> rows(ParcelFile.at(shp)), Fault.FILE_CORRUPT, "expected a shapefile of");
    byte[] longRecord = whole.clone();
    longRecord[104] = 1;
    Files.write(shp, longRecord);
    assertRefused(() -> rows(ParcelFile.at(shp)), Fault.FILE_CORRUPT, "record 1 of");
    Files.write(shp, new byte[50]);
    assertRefused(() -> rows(ParcelFile.at(shp)), Fault.FILE_CORRUPT, "expected a shapefile of");
    Files.write(shp, whole);

    Files.write(folder.resolve("f.dbf"), Arrays.copyOf(dbf, dbf.length - 8));
    assertRefused(() -> rows(ParcelFile.at(shp)), Fault.FILE_CORRUPT, "expected 2 rows of 11");
    for (List<String> names : List.of(List.of("a"), List.of("a", "b", "c"))) {
      Files.write(folder.resolve("f.dbf"), WrittenParcels.dbf(names, StandardCharsets.UTF_8));
      assertRefused(
          () -> rows(ParcelFile.at(shp)), Fault.FILE_CORRUPT, "rows in the .dbf, but not as many");
    }
    Files.write(folder.resolve("f.dbf"), new byte[3]);
    assertRefused(() -> rows(ParcelFile.at(shp)), Fault.FILE_CORRUPT, "is no dBASE table");
  }
}
