// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Refusal;
import org.qingmiao.jobs.command.SmallRaster;

/**
 * The one jar for {@code spark-submit}, behind the jars of a cluster and without our classes.
 *
 * <p>GeoTools finds its EPSG database and its projections by files under META-INF/services; a jar
 * that loses one of them knows no system.
 */
@Tag("process")
class AssembledJarTest {
  private static final Path TARGET = Launcher.HOME.resolve("jobs/target");

  @TempDir private Path folder;

  /** Codes, names and axes are those of geo_crs_axes.csv. */
  @Test
  void knowsEveryCoordinateSystem() throws IOException {
    List<String> arguments = new ArrayList<>(List.of(Systems.class.getName()));
    List<String> expected = new ArrayList<>();
    for (NamedCsvRecord row : golden()) {
      String code = row.getField("epsg");
      boolean isUsable = row.getField("forced_axes").equals("EAST_NORTH");
      arguments.add(code);
      expected.add(code + " " + (isUsable ? row.getField("name") : "CRS_AXIS_ORDER"));
    }
    Launcher.Ended ended = java(arguments);
    assertThat(ended.text().lines()).containsAll(expected);
    assertThat(ended.code()).isZero();
  }

  /** The whole raster, five cells with values 1 to 5 and one without; it lies at 36.14 N, 117 E. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4326  | [116,36],[118,36],[118,37],[116,37],[116,36]",
        "4490  | [116,36],[118,36],[118,37],[116,37],[116,36]",
        "32650 |"
            + " [500000,3999980],[500030,3999980],[500030,4000000],[500000,4000000],[500000,3999980]"
      })
  void measuresZonesOfEverySystem(int epsg, String ring) throws IOException {
    Path raster =
        SmallRaster.write(
            folder.resolve("small.tif"), 32_650, new int[][] {{1, 2, 3}, {4, 5, 255}});
    Path zones =
        Files.writeString(
            folder.resolve("zones.geojson"),
            """
            {"type": "FeatureCollection",
             "crs": {"type": "name", "properties": {"name": "EPSG:%d"}},
             "features": [{"type": "Feature", "properties": {},
               "geometry": {"type": "Polygon", "coordinates": [[%s]]}}]}
            """
                .formatted(epsg, ring));
    Path out = folder.resolve("out.csv");

    Launcher.Ended ended =
        java(
            List.of(
                Main.class.getName(),
                "zonal",
                "--raster",
                raster.toString(),
                "--zones",
                zones.toString(),
                "--stats",
                "n_cells,weight_sum,sum",
                "--out",
                out.toString()));

    assertThat(ended.code()).as(ended.text()).isZero();
    assertThat(out).hasContent("zone,band,n_cells,weight_sum,sum\n1,1,5,5.0,15.0\n");
  }

  private static List<NamedCsvRecord> golden() throws IOException {
    try (InputStream in = AssembledJarTest.class.getResourceAsStream("/golden/geo_crs_axes.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return CsvReader.builder()
          .commentStrategy(CommentStrategy.SKIP)
          .ofNamedCsvRecord(text)
          .stream()
          .toList();
    }
  }

  /** A JVM with the jars of a cluster, then the assembled jar, then our tests. */
  private Launcher.Ended java(List<String> arguments) throws IOException {
    List<String> classPath =
        List.of(
            Files.readString(TARGET.resolve("classpath-cluster")).trim(),
            TARGET.resolve("qingmiao-jobs-all.jar").toString(),
            TARGET.resolve("test-classes").toString());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.addAll(arguments);
    Path log = folder.resolve("log.txt");
    return Launcher.ended(Launcher.in(folder).process(log, command).start(), log);
  }

  /** Prints what is known of EPSG codes. */
  static final class Systems {
    private Systems() {}

    public static void main(String[] codes) {
      for (String code : codes) {
        System.out.println(code + " " + known(Integer.parseInt(code)));
      }
    }

    private static String known(int code) {
      try {
        return CoordinateSystem.ofWkt(CoordinateSystem.ofEpsg(code).wkt()).name();
      } catch (Refusal e) {
        return e.fault().name();
      }
    }
  }
}
