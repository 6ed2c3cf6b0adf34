// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An item of a STAC catalogue (SpatioTemporal Asset Catalog, 1.0 and 1.1) as a manifest of one
 * line; its GeoTIFF files lie beside it, in a folder of the item's own, whatever address they have
 * in the catalogue. Assets whose file was not fetched are left out.
 *
 * <pre>
 * scene, collection     id and collection of the item
 * file, bands, sha256   assets that are GeoTIFF, each with its bands, and what file:checksum says if
 *                       that is a SHA-256; else the digest that the file has
 * offset                counts that the red band states to be added (raster:bands, raster:offset)
 * datetime, created, platform, eo:cloud_cover, ...   the properties, by their own names
 * </pre>
 *
 * <p>A band is named by its asset or by its place in the spectrum; {@code B02} and {@code blue} are
 * one. A picture for the eye, whose bands come in files of their own too, is left out.
 */
final class StacItem implements Records {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  /** The names that catalogues give the bands of Sentinel-2 (extension eo, and Earth Search). */
  private static final Map<String, String> NAMES =
      Map.of(
          "blue", "B02", "green", "B03", "red", "B04", "nir", "B08", "swir16", "B11", "scl", "SCL");

  private static final Set<String> KNOWN = Set.copyOf(NAMES.values());
  private static final String RED = "B04";

  /** How a multihash begins that is a SHA-256 of 32 bytes. */
  private static final String SHA256 = "1220";

  private final List<String> wanted;
  private final JsonNode item;
  private final List<Asset> assets;
  private Map<String, String> cells = Map.of();
  private boolean isRead;

  /**
   * A file and its bands.
   *
   * @param stated SHA-256 that the catalogue states, or the empty text
   */
  private record Asset(Path file, String stated, List<String> bands, JsonNode node) {
    String name() {
      return file.getFileName().toString();
    }

    String sha256() {
      return stated.isEmpty() ? Delivery.digest(file) : stated;
    }
  }

  /**
   * Reads an item, but none of its pictures.
   *
   * @param folder in which it lies
   * @throws StructureFault where it is none
   */
  StacItem(InputStream bytes, Path folder, List<String> wanted) throws IOException {
    this.wanted = wanted;
    this.item = read(bytes);
    this.assets = assets(item.path("assets"), folder);
  }

  private static JsonNode read(InputStream bytes) throws IOException {
    try (bytes) {
      JsonNode item = JSON.readTree(bytes);
      if (item.path("type").asText().equals("Feature") && item.path("assets").isObject()) {
        return item;
      }
    } catch (JsonProcessingException e) {
      throw new StructureFault("is not valid JSON; deliver it again");
    }
    throw new StructureFault(
        "is no STAC item; expected an object of type Feature with assets, a file for each item");
  }

  /** The files whose content no digest in the item vouches for. */
  List<Path> unvouched() {
    return assets.stream().filter(asset -> asset.stated().isEmpty()).map(Asset::file).toList();
  }

  /** Those of one band first, so that a picture of several of them finds its bands taken. */
  private static List<Asset> assets(JsonNode all, Path folder) {
    List<Asset> candidates = new ArrayList<>();
    all.properties().stream()
        .filter(asset -> isGeoTiff(asset.getValue()))
        .map(asset -> asset(asset.getKey(), asset.getValue(), folder))
        .filter(asset -> Files.isRegularFile(asset.file(), LinkOption.NOFOLLOW_LINKS))
        .filter(asset -> asset.bands().stream().anyMatch(KNOWN::contains))
        .forEach(candidates::add);
    candidates.sort((a, b) -> Integer.compare(a.bands().size(), b.bands().size()));
    Set<String> taken = new HashSet<>();
    List<Asset> assets = new ArrayList<>();
    for (Asset asset : candidates) {
      if (asset.bands().stream().noneMatch(taken::contains)) {
        taken.addAll(asset.bands());
        assets.add(asset);
      }
    }
    return assets;
  }

  private static boolean isGeoTiff(JsonNode asset) {
    return asset.path("type").asText("image/tiff").startsWith("image/tiff")
        && file(asset).toLowerCase(Locale.ROOT).matches(".*\\.tiff?");
  }

