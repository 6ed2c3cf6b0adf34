// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * A layer of a GeoPackage, OGC 12-128r18: a table of an SQLite database with a column of
 * geometries.
 *
 * <p>The column is found by the name that the package itself gives: real files call it geom,
 * wkb_geometry or SHAPE, at any position. The order is always x, y, whatever the system's own axes.
 */
public final class GeoPackage implements ParcelFile {

  private final Path path;
  private final Layer layer;
  private final Optional<CoordinateSystem> system;

  private GeoPackage(Path path, Layer layer, Optional<CoordinateSystem> system) {
    this.path = path;
    this.layer = layer;
    this.system = system;
  }

  private record Layer(String table, String column, int srsId) {}

  static GeoPackage at(Path path, Optional<String> name) {
    checkSize(path);
    return read(
        path,
        database -> {
          Layer layer = layer(path, layers(database), name);
          return new GeoPackage(path, layer, system(database, layer.srsId));
        });
  }

  @Override
  public Optional<CoordinateSystem> system() {
    return system;
  }

  @Override
  public void forEach(Consumer<ParcelRow> rows) {
    read(
        path,
        database -> {
          try (PreparedStatement all =
                  database.prepareStatement("SELECT * FROM " + quoted(layer.table));
              ResultSet row = all.executeQuery()) {
            for (int number = 1; row.next(); number++) {
              byte[] blob = row.getBytes(layer.column);
              rows.accept(new ParcelRow(number, attributes(row), () -> outline(blob)));
            }
          }
          return layer;
        });
  }

  private Map<String, String> attributes(ResultSet row) throws SQLException {
    Map<String, String> attributes = new LinkedHashMap<>();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String value =
          columns.getColumnName(i).equalsIgnoreCase(layer.column) ? null : row.getString(i);
      if (value != null) {
        attributes.put(columns.getColumnName(i), value);
      }
    }
    return attributes;
  }

  /** The header of section 2.1.3, then the geometry as well-known binary. */
  private Outline outline(byte[] blob) {
    if (blob == null || blob.length == 0) {
      throw new Refusal(Fault.GEOM_EMPTY, "the row has no geometry");
    }
    if (blob.length < 8 || blob[0] != 'G' || blob[1] != 'P') {
      throw new Refusal(Fault.GEOM_CORRUPT, "the geometry does not begin with GP");
    }
    int flags = blob[3];
    ByteBuffer bytes =
        ByteBuffer.wrap(blob)
            .order((flags & 1) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    int srsId = bytes.getInt(4);
    if (srsId > 0 && srsId != layer.srsId) {
      throw new Refusal(
          Fault.CRS_DIFFERS,
          "the geometry is in system %d, its layer in %d".formatted(srsId, layer.srsId));
    }
    int[] envelopeBytes = {0, 32, 48, 48, 64};
    int envelope = flags >> 1 & 7;
    if (envelope >= envelopeBytes.length || blob.length < 8 + envelopeBytes[envelope]) {
      throw new Refusal(
          Fault.GEOM_CORRUPT, "envelope of kind %d, expected 0 to 4".formatted(envelope));
    }
    return WellKnownBinary.read(bytes.position(8 + envelopeBytes[envelope]));
  }

  private static List<Layer> layers(Connection database) throws SQLException {
    List<Layer> layers = new ArrayList<>();
    try (PreparedStatement named =
            database.prepareStatement(
                "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns ORDER BY 1");
        ResultSet row = named.executeQuery()) {
      while (row.next()) {
        layers.add(new Layer(row.getString(1), row.getString(2), row.getInt(3)));
      }
    }
    return layers;
  }

  private static Layer layer(Path path, List<Layer> layers, Optional<String> name) {
    List<Layer> fitting =
        layers.stream().filter(layer -> name.isEmpty() || layer.table.equals(name.get())).toList();
    if (fitting.size() != 1) {
      throw new Refusal(
          Fault.FILE_LAYER,
          "%s: %s, expected one of %s"
              .formatted(
                  path,
                  name.map(n -> "no layer \"" + n + "\"").orElse("no layer named"),
                  layers.stream().map(Layer::table).toList()));
    }
    return fitting.get(0);
  }

  /** Numbers -1 and 0 stand for unknown systems (section 1.1.2.1.2). */
  private static Optional<CoordinateSystem> system(Connection database, int srsId)
      throws SQLException {
    if (srsId <= 0) {
      return Optional.empty();
    }
    try (PreparedStatement byId =
        database.prepareStatement(
            "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys"
                + " WHERE srs_id = ?")) {
      byId.setInt(1, srsId);
      try (ResultSet row = byId.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        return Optional.of(
            "EPSG".equalsIgnoreCase(row.getString(1))
                ? CoordinateSystem.ofEpsg(row.getInt(2))
                : CoordinateSystem.ofWkt(String.valueOf(row.getString(3))));
      }
    }
  }

  /**
   * SQLite reads a database that lost its tail until it misses a page, which may be never; its
   * header knows how many pages there were (sqlite.org/fileformat2.html, section 1.3).
   */
  private static void checkSize(Path path) {
    ByteBuffer header = ByteBuffer.allocate(100);
    try (FileChannel file = FileChannel.open(path)) {
      while (header.hasRemaining() && file.read(header) >= 0) {}
      boolean complete = !header.hasRemaining();
      int pageSize = header.getShort(16) == 1 ? 65_536 : header.getShort(16) & 0xffff;
      long pages = Integer.toUnsignedLong(header.getInt(28));
      boolean pagesCounted = header.getInt(24) == header.getInt(92);
      if (!complete || (pagesCounted && file.size() != pages * pageSize)) {
        throw new Refusal(
            Fault.FILE_CORRUPT,
            "%s: %d bytes, expected an SQLite database of %d pages of %d"
                .formatted(path, file.size(), pages, pageSize));
      }
    } catch (IOException e) {
      throw new Refusal(Fault.FILE_CORRUPT, "%s cannot be read".formatted(path), e);
    }
  }

  private static <T> T read(Path path, Query<T> query) {
    String url = "jdbc:sqlite:" + path.toUri() + "?mode=ro&immutable=1";
    try (Connection database = DriverManager.getConnection(url)) {
      return query.on(database);
    } catch (SQLException e) {
      throw new Refusal(Fault.FILE_CORRUPT, "%s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private interface Query<T> {
    T on(Connection database) throws SQLException;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
