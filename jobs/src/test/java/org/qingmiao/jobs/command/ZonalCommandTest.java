// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZonalCommandTest {
  @TempDir private Path folder;
  private Path raster;
  private Path out;

  @BeforeEach
  void writeRaster() throws IOException {
    out = folder.resolve("fields.csv");
    raster =
        SmallRaster.write(
            folder.resolve("small.tif"),
            32_650,
            new int[][] {{1, 2, 3}, {4, 5, 255}},
            new int[][] {{10, 20, 30}, {40, 50, 60}});
  }

  @Test
  void writesEveryZoneOfEveryBandAndEveryRefusal() throws IOException {
    Path zones =
        zones(
            // Columns 0 and half of 1, of row 0: weights 1 and 0.5.
            feature("a", "[[500000,3999990],[500015,3999990],[500015,4000000],[500000,4000000]]"),
            // The cell without data in band 1, and as much beyond the edge.
            feature("=b", "[[500020,3999980],[500040,3999980],[500040,3999990],[500020,3999990]]"),
            // Never closed.
            "{\"type\":\"Feature\",\"properties\":{\"no\":\"c\"},\"geometry\":{\"type\":\"Polygon\","
                + "\"coordinates\":[[[500000,3999990],[500010,3999990],[500010,4000000],[500000,4000001]]]}}",
            // Beside the raster.
            feature("d", "[[500100,3999990],[500110,3999990],[500110,4000000],[500100,4000000]]"));

    Ended ended = run("--raster", raster, "--zones", zones, "--id", "no", "--out", out);

    assertThat(ended.code).isZero();
    // a, band 1: mean (1 + 0.5 · 2) / 1.5 = 4 / 3, variance (1 / 9 + 0.5 · 4 / 9) / 1.5 = 2 / 9. Of
    // two cells the quantiles by share of weight are p10 1.1, p50 1.5, p90 1.9 (WeightedQuantiles:
    // S = 0 and 1 · 0.5 + 1 · 1 = 1.5, targets 0.1, 0.5 and 0.9 of it). Band 2 is ten times that,
    // but for the last digits.
    assertThat(Files.readString(out))
        .isEqualTo(
            """
            zone,no,band,n_cells,weight_sum,sum,mean,variance,sd,min,max,p10,p50,p90,valid_frac,inside_frac
            1,a,1,2,1.5,2.0,1.3333333333333333,0.2222222222222222,0.4714045207910317,1.0,2.0,1.1,1.5,1.9,1.0,1.0
            1,a,2,2,1.5,20.0,13.333333333333334,22.222222222222218,4.714045207910316,10.0,20.0,11.0,15.0,19.0,1.0,1.0
            2,'=b,1,0,0.0,,,,,,,,,,0.0,0.5
            2,'=b,2,1,1.0,60.0,60.0,0.0,0.0,60.0,60.0,60.0,60.0,60.0,1.0,0.5
            4,d,1,0,0.0,,,,,,,,,,,0.0
            4,d,2,0,0.0,,,,,,,,,,,0.0
            """);
    assertThat(Files.readString(folder.resolve("fields.refused.csv")))
        .isEqualTo(
            """
            zone,no,code,detail
            3,c,GEOM_UNCLOSED,"a ring begins at (500000.0, 3999990.0) and ends at (500000.0, 4000001.0)"
            """);
    assertThat(ended.err)
        .contains("[1/2] zones   3 usable, 1 refused")
        .contains("[2/2] raster  1 of 1 blocks, 6 rows")
        .contains("refused zones: 1, see " + folder.resolve("fields.refused.csv"));
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "small.tif", "zones.geojson", "fields.csv", "fields.refused.csv");
    }
  }

  @Test
  void countsCellsByTheirCentresAndChoosesBandAndColumns() throws IOException {
    // The centres of columns 0 and 1 lie at 5 and 15; one on the outline lies outside.
    Path zones =
        zones(
            feature("a", "[[500000,3999981],[500015,3999981],[500015,4000000],[500000,4000000]]"));

    Ended ended =
        run(
            "--raster",
            raster,
            "--zones",
            zones,
            "--rule",
            "centre",
            "--band",
            2,
            "--stats",
            "mean,n_cells,inside_frac",
            "--out",
            "-");

    assertThat(ended.code).isZero();
    // Cells 10 and 40.
    assertThat(ended.out).isEqualTo("zone,band,mean,n_cells,inside_frac\n1,2,25.0,2,1.0\n");
  }

  @Test
  void zonesOfAnotherSystemAreBroughtIntoTheRasters() throws IOException {
    // The central meridian of zone 50 is 117 E, easting 500,000; the raster lies at 36.14 N.
    Path zones =
        Files.writeString(
            folder.resolve("zones.geojson"),
            "{\"type\":\"FeatureCollection\",\"features\":["
                + feature("a", "[[116,36],[118,36],[118,37],[116,37]]")
                + "]}");

    Ended ended =
        run(
            "--raster",
            raster,
            "--zones",
            zones,
            "--stats",
            "n_cells,weight_sum,sum",
            "--out",
            "-");

    assertThat(ended.code).isZero();
    assertThat(ended.out)
        .isEqualTo("zone,band,n_cells,weight_sum,sum\n1,1,5,5.0,15.0\n1,2,6,6.0,210.0\n");
  }

  @Test
  void refusesACommandLineThatCannotBeMeant() throws IOException {
    Path zones = zones(feature("a", "[[500000,3999990],[500015,3999990],[500000,4000000]]"));
    Path nowhere = folder.resolve("nowhere");

    assertRefused(2, "%s is no file".formatted(nowhere), nowhere, zones, out);
    assertRefused(2, "%s is no file".formatted(nowhere), raster, nowhere, out);
    assertRefused(
        2,
        "%s: expected a name that ends in .geojson, .json, .gpkg, .shp".formatted(raster),
        raster,
        raster,
        out);
    assertRefused(
        2,
        "--out is %s, expected a file in a folder that exists".formatted(nowhere.resolve("a.csv")),
        raster,
        zones,
        nowhere.resolve("a.csv"));
    assertRefused(2, "--out is %s, which is an input".formatted(raster), raster, zones, raster);
    assertRefused(
        2,
        "--band is \"3\", but %s has bands 1 to 2; expected one of them or all".formatted(raster),
        raster,
        zones,
        out,
        "--band",
        "3");
    assertRefused(
        2, "--rule is \"half\", expected exact or centre", raster, zones, out, "--rule", "half");
    assertRefused(
        2,
        "--stats: \"median\" is none of n_cells, weight_sum, sum, mean, variance, sd, min, max,"
            + " p10, p50, p90, valid_frac, inside_frac",
        raster,
        zones,
        out,
        "--stats",
        "mean,median");
    assertRefused(
        2,
        "--id is \"name\", but the zones of %s have [no]".formatted(zones),
        raster,
        zones,
        out,
        "--id",
        "name");
  }

  @Test
  void refusesFilesThatBreakTheirContract() throws IOException {
    Path zones = zones(feature("a", "[[500000,3999990],[500015,3999990],[500000,4000000]]"));
    Path text = Files.writeString(folder.resolve("text.tif"), "no picture at all");
    assertRefused(
        20,
        "TIFF_MAGIC: %s: begins with bytes 6E 6F, expected II or MM".formatted(text),
        text,
        zones,
        out);

    Path placeless = SmallRaster.write(folder.resolve("placeless.tif"), 32_767, new int[][] {{1}});
    assertRefused(
        20,
        "CRS_MISSING: %s: it names no coordinate system; write its EPSG code into it"
            .formatted(placeless),
        placeless,
        zones,
        out);

    Path torn = folder.resolve("torn.geojson");
    Files.writeString(torn, "[]");
    assertRefused(20, "FILE_CORRUPT: %s: no JSON object".formatted(torn), raster, torn, out);
    assertThat(out).doesNotExist();
  }

  @Test
  void refusesAFileWithoutOneUsableZoneAndListsItsZones() throws IOException {
    Path zones = zones("{\"type\":\"Feature\",\"properties\":{},\"geometry\":null}");
    assertRefused(
        20,
        "%s: none of 1 zones can be used; the first: GEOM_EMPTY: the feature has no geometry"
            .formatted(zones),
        raster,
        zones,
        out);
    assertThat(folder.resolve("fields.refused.csv"))
        .hasContent("zone,code,detail\n1,GEOM_EMPTY,the feature has no geometry\n");
  }

  private void assertRefused(
      int code, String sentence, Path rasterFile, Path zones, Path target, String... more) {
    Object[] arguments = {"--raster", rasterFile, "--zones", zones, "--out", target};
    Object[] all = Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray();
    Ended ended = run(all);
    assertThat(ended.err.lines()).contains("qingmiao: " + sentence);
    assertThat(ended.code).isEqualTo(code);
  }

  private Path zones(String... features) throws IOException {
    return Files.writeString(
        folder.resolve("zones.geojson"),
        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:32650\"}},"
            + "\"features\":[%s]}".formatted(String.join(",\n", features)));
  }

  /** A feature with one ring, here without its last point, which is the first. */
  private static String feature(String no, String ring) {
    String first = ring.substring(1, ring.indexOf(']') + 1);
    return "{\"type\":\"Feature\",\"properties\":{\"no\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s,%s]]}}"
        .formatted(no, ring.substring(0, ring.length() - 1), first);
  }

  private record Ended(int code, String out, String err) {}

  private static Ended run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts =
        Stream.concat(Stream.of("zonal"), List.of(arguments).stream().map(Object::toString))
            .toArray(String[]::new);
    int code = Qingmiao.run(new PrintWriter(out), new PrintWriter(err), texts);
    return new Ended(code, out.toString(), err.toString());
  }
}
