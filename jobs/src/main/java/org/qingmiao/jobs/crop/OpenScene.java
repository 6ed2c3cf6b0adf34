// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.qingmiao.geo.raster.CloudMask;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.raster.Grid;
import org.qingmiao.geo.raster.Layer;
import org.qingmiao.geo.raster.Measure;
import org.qingmiao.geo.raster.Scale;
import org.qingmiao.geo.raster.Scene;
import org.qingmiao.geo.raster.SpectralIndex;
import org.qingmiao.geo.tiff.FileRead;

/** A scene with its files, each of which is opened once. */
final class OpenScene implements Closeable {
  /** The band whose cells are those of the scene; others lie on them, or are twice as large. */
  static final String GRID_BAND = SpectralIndex.NDVI.firstBand();

  /** Bands that a scene needs; with more of them there it tells more. */
  static final List<String> BANDS =
      List.of(GRID_BAND, SpectralIndex.NDVI.secondBand(), CloudMask.BAND);

  /** How far clouds fray, in metres; two cells of the 20 m classification. */
  private static final double CLOUD_REACH_M = 40;

  private final Path data;
  private final Map<String, FileRead> files = new TreeMap<>();
  private final Map<String, GeoTiff> rasters = new HashMap<>();
  private List<SpectralIndex> indices = List.of();
  private List<String> layers = List.of();
  private Optional<Scene> scene = Optional.empty();

  private OpenScene(Path data) {
    this.data = data;
  }

  /** Whether the bands suffice. */
  static boolean isWhole(List<Row> bands) {
    return bands.stream().map(band -> band.<String>getAs("band")).toList().containsAll(BANDS);
  }

  /**
   * The scene of bands that suffice.
   *
   * @param data folder below which files lie
   * @param bands rows with band, href, file_band, scale and offset
   */
  static OpenScene of(Path data, List<Row> bands) {
    OpenScene open = new OpenScene(data);
    try {
      open.scene = Optional.of(open.read(bands));
      return open;
    } catch (IOException e) {
      open.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  /** What its bands can tell. */
  List<SpectralIndex> indices() {
    return indices;
  }

  /** The same as what is measured in the scene. */
  List<Measure> measures() {
    return indices.stream()
        .map(i -> i.of(layers.indexOf(i.firstBand()), layers.indexOf(i.secondBand())))
        .toList();
  }

  /** The scene, whose first layers are the bands of NDVI in its order; as long as it is open. */
  Scene scene() {
    return scene.orElseThrow();
  }

  @Override
  public void close() {
    for (FileRead file : files.values()) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Scene read(List<Row> all) throws IOException {
    Map<String, Row> bands = new TreeMap<>();
    all.forEach(band -> bands.put(band.getAs("band"), band));
    indices = SpectralIndex.possibleWith(bands.keySet());
    layers = SpectralIndex.bandsOf(indices);
    Grid grid = raster(bands.get(GRID_BAND)).grid();
    List<Layer> reflectances = new ArrayList<>();
    for (String band : layers) {
      reflectances.add(layer(bands.get(band), grid));
    }
    Layer classes = layer(bands.get(CloudMask.BAND), grid);
    int reach = (int) Math.round(CLOUD_REACH_M / classes.raster().grid().dx());
    return new Scene(grid, reflectances, Optional.of(new CloudMask(classes, reach)));
  }

  private GeoTiff raster(Row band) throws IOException {
    String href = band.getAs("href");
    GeoTiff raster = rasters.get(href);
    if (raster == null) {
      FileRead file = FileRead.of(data.resolve(href));
      files.put(href, file);
      raster = GeoTiff.open(href, file);
      rasters.put(href, raster);
    }
    return raster;
  }

  private Layer layer(Row band, Grid grid) throws IOException {
    double factor = band.<Double>getAs("scale");
    double offset = band.<Double>getAs("offset");
    return Layer.on(
        grid,
        raster(band),
        (int) (band.<Long>getAs("file_band") - 1),
        new Scale(factor, offset * factor));
  }
}
