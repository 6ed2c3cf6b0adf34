// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * A feature collection in GeoJSON, RFC 7946.
 *
 * <p>Coordinates are longitude and latitude, unless a member {@code crs}, which the RFC dropped and
 * many programs still write, names an EPSG code. Features are read one after the other. {@code
 * NaN}, which Python writes and JSON forbids, costs the row and not the file.
 */
public final class GeoJsonFile implements ParcelFile {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build())
          .build();

  /** {@code EPSG:4549} or {@code urn:ogc:def:crs:EPSG:6.9:4549}. */
  private static final Pattern EPSG =
      Pattern.compile("(?:urn:ogc:def:crs:)?EPSG:(?:[0-9.]*:)?([0-9]{1,7})");

  private final Path path;
  private final CoordinateSystem system;

  private GeoJsonFile(Path path, CoordinateSystem system) {
    this.path = path;
    this.system = system;
  }

  static GeoJsonFile at(Path path) {
    Optional<JsonNode> crs = new GeoJsonFile(path, CoordinateSystem.WGS84).member("crs");
    return new GeoJsonFile(
        path,
        crs.filter(node -> !node.isNull())
            .map(node -> named(path, node.path("properties").path("name").asText()))
            .orElse(CoordinateSystem.WGS84));
  }

  private static CoordinateSystem named(Path path, String name) {
    Matcher epsg = EPSG.matcher(name);
    if (epsg.matches()) {
      return CoordinateSystem.ofEpsg(Integer.parseInt(epsg.group(1)));
    }
    if (name.endsWith("CRS84")) {
      return CoordinateSystem.WGS84;
    }
    throw new Refusal(
        Fault.CRS_UNKNOWN,
        "%s: crs is \"%s\", expected a name such as EPSG:4549".formatted(path, name));
  }

  @Override
  public Optional<CoordinateSystem> system() {
    return Optional.of(system);
  }

  @Override
  public void forEach(Consumer<ParcelRow> rows) {
    boolean found =
        search(
            "features",
            json -> {
              expect(json.currentToken() == JsonToken.START_ARRAY, "features is no list");
              for (int row = 1; json.nextToken() != JsonToken.END_ARRAY; row++) {
                JsonNode feature = json.readValueAsTree();
                expect(feature.isObject(), "feature %d is no object".formatted(row));
                rows.accept(
                    new ParcelRow(
                        row, attributes(feature), () -> outline(feature.path("geometry"))));
              }
            });
    expect(found, "no member \"features\", expected a FeatureCollection");
  }

  private Optional<JsonNode> member(String name) {
    List<JsonNode> found = new ArrayList<>();
    search(name, json -> found.add(json.readValueAsTree()));
    return found.stream().findFirst();
  }

  /** Reads the whole file, so that one which breaks off is refused. */
  private boolean search(String name, Reading reading) {
    boolean found = false;
    try (JsonParser json = JSON.createParser(path.toFile())) {
      expect(json.nextToken() == JsonToken.START_OBJECT, "no JSON object");
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals(name)) {
          reading.at(json);
          found = true;
        } else {
          json.skipChildren();
        }
      }
      expect(json.nextToken() == null, "text after the end of the collection");
      return found;
    } catch (IOException e) {
      throw new Refusal(Fault.FILE_CORRUPT, "%s: %s".formatted(path, e.getMessage()), e);
    }
  }

  private interface Reading {
    void at(JsonParser json) throws IOException;
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new Refusal(Fault.FILE_CORRUPT, "%s: %s".formatted(path, otherwise));
    }
  }

  private static Map<String, String> attributes(JsonNode feature) {
    Map<String, String> attributes = new LinkedHashMap<>();
    if (feature.hasNonNull("id")) {
      attributes.put("id", feature.get("id").asText());
    }
    for (Map.Entry<String, JsonNode> property : feature.path("properties").properties()) {
      JsonNode value = property.getValue();
      if (!value.isNull()) {
        attributes.put(property.getKey(), value.isValueNode() ? value.asText() : value.toString());
      }
    }
    return attributes;
  }

  private static Outline outline(JsonNode geometry) {
    if (geometry.isNull() || geometry.isMissingNode()) {
      throw new Refusal(Fault.GEOM_EMPTY, "the feature has no geometry");
    }
    JsonNode coordinates = geometry.path("coordinates");
    return switch (geometry.path("type").asText()) {
      case "Polygon" -> new Outline(List.of(rings(coordinates)));
      case "MultiPolygon" -> {
        List<List<CoordinateSequence>> polygons = new ArrayList<>();
        list(coordinates).forEach(polygon -> polygons.add(rings(polygon)));
        yield new Outline(polygons);
      }
      default ->
          throw new Refusal(
              Fault.GEOM_TYPE,
              "geometry of type \"%s\", expected Polygon or MultiPolygon"
                  .formatted(geometry.path("type").asText()));
    };
  }

  private static List<CoordinateSequence> rings(JsonNode polygon) {
    List<CoordinateSequence> rings = new ArrayList<>();
    for (JsonNode ring : list(polygon)) {
      double[] xy = new double[2 * list(ring).size()];
      for (int i = 0; i < ring.size(); i++) {
        JsonNode position = ring.get(i);
        xy[2 * i] = number(position, 0);
        xy[2 * i + 1] = number(position, 1);
      }
      rings.add(new PackedCoordinateSequence.Double(xy, 2, 0));
    }
    return rings;
  }

  private static JsonNode list(JsonNode node) {
    if (!node.isArray()) {
      throw new Refusal(Fault.GEOM_CORRUPT, "coordinates are not nested as their type asks");
    }
    return node;
  }

  private static double number(JsonNode position, int index) {
    JsonNode number = position.path(index);
    if (!number.isNumber()) {
      throw new Refusal(
          Fault.GEOM_CORRUPT, "position %s, expected two numbers".formatted(position));
    }
    return number.asDouble();
  }
}
