// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.geo.Polygons;

/** Parcel files of each format, written for tests. */
final class WrittenParcels {

  private WrittenParcels() {}

  static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A feature collection around geometries that are already JSON. */
  static String geoJson(List<String> geometries) {
    StringBuilder features = new StringBuilder();
    for (int i = 0; i < geometries.size(); i++) {
      features
          .append(i == 0 ? "" : ",\n")
          .append(
              "{\"type\":\"Feature\",\"properties\":{\"no\":\"%d\"},\"geometry\":%s}"
                  .formatted(i + 1, geometries.get(i)));
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features + "\n]}\n";
  }

  static String json(Polygon polygon) {
    StringBuilder rings = new StringBuilder(ring(polygon.getExteriorRing()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      rings.append(',').append(ring(polygon.getInteriorRingN(i)));
    }
    return "{\"type\":\"Polygon\",\"coordinates\":[" + rings + "]}";
  }

  private static String ring(LinearRing ring) {
    StringBuilder points = new StringBuilder();
    for (Coordinate point : ring.getCoordinates()) {
      points.append(points.isEmpty() ? "" : ",").append("[%s,%s]".formatted(point.x, point.y));
    }
    return "[" + points + "]";
  }

  /** A package with one layer {@code fields}, whose geometry column is the third of four. */
  static Path geoPackage(Path path, int srsId, List<byte[]> blobs) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      database.setAutoCommit(false);
      try (Statement sql = database.createStatement()) {
        sql.execute(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id, organization,"
                + " organization_coordsys_id, definition)");
        sql.execute(
            "INSERT INTO gpkg_spatial_ref_sys VALUES ('any', %d, 'EPSG', %d, '')"
                .formatted(srsId, srsId));
        sql.execute("CREATE TABLE gpkg_geometry_columns (table_name, column_name, srs_id)");
        sql.execute("INSERT INTO gpkg_geometry_columns VALUES ('fields', 'SHAPE', " + srsId + ")");
        sql.execute("CREATE TABLE fields (fid INTEGER PRIMARY KEY, crop, shape BLOB, mu REAL)");
      }
      try (PreparedStatement row =
          database.prepareStatement("INSERT INTO fields VALUES (?, ?, ?, ?)")) {
        for (int i = 0; i < blobs.size(); i++) {
          row.setInt(1, i + 1);
          row.setString(2, i % 2 == 0 ? "水稻" : null);
          row.setBytes(3, blobs.get(i));
          row.setDouble(4, 1.5);
          row.executeUpdate();
        }
      }
      database.commit();
    }
    return path;
  }

  /** A GeoPackage geometry with an envelope of x and y. */
  static byte[] blob(int srsId, Geometry geometry) {
    byte[] wkb = new WKBWriter().write(geometry);
    ByteBuffer blob = ByteBuffer.allocate(8 + 32 + wkb.length);
    blob.put(new byte[] {'G', 'P', 0, 2}).putInt(srsId).position(40);
    return blob.put(wkb).array();
  }

  /** A .shp of shapes, with a .dbf of their numbers and a .prj if there is a text for it. */
  static Path shapefile(Path shp, int type, List<byte[]> shapes, String prj) throws IOException {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int i = 0; i < shapes.size(); i++) {
      ByteBuffer head = ByteBuffer.allocate(8).putInt(i + 1).putInt(shapes.get(i).length / 2);
      records.writeBytes(head.array());
      records.writeBytes(shapes.get(i));
    }
    ByteBuffer file = ByteBuffer.allocate(100 + records.size());
    file.putInt(0, 9994).putInt(24, file.capacity() / 2);
    file.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, type);
    file.position(100).put(records.toByteArray());
    Files.write(shp, file.array());
    Path beside = shp.resolveSibling(shp.getFileName().toString().replace(".shp", ""));
    if (!prj.isEmpty()) {
      Files.writeString(Path.of(beside + ".prj"), prj);
    }
    List<String> names = shapes.stream().map(shape -> "地块" + shapes.indexOf(shape)).toList();
    Files.write(Path.of(beside + ".dbf"), dbf(names, Charset.forName("GB18030")));
    return shp;
  }

  /** A table of one column of text, ten bytes wide, that is called name. */
  static byte[] dbf(List<String> names, Charset charset) {
    ByteBuffer dbf = ByteBuffer.allocate(32 + 32 + 1 + 11 * names.size() + 1);
    dbf.order(ByteOrder.LITTLE_ENDIAN);
    dbf.put(new byte[] {3, 124, 1, 1})
        .putInt(names.size())
        .putShort((short) 65)
        .putShort((short) 11);
    dbf.position(32).put("name".getBytes(charset)).position(43).put((byte) 'C');
    dbf.put(48, (byte) 10).position(64).put((byte) 13);
    for (String name : names) {
      byte[] cell = " ".repeat(11).getBytes(charset);
      byte[] text = name.getBytes(charset);
      System.arraycopy(text, 0, cell, 1, text.length);
      dbf.put(cell);
    }
    return dbf.put((byte) 26).array();
  }

  /** A polygon shape: rings of JTS in their own direction, for 15 and 25 with z and m of 7. */
  static byte[] shape(int type, Geometry geometry) {
    List<LinearRing> rings = new ArrayList<>();
    for (Polygon polygon : Polygons.of(geometry)) {
      rings.add(polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        rings.add(polygon.getInteriorRingN(i));
      }
    }
    int points = geometry.getNumPoints();
    int measures = type == 15 ? 2 : type == 25 ? 1 : 0;
    ByteBuffer shape =
        ByteBuffer.allocate(44 + 4 * rings.size() + 16 * points + measures * (16 + 8 * points));
    shape.order(ByteOrder.LITTLE_ENDIAN).putInt(type).position(36);
    shape.putInt(rings.size()).putInt(points);
    int start = 0;
    for (LinearRing ring : rings) {
      shape.putInt(start);
      start += ring.getNumPoints();
    }
    for (LinearRing ring : rings) {
      for (Coordinate point : ring.getCoordinates()) {
        shape.putDouble(point.x).putDouble(point.y);
      }
    }
    while (shape.hasRemaining()) {
      shape.putDouble(7);
    }
    return shape.array();
  }
}