  private static Asset asset(String key, JsonNode node, Path folder) {
    String stated = node.path("file:checksum").asText();
    return new Asset(
        folder.resolve(file(node)),
        stated.startsWith(SHA256) ? stated.substring(SHA256.length()) : "",
        bands(key, node),
        node);
  }

  /** The last part of its address. */
  private static String file(JsonNode asset) {
    String address = asset.path("href").asText().replaceFirst("[?#].*", "");
    // No file has a NUL in its name, and a path with one could not even be asked for.
    return address.substring(address.lastIndexOf('/') + 1).replace("\0", "");
  }

  private static List<String> bands(String key, JsonNode asset) {
    JsonNode named = asset.has("bands") ? asset.path("bands") : asset.path("eo:bands");
    List<String> bands = new ArrayList<>();
    for (JsonNode band : named) {
      bands.add(name(Stream.of(text(band.path("name")), text(commonName(band)), key)));
    }
    return bands.isEmpty() ? List.of(name(Stream.of(key))) : bands;
  }

  private static JsonNode commonName(JsonNode band) {
    return band.has("eo:common_name") ? band.path("eo:common_name") : band.path("common_name");
  }

  /** The first that is the name of a band, else the first. */
  private static String name(Stream<String> names) {
    List<String> all = names.filter(name -> name != null && !name.isEmpty()).toList();
    return all.stream()
        .map(name -> NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), name))
        .filter(KNOWN::contains)
        .findFirst()
        .orElse(all.get(0).replaceAll("[ |]", "_"));
  }

  /** Stated as reflectance to be added, it becomes counts; -0.1 at 0.0001 a count is -1000. */
  private static String offset(List<Asset> assets) {
    for (Asset asset : assets) {
      int place = asset.bands().indexOf(RED);
      if (place >= 0) {
        String offset = raster(asset.node(), place, "offset");
        String scale = raster(asset.node(), place, "scale");
        return offset.isEmpty() || scale.isEmpty() || new BigDecimal(scale).signum() == 0
            ? offset
            : new BigDecimal(offset)
                .divide(new BigDecimal(scale), MathContext.DECIMAL64)
                .stripTrailingZeros()
                .toPlainString();
      }
    }
    return "";
  }

  /** What is said of a band's numbers: in 1.0 in a list beside, in 1.1 of the band or its asset. */
  private static String raster(JsonNode asset, int place, String name) {
    return Stream.of(
            asset.path("raster:bands").path(place).path(name),
            asset.path("bands").path(place).path("raster:" + name),
            asset.path("raster:" + name))
        .filter(JsonNode::isNumber)
        .findFirst()
        .map(StacItem::text)
        .orElse("");
  }

  private static String joined(List<Asset> assets, Function<Asset, String> part) {
    return assets.stream().map(part).collect(Collectors.joining("|"));
  }

  /** A missing member and a null are no text. */
  private static String text(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return node.isNumber()
        ? JsonRecords.number(node.decimalValue().toString())
        : node.isValueNode() ? node.asText() : node.toString();
  }

  @Override
  public boolean next() {
    boolean isFirst = !isRead;
    isRead = true;
    if (isFirst) {
      cells = new LinkedHashMap<>();
      wanted.forEach(name -> cells.put(name, text(item.path("properties").path(name))));
      cells.put("scene", text(item.path("id")));
      cells.put("collection", text(item.path("collection")));
      cells.put("file", joined(assets, Asset::name));
      cells.put("sha256", joined(assets, Asset::sha256));
      cells.put("bands", joined(assets, asset -> String.join(" ", asset.bands())));
      cells.put("offset", offset(assets));
    }
    return isFirst;
  }

  @Override
  public long line() {
    return 1;
  }

  @Override
  public String cell(int column) {
    return cells.get(wanted.get(column));
  }

  @Override
  public String fault() {
    return "";
  }

  /** Of a catalogue's many properties only those are taken that a mapping names. */
  @Override
  public Map<String, String> others() {
    return Map.of();
  }

  @Override
  public String whole() {
    return item.toString();
  }

  /** A property that is not known of every item is left out of some. */
  @Override
  public List<String> absent() {
    return List.of();
  }

  @Override
  public List<String> unwanted() {
    return List.of();
  }

  @Override
  public List<String> names() {
    return item.path("properties").properties().stream().map(Map.Entry::getKey).toList();
  }

  @Override
  public void close() {
    // It was read as a whole.
  }
}
