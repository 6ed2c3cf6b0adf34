// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.qingmiao.features.crop.ParcelMeasures;
import org.qingmiao.features.source.Scenes;
import org.qingmiao.geo.CoordinateChange;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.demo.DemoBook;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.run.Runner;
import org.qingmiao.models.train.CanonicalJson;

/**
 * A scene in one file, the same as Sentinel-2 comes, a file a band and two of them at 20 m, and the
 * same once more as a catalogue describes it.
 */
@ExtendWith(SparkTest.class)
class PartedSceneTest {
  private static final int EPSG = 32_650;
  private static final int WIDE = 16;
  private static final String DAY = DemoBook.BUSINESS_DATE.toString();

  /** As Earth Search writes it, but for what a reader passes over. */
  private static final String ITEM =
      """
      {"type": "Feature", "stac_version": "1.0.0", "id": "ITEM", "collection": "sentinel-2-l2a",
       "geometry": null,
       "properties": {"datetime": "2024-05-04T02:55:09.024Z", "created": "2024-05-05T06:00:00Z",
         "platform": "sentinel-2a", "s2:processing_baseline": "05.10", "view:off_nadir": 4.2,
         "eo:cloud_cover": 12.5, "proj:epsg": 32650},
       "assets": {
         "visual": {"href": "https://archive.example/ITEM/TCI.tif", "type": "image/tiff",
           "eo:bands": [{"name": "red"}, {"name": "green"}, {"name": "blue"}]},
         "thumbnail": {"href": "https://archive.example/ITEM/preview.jpg", "type": "image/jpeg"},
         "blue": {"href": "https://archive.example/ITEM/B02.tif?signed=1",
           "type": "image/tiff; application=geotiff; profile=cloud-optimized",
           "eo:bands": [{"name": "blue", "common_name": "blue"}]},
         "red": {"href": "./B04.tif", "file:checksum": "1220%s",
           "eo:bands": [{"name": "B04", "common_name": "red"}],
           "raster:bands": [{"scale": 0.0001, "offset": -0.1}]},
         "nir": {"href": "B08.tif", "eo:bands": [{"name": "nir"}]},
         "swir16": {"href": "B11.tif", "eo:bands": [{"name": "swir16"}]},
         "scl": {"href": "SCL.tif", "type": "image/tiff"}}}
      """;

  @TempDir static Path folder;
  private static TrialLake manifest;

  @BeforeAll
  static void deliverAndMeasure(SparkSession spark) throws IOException {
    Path data = folder.resolve("landing");
    deliverParcel(Files.createDirectories(data.resolve("parcel").resolve(DAY)));
    deliverScenes(Files.createDirectories(data.resolve("scene").resolve(DAY)));
    manifest = measured(spark, "ingest-scene", folder.resolve("manifest"));
  }

  @Test
  void tellsTheSameInOneFileAndInMany() {
    assertThat(hrefs(manifest, "PARTS")).containsExactlyInAnyOrder(files(""));
    List<Row> whole = measures(manifest, "WHOLE");
    assertThat(whole).extracting(row -> row.getString(0)).containsExactly("EVI2", "NDMI", "NDVI");
    assertThat(whole).allSatisfy(row -> assertThat(row.getDouble(2)).isBetween(0.3, 0.9));
    assertThat(measures(manifest, "PARTS")).isEqualTo(whole);
  }

  @Test
  void tellsTheSameAsAnItemOfACatalogue(SparkSession spark) {
    TrialLake stac =
        measured(
            spark,
            "ingest-scene-stac",
            folder.resolve("stac"),
            "sources=[sources/enterprise.yaml, sources/loan.yaml, sources/repayment.yaml, sources/parcel.yaml, sources/scene_stac.yaml]",
            "credit.groups=[loan]");
    assertThat(hrefs(stac, "ITEM")).containsExactlyInAnyOrder(files("ITEM/"));
    assertThat(stac.job("ingest-scene-stac").files(DemoBook.BUSINESS_DATE))
        .containsOnlyKeys(
            Stream.of("item.json", "B02.tif", "B08.tif", "B11.tif", "SCL.tif")
                .map(file -> "scene/%s/ITEM/%s".formatted(DAY, file))
                .toArray(String[]::new));
    assertThat(measures(stac, "ITEM")).isNotEmpty().isEqualTo(measures(manifest, "PARTS"));
    assertThat(
            stac.rows(Scenes.TABLE)
                .select("sensed_at", "version", "baseline", "view_zenith_deg", "cloud_share")
                .distinct()
                .collectAsList())
        .containsExactly(
            RowFactory.create(
                Timestamp.from(Instant.parse("2024-05-04T02:55:09.024Z")),
                510L,
                "05.10",
                4.2,
                0.125));
  }

  private static TrialLake measured(
      SparkSession spark, String ingest, Path lake, String... settings) {
    List<String> all = new ArrayList<>(List.of(settings));
    all.add("data=" + folder.resolve("landing"));
    TrialLake trial =
        TrialLake.of(spark, Path.of("..", "conf", "demo.yaml"), lake, all.toArray(String[]::new));
    List<Job> jobs = Stream.of("ingest-parcel", ingest, "measure-parcels").map(trial::job).toList();
    assertThat(trial.run(jobs, DemoBook.BUSINESS_DATE, Runner.Repeat.SKIP))
        .isEqualTo(ExitCode.DONE);
    return trial;
  }

