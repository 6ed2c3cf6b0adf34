// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Outlines of the public files in the order of their features; just enough to read these files. */
final class Zones {
  /** Bytes of the envelope by its code (OGC GeoPackage 1.3, section 2.1.3). */
  private static final int[] ENVELOPES = {0, 32, 48, 48, 64};

  private Zones() {}

  static List<Geometry> ofGeoPackage(Path file, String table) throws SQLException, ParseException {
    List<Geometry> zones = new ArrayList<>();
    String address = "jdbc:sqlite:file:" + file + "?mode=ro&immutable=1";
    try (Connection connection = DriverManager.getConnection(address);
        ResultSet rows =
            connection
                .createStatement()
                .executeQuery("select geom from \"" + table + "\" order by fid")) {
      while (rows.next()) {
        byte[] blob = rows.getBytes(1);
        int start = 8 + ENVELOPES[(blob[3] >> 1) & 7];
        byte[] wkb = Arrays.copyOfRange(blob, start, blob.length);
        zones.add(new WKBReader().read(wkb));
      }
    }
    return zones;
  }

  /** Polygons of one ring from a shapefile (ESRI Shapefile Technical Description, 1998). */
  static List<Geometry> ofShapefile(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    GeometryFactory shapes = new GeometryFactory();
    List<Geometry> zones = new ArrayList<>();
    for (int at = 100; at < bytes.limit(); ) {
      int length = 8 + 2 * bytes.order(ByteOrder.BIG_ENDIAN).getInt(at + 4);
      bytes.order(ByteOrder.LITTLE_ENDIAN);
      Coordinate[] ring = new Coordinate[bytes.getInt(at + 48)];
      for (int i = 0; i < ring.length; i++) {
        int point = at + 56 + 16 * i;
        ring[i] = new Coordinate(bytes.getDouble(point), bytes.getDouble(point + 8));
      }
      zones.add(shapes.createPolygon(ring));
      at += length;
    }
    return zones;
  }
}
