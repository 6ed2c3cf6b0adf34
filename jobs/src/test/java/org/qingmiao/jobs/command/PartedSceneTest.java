// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
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

/** A scene in one file, and the same as Sentinel-2 comes: a file a band, two of them at 20 m. */
@ExtendWith(SparkTest.class)
class PartedSceneTest {
  private static final int EPSG = 32_650;
  private static final int WIDE = 16;
  private static final String DAY = DemoBook.BUSINESS_DATE.toString();

  @TempDir static Path folder;

  @Test
  void tellsTheSameInOneFileAndInMany(SparkSession spark) throws IOException {
    Path data = folder.resolve("landing");
    deliverParcel(Files.createDirectories(data.resolve("parcel").resolve(DAY)));
    deliverScenes(Files.createDirectories(data.resolve("scene").resolve(DAY)));
    TrialLake trial =
        TrialLake.of(spark, Path.of("..", "conf", "demo.yaml"), folder, "data=" + data);
    List<Job> jobs =
        Stream.of("ingest-parcel", "ingest-scene", "measure-parcels").map(trial::job).toList();
    assertThat(trial.run(jobs, DemoBook.BUSINESS_DATE, Runner.Repeat.SKIP))
        .isEqualTo(ExitCode.DONE);

    assertThat(trial.rows(Scenes.TABLE).where("scene_id = 'PARTS'").select("href").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrder(
            Stream.of("B02", "B04", "B08", "B11", "SCL")
                .map(band -> "scene/%s/%s.tif".formatted(DAY, band))
                .toArray(String[]::new));
    List<Row> whole = measures(trial, "WHOLE");
    assertThat(whole).extracting(row -> row.getString(0)).containsExactly("EVI2", "NDMI", "NDVI");
    assertThat(whole).allSatisfy(row -> assertThat(row.getDouble(2)).isBetween(0.3, 0.9));
    assertThat(measures(trial, "PARTS")).isEqualTo(whole);
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
      digests.add(CanonicalJson.sha256(Files.readAllBytes(folder.resolve(file))));
    }
    return "%s,%s,%s,%s,2024-05-04T02:55:00Z,2024-05-05T06:00:00Z,0,U,S2MSI2A,Sentinel-2A,05.10,0,4.2,"
        .formatted(scene, String.join("|", files), String.join("|", digests), bands);
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