  private static String[] files(String below) {
    return Stream.of("B02", "B04", "B08", "B11", "SCL")
        .map(band -> "scene/%s/%s%s.tif".formatted(DAY, below, band))
        .toArray(String[]::new);
  }

  private static List<String> hrefs(TrialLake trial, String scene) {
    return trial
        .rows(Scenes.TABLE)
        .where("scene_id = '%s'".formatted(scene))
        .select("href")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private static List<Row> measures(TrialLake trial, String scene) {
    return trial
        .rows(ParcelMeasures.TABLE)
        .where("scene_id = '%s'".formatted(scene))
        .select("measure", "mean", "valid_share", "cloud_share", "cells", "grade")
        .orderBy("measure")
        .collectAsList();
  }

  /** A field of 120 m by 120 m in the middle of the scene. */
  private static void deliverParcel(Path target) throws IOException {
    var field =
        CoordinateChange.between(CoordinateSystem.ofEpsg(EPSG), CoordinateSystem.WGS84)
            .of(
                new GeometryFactory()
                    .toGeometry(new Envelope(500_020, 500_140, 3_999_860, 3_999_980)),
                1);
    List<String> corners = new ArrayList<>();
    for (Coordinate corner : field.getCoordinates()) {
      corners.add("[%s,%s]".formatted(corner.x, corner.y));
    }
    Files.writeString(
        target.resolve("parcel.geojson"),
        """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"地块编码":"990110000000200","统一代码":"93990110QM00000264","起始日期":"2022-05-04","登记时间":"2022-05-08 10:00:00","版本":"0","操作":"U","申报面积(亩)":"21.6","作物":"小麦","坐标基准":"CGCS2000"},"geometry":{"type":"Polygon","coordinates":[[%s]]}}
        ]}
        """
            .formatted(String.join(",", corners)));
  }

  private static void deliverScenes(Path target) throws IOException {
    int[][] blue = cells(WIDE, (row, column) -> 30 + column % 3);
    int[][] red = cells(WIDE, (row, column) -> 40 + (row + column) % 7);
    int[][] near = cells(WIDE, (row, column) -> 180 + (row * column) % 11);
    int[][] short20 = cells(WIDE / 2, (row, column) -> 60 + (row + 2 * column) % 5);
    // One cloud at the edge.
    int[][] classes20 = cells(WIDE / 2, (row, column) -> row == 0 && column == 3 ? 9 : 4);
    SmallRaster.write(
        target.resolve("whole.tif"), EPSG, blue, red, near, doubled(short20), doubled(classes20));
    SmallRaster.write(target.resolve("B02.tif"), EPSG, blue);
    SmallRaster.write(target.resolve("B04.tif"), EPSG, red);
    SmallRaster.write(target.resolve("B08.tif"), EPSG, near);
    SmallRaster.write(target.resolve("B11.tif"), EPSG, 20, short20);
    SmallRaster.write(target.resolve("SCL.tif"), EPSG, 20, classes20);
    Path item = Files.createDirectory(target.resolve("ITEM"));
    for (String band : List.of("B02.tif", "B04.tif", "B08.tif", "B11.tif", "SCL.tif")) {
      Files.copy(target.resolve(band), item.resolve(band));
    }
    Files.writeString(item.resolve("item.json"), ITEM.formatted(digest(target.resolve("B04.tif"))));
    Files.write(
        target.resolve("scenes.csv"),
        List.of(
            "scene,file,sha256,bands,sensed,available,version,op,collection,platform,baseline,offset,view_zenith,cloud_pct",
            line(target, "WHOLE", "B02 B04 B08 B11 SCL", "whole.tif"),
            line(
                target,
                "PARTS",
                "B02|B04|B08|B11|SCL",
                "B02.tif",
                "B04.tif",
                "B08.tif",
                "B11.tif",
                "SCL.tif")));
  }

  private static String line(Path folder, String scene, String bands, String... files)
      throws IOException {
    List<String> digests = new ArrayList<>();
    for (String file : files) {
      digests.add(digest(folder.resolve(file)));
    }
    return "%s,%s,%s,%s,2024-05-04T02:55:00Z,2024-05-05T06:00:00Z,0,U,S2MSI2A,Sentinel-2A,05.10,0,4.2,"
        .formatted(scene, String.join("|", files), String.join("|", digests), bands);
  }

  private static String digest(Path file) throws IOException {
    return CanonicalJson.sha256(Files.readAllBytes(file));
  }

  private static int[][] doubled(int[][] wide) {
    return cells(2 * wide.length, (row, column) -> wide[row / 2][column / 2]);
  }

  private static int[][] cells(int width, IntBinaryOperator number) {
    int[][] cells = new int[width][width];
    for (int row = 0; row < width; row++) {
      for (int column = 0; column < width; column++) {
        cells[row][column] = number.applyAsInt(row, column);
      }
    }
    return cells;
  }
}
