// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.parcel.Outline;
import org.qingmiao.geo.parcel.ParcelFile;
import org.qingmiao.geo.parcel.ParcelRow;
import org.qingmiao.geo.parcel.WellKnownBinary;

/**
 * Outlines in GeoParquet, versions 1.0 and 1.1: Parquet whose footer says which column holds
 * well-known binary and in which coordinate system. Numbers are x before y, whatever order the
 * system's own axes have. What has members, such as the boxes of outlines, is no attribute.
 */
final class GeoParquetFile implements ParcelFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FOOTER = "geo";

  private final Path path;
  private final String geometry;
  private final Optional<CoordinateSystem> system;

  private GeoParquetFile(Path path, String geometry, Optional<CoordinateSystem> system) {
    this.path = path;
    this.geometry = geometry;
    this.system = system;
  }

  /**
   * The file at a path.
   *
   * @throws Refusal where it is no GeoParquet, or holds its outlines in another form
   */
  static GeoParquetFile at(Path path) {
    try (ParquetGroups groups = open(path)) {
      String footer = groups.footer().get(FOOTER);
      if (footer == null) {
        throw corrupt(path, "is Parquet without the footer \"geo\" of GeoParquet");
      }
      JsonNode geo = JSON.readTree(footer);
      String column = geo.path("primary_column").asText();
      JsonNode about = geo.path("columns").path(column);
      if (!about.path("encoding").asText().equals("WKB")
          || !groups.schema().containsField(column)) {
        throw corrupt(
            path,
            "holds outlines in column \"%s\" as \"%s\", expected WKB"
                .formatted(column, about.path("encoding").asText()));
      }
      return new GeoParquetFile(path, column, system(path, about));
    } catch (JsonProcessingException e) {
      throw corrupt(path, "has a footer \"geo\" that is no JSON");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ParquetGroups open(Path path) throws IOException {
    try {
      return ParquetGroups.open(path);
    } catch (RuntimeException e) {
      throw corrupt(path, "is no Parquet file or is cut off");
    }
  }

  private static Refusal corrupt(Path path, String what) {
    return new Refusal(Fault.FILE_CORRUPT, path + ": " + what);
  }

  /** Longitude and latitude where nothing is said; none where the system is said to be unknown. */
  private static Optional<CoordinateSystem> system(Path path, JsonNode column) {
    if (!column.has("crs")) {
      return Optional.of(CoordinateSystem.WGS84);
    }
    JsonNode crs = column.path("crs");
    if (crs.isNull()) {
      return Optional.empty();
    }
    String authority = crs.path("id").path("authority").asText();
    String code = crs.path("id").path("code").asText();
    if (authority.equals("OGC") && code.equals("CRS84")) {
      return Optional.of(CoordinateSystem.WGS84);
    }
    if (!authority.equals("EPSG") || !code.matches("[0-9]{1,7}")) {
      throw new Refusal(
          Fault.CRS_UNKNOWN,
          "%s: the system is \"%s\" of \"%s\", expected a code of EPSG"
              .formatted(path, code, authority));
    }
    return Optional.of(CoordinateSystem.ofEpsg(Integer.parseInt(code)));
  }

  @Override
  public Optional<CoordinateSystem> system() {
    return system;
  }

  @Override
  public void forEach(Consumer<ParcelRow> rows) {
    try (ParquetGroups groups = open(path)) {
      MessageType schema = groups.schema();
      List<ParquetColumn> attributes =
          IntStream.range(0, schema.getFieldCount())
              .filter(
                  i -> schema.getType(i).isPrimitive() && !schema.getFieldName(i).equals(geometry))
              .mapToObj(i -> new ParquetColumn(schema.getType(i), i))
              .toList();
      int number = 1;
      for (Optional<Group> record = groups.next(); record.isPresent(); record = groups.next()) {
        rows.accept(row(number++, record.get(), attributes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw e instanceof Refusal ? e : corrupt(path, "is damaged");
    }
  }

  private ParcelRow row(int number, Group record, List<ParquetColumn> columns) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (ParquetColumn column : columns) {
      String text = column.text(record);
      if (text != null && !text.isEmpty()) {
        attributes.put(column.name(), text);
      }
    }
    Optional<byte[]> bytes =
        record.getFieldRepetitionCount(geometry) == 0
            ? Optional.empty()
            : Optional.of(record.getBinary(geometry, 0).getBytes());
    return new ParcelRow(number, attributes, () -> outline(bytes));
  }

  private static Outline outline(Optional<byte[]> bytes) {
    return WellKnownBinary.read(
        ByteBuffer.wrap(
            bytes.orElseThrow(() -> new Refusal(Fault.GEOM_EMPTY, "the row has no geometry"))));
  }
}
