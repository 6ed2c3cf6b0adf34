// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.qingmiao.geo.CoordinateChange;
import org.qingmiao.geo.CoordinateSystem;

/** Outlines and pictures of parcels, each in the coordinate system of the scene that shows it. */
final class ParcelPictures {
  /** Edges of an outline are bent as the projection bends them, to a metre. */
  private static final double CHORD_M = 1;

  private final Path data;

  /** By scene and version. */
  private final Map<String, List<Row>> bands;

  private final Map<String, SeenGrid> grids = new HashMap<>();

  /**
   * Pictures of the scenes of some bands.
   *
   * @param data folder below which their files lie
   * @param bands rows of raw.scene
   */
  ParcelPictures(Path data, List<Row> bands) {
    this.data = data;
    this.bands =
        bands.stream()
            .collect(
                Collectors.groupingBy(
                    band -> name(band.getAs("scene_id"), band.<Long>getAs("version"))));
  }

  private static String name(String scene, long version) {
    return scene + " " + version;
  }

  /** Puts outline and picture of a parcel into its card; the picture only where there is one. */
  void add(ShownParcel parcel, Map<String, Object> card) {
    Geometry lonLat = lonLat(parcel);
    Optional<List<Row>> scene = parcel.sight().flatMap(this::scene);
    Optional<SeenGrid> grid = scene.map(this::grid).filter(seen -> !seen.system().isGeographic());
    CoordinateSystem system = grid.map(SeenGrid::system).orElseGet(() -> metres(lonLat));
    Geometry laid = CoordinateChange.between(CoordinateSystem.WGS84, system).of(lonLat, CHORD_M);
    card.put("outline", OutlineInMetres.of(laid));
    if (grid.isPresent()) {
      try (OpenScene open = OpenScene.of(data, scene.orElseThrow())) {
        ParcelPicture.of(open.scene(), laid.getEnvelopeInternal())
            .ifPresent(picture -> put(picture, card));
      }
    }
  }

  /** The bands of a scene, where all are there that are needed. */
  private Optional<List<Row>> scene(Row sight) {
    String name = name(sight.getAs("scene_id"), sight.<Long>getAs("scene_version"));
    return Optional.ofNullable(bands.get(name)).filter(OpenScene::isWhole);
  }

  private static void put(ParcelPicture picture, Map<String, Object> card) {
    card.put("columns", (long) picture.columns());
    card.put("rows", (long) picture.rows());
    card.put("cell_width_m", picture.cellWidth());
    card.put("cell_height_m", picture.cellHeight());
    card.put("west_m", picture.west());
    card.put("north_m", picture.north());
    card.put("cells", picture.bytes());
    card.put("step_cells", picture.counts().toArray());
  }

  private SeenGrid grid(List<Row> scene) {
    Row band =
        scene.stream()
            .filter(b -> b.getAs("band").equals(OpenScene.GRID_BAND))
            .findFirst()
            .orElseThrow();
    return grids.computeIfAbsent(
        band.getAs("grid_id"), id -> SeenGrid.of(id, data.resolve(band.<String>getAs("href"))));
  }

  private static CoordinateSystem metres(Geometry lonLat) {
    Coordinate middle = lonLat.getEnvelopeInternal().centre();
    return CoordinateSystem.utmAt(middle.x, middle.y);
  }

  private static Geometry lonLat(ShownParcel parcel) {
    try {
      return new WKBReader().read(parcel.outline().<byte[]>getAs("geom_wkb"));
    } catch (ParseException e) {
      throw new IllegalStateException(
          "raw.parcel: the outline of %s is no well-known binary".formatted(parcel.id()), e);
    }
  }
}
