// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.jobs.PublicData;

/** The command on public rasters; the tables that it is compared with say how they were made. */
class ZonalGoldenTest {
  /** Zones of the Slovenian file that hold no centre; terra then counts touched cells. */
  private static final Set<String> WITHOUT_CENTRE =
      Set.of("14", "21", "27", "32", "39", "41", "57");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "slope, rasterstats/slope.tif, rasterstats/polygons.shp, 2",
    "dem, sao_miguel/eu_dem_v11.tif, sao_miguel/concelhos.gpkg, 6",
    "pop, sao_miguel/gpw_v411_2020_count_2020.tif, sao_miguel/concelhos.gpkg, 6",
    "ndvi, slovenia_s2/ndvi_s2_slovenia_68dates.tif, slovenia_s2/LULC.gpkg, 704"
  })
  void exactlyCoveredCellsGiveTheGoldenTable(String dataset, String raster, String zones, int rows)
      throws IOException {
    Map<String, Map<String, String>> ours = measured(raster, zones, "exact");
    int compared = 0;
    for (Map<String, String> row : golden()) {
      if (row.get("dataset").equals(dataset)) {
        Map<String, String> own = ours.get(row.get("zone") + " " + bandOf(row));
        assertThat(own).containsEntry("n_cells", row.get("n_cells"));
        for (String[] names :
            new String[][] {{"weight", "weight_sum"}, {"mean", "mean"}, {"sum", "sum"}}) {
          assertNear(row.get(names[0]), own.get(names[1]), 1e-9);
        }
        if (!row.get("n_cells").equals("1")) {
          assertNear(row.get("sd"), own.get("sd"), 1e-9);
        }
        compared++;
      }
    }
    assertThat(compared).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "rasterstats/expected_terra_slope.csv, rasterstats/slope.tif, rasterstats/polygons.shp",
    "sao_miguel/expected_terra_sao_miguel_dem.csv, sao_miguel/eu_dem_v11.tif,"
        + " sao_miguel/concelhos.gpkg",
    "slovenia_s2/expected_terra_8bands.csv, slovenia_s2/ndvi_s2_slovenia_68dates.tif,"
        + " slovenia_s2/LULC.gpkg"
  })
  void cellsWithTheirCentresInsideAreThoseOfTerra(String table, String raster, String zones)
      throws IOException {
    Map<String, Map<String, String>> ours = measured(raster, zones, "centre");
    int compared = 0;
    for (Map<String, String> row : rows(Files.readAllLines(file(table)))) {
      if (raster.startsWith("slovenia") && WITHOUT_CENTRE.contains(row.get("zone"))) {
        continue;
      }
      Map<String, String> own = ours.get(row.get("zone") + " " + bandOf(row));
      String count = row.get("centre_count");
      assertThat(own).containsEntry("n_cells", count.equals("NA") ? "0" : count);
      if (!own.get("n_cells").equals("0")) {
        assertNear(row.get("centre_mean"), own.get("mean"), 1e-8);
        assertNear(row.get("centre_min"), own.get("min"), 1e-8);
        assertNear(row.get("centre_max"), own.get("max"), 1e-8);
      }
      compared++;
    }
    assertThat(compared).isPositive();
  }

  private Map<String, Map<String, String>> measured(String raster, String zones, String rule)
      throws IOException {
    Path out = folder.resolve("out.csv");
    int code =
        Qingmiao.run(
            "zonal",
            "--raster",
            file(raster).toString(),
            "--zones",
            file(zones).toString(),
            "--rule",
            rule,
            "--out",
            out.toString());
    assertThat(code).isZero();
    Map<String, Map<String, String>> byZone = new HashMap<>();
    rows(Files.readAllLines(out))
        .forEach(row -> byZone.put(row.get("zone") + " " + row.get("band"), row));
    return byZone;
  }

  private static Path file(String name) {
    return PublicData.with("geo/" + name).resolve("geo").resolve(name);
  }

  /** Files of several bands call them b1, b2 and so on. */
  private static String bandOf(Map<String, String> row) {
    return row.get("band").matches("b[0-9]+") ? row.get("band").substring(1) : "1";
  }

  private static void assertNear(String expected, String actual, double relative) {
    if (expected.isEmpty()) {
      assertThat(actual).isIn("", "0.0");
    } else {
      double number = Double.parseDouble(expected);
      assertThat(Double.parseDouble(actual)).isCloseTo(number, within(relative * Math.abs(number)));
    }
  }

  private static List<Map<String, String>> golden() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ZonalGoldenTest.class.getResourceAsStream("/golden/geo_real_zonal.csv")),
                StandardCharsets.UTF_8))) {
      return rows(in.lines().filter(line -> !line.startsWith("#")).toList());
    }
  }

  private static List<Map<String, String>> rows(List<String> lines) {
    String[] header = cells(lines.get(0));
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = cells(line);
              Map<String, String> row = new HashMap<>();
              for (int i = 0; i < header.length; i++) {
                row.put(header[i], cells[i]);
              }
              return row;
            })
        .toList();
  }

  private static String[] cells(String line) {
    return line.replace("\"", "").split(",", -1);
  }
}
