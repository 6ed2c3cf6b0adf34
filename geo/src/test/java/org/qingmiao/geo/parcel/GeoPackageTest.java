// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qingmiao.geo.Fault;

class GeoPackageTest extends ParcelFileTest {

  private Path of(byte[]... blobs) throws Exception {
    return WrittenParcels.geoPackage(folder.resolve("地块 100%.gpkg"), 4326, Arrays.asList(blobs));
  }

  @Test
  void theGeometryIsFoundByTheNameOfItsColumn() throws Exception {
    ParcelFile file =
        ParcelFile.at(of(WrittenParcels.blob(4326, ONE), WrittenParcels.blob(4326, BOTH)));
    List<Judged> judged = judged(file);
    assertThat(outline(judged.get(0)).equalsExact(ONE)).isTrue();
    assertThat(outline(judged.get(1)).equalsExact(BOTH)).isTrue();
    assertThat(rows(file).get(0).attributes())
        .isEqualTo(Map.of("fid", "1", "crop", "水稻", "mu", "1.5"));
    assertThat(rows(file).get(1).attributes()).isEqualTo(Map.of("fid", "2", "mu", "1.5"));
    assertThat(file.system().orElseThrow().name()).isEqualTo("EPSG:4326");
  }

  @Test
  void aBadGeometryCostsItsRowOnly() throws Exception {
    byte[] good = WrittenParcels.blob(4326, ONE);
    byte[] noMagic = good.clone();
    noMagic[0] = 'X';
    byte[] noEnvelope = good.clone();
    noEnvelope[3] = 14;
    byte[] bigOrder = good.clone();
    bigOrder[40] = 7;
    List<Judged> judged =
        judged(
            ParcelFile.at(
                of(
                    good,
                    null,
                    new byte[0],
                    noMagic,
                    noEnvelope,
                    bigOrder,
                    Arrays.copyOf(good, good.length - 1),
                    Arrays.copyOf(good, 40),
                    WrittenParcels.blob(4490, ONE),
                    WrittenParcels.blob(0, ONE),
                    WrittenParcels.blob(4326, WrittenParcels.wkt("POINT(117 36)")),
                    WrittenParcels.blob(4326, WrittenParcels.wkt("POLYGON EMPTY")))));
    assertThat(judged.stream().filter(QuarantinedRow.class::isInstance).map(row -> fault(row)))
        .containsExactly(
            Fault.GEOM_EMPTY,
            Fault.GEOM_EMPTY,
            Fault.GEOM_CORRUPT,
            Fault.GEOM_CORRUPT,
            Fault.GEOM_CORRUPT,
            Fault.GEOM_CORRUPT,
            Fault.GEOM_CORRUPT,
            Fault.CRS_DIFFERS,
            Fault.GEOM_TYPE,
            Fault.GEOM_EMPTY);
    assertThat(outline(judged.get(0)).equalsExact(ONE)).isTrue();
    assertThat(outline(judged.get(9)).equalsExact(ONE)).isTrue();
  }

  @Test
  void ofSeveralLayersOneMustBeNamed() throws Exception {
    Path path = of(WrittenParcels.blob(4326, ONE));
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement sql = database.createStatement()) {
      sql.execute("CREATE TABLE \"odd \"\"name\" (a, SHAPE)");
      sql.execute("INSERT INTO gpkg_geometry_columns VALUES ('odd \"name', 'SHAPE', 0)");
    }
    assertRefused(
        () -> ParcelFile.at(path),
        Fault.FILE_LAYER,
        "no layer named, expected one of [fields, odd \"name]");
    assertRefused(
        () -> ParcelFile.at(path, "crops"), Fault.FILE_LAYER, "no layer \"crops\", expected one");
    assertThat(judged(ParcelFile.at(path, "fields"))).hasSize(1);

    ParcelFile odd = ParcelFile.at(path, "odd \"name");
    assertThat(rows(odd)).isEmpty();
    assertThat(odd.system()).isEmpty();
    assertRefused(() -> judged(odd), Fault.CRS_MISSING, "the file names no coordinate system");
  }

  @Test
  void aDatabaseThatLostItsTailIsRefused() throws Exception {
    Path path = of(WrittenParcels.blob(4326, ONE), WrittenParcels.blob(4326, BOTH));
    byte[] bytes = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(bytes, bytes.length - 4096));
    assertRefused(() -> ParcelFile.at(path), Fault.FILE_CORRUPT, "expected an SQLite database of");
    Files.write(path, new byte[0]);
    assertRefused(() -> ParcelFile.at(path), Fault.FILE_CORRUPT, "0 bytes, expected an SQLite");
  }

  @Test
  void aDatabaseOfAnotherKindIsRefusedAndNotMade() throws Exception {
    Path other = folder.resolve("other.gpkg");
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + other);
        Statement sql = database.createStatement()) {
      sql.execute("CREATE TABLE t (a)");
    }
    assertRefused(() -> ParcelFile.at(other), Fault.FILE_CORRUPT, "no such table: gpkg_geometry");
    Path none = folder.resolve("none.gpkg");
    assertRefused(() -> ParcelFile.at(none), Fault.FILE_CORRUPT, "none.gpkg cannot be read");
    assertThat(none).doesNotExist();
  }
}
