// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * A file of parcels: the coordinate system it names, and its rows. Formats that need a library of
 * Spark's, such as GeoParquet, are read elsewhere.
 */
public interface ParcelFile {

  /** The system that the file names; empty where it names none. */
  Optional<CoordinateSystem> system();

  /**
   * Hands over every row in the order of the file.
   *
   * @throws Refusal where the file is damaged; rows handed over before then must not be used
   */
  void forEach(Consumer<ParcelRow> rows);

  /** The file at a path, by the ending of its name; of several layers the only one. */
  static ParcelFile at(Path path) {
    return at(path, Optional.empty());
  }

  /** The same, with the name of the layer to read from a GeoPackage. */
  static ParcelFile at(Path path, String layer) {
    return at(path, Optional.of(layer));
  }

  private static ParcelFile at(Path path, Optional<String> layer) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".gpkg")) {
      return GeoPackage.at(path, layer);
    }
    if (layer.isPresent()) {
      throw new Refusal(
          Fault.FILE_LAYER,
          "%s: layer \"%s\" named, but only a GeoPackage has layers".formatted(path, layer.get()));
    }
    if (name.endsWith(".shp")) {
      return Shapefile.at(path);
    }
    if (name.endsWith(".geojson") || name.endsWith(".json")) {
      return GeoJsonFile.at(path);
    }
    throw new Refusal(
        Fault.FILE_CORRUPT,
        "%s: expected a name that ends in .gpkg, .shp, .geojson or .json".formatted(path));
  }
}
