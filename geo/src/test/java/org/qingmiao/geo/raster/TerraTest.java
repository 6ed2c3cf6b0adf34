// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.qingmiao.geo.RealFiles;
import org.qingmiao.geo.tiff.FileRead;
import org.qingmiao.geo.tiff.Picture;

/**
 * What R's terra 1.7-3 made of the same public files by its centre rule, against a plain loop over
 * the cells that our reader gives.
 */
class TerraTest {
  /** Zones without any cell centre, for which terra counts touched cells instead. */
  private static final Set<Integer> WITHOUT_CENTRE = Set.of(14, 21, 27, 32, 39, 41, 57);

  @Test
  void countsTheSameCellsOfSlope() throws IOException {
    assertSame(
        "rasterstats/slope.tif",
        "rasterstats/expected_terra_slope.csv",
        Zones.ofShapefile(RealFiles.at("rasterstats/polygons.shp")),
        Set.of());
  }

  @Test
  void countsTheSameCellsOfHeightAndPeople() throws Exception {
    List<Geometry> zones =
        Zones.ofGeoPackage(RealFiles.at("sao_miguel/concelhos.gpkg"), "concelhos");
    assertSame(
        "sao_miguel/eu_dem_v11.tif",
        "sao_miguel/expected_terra_sao_miguel_dem.csv",
        zones,
        Set.of());
    assertSame(
        "sao_miguel/gpw_v411_2020_count_2020.tif",
        "sao_miguel/expected_terra_sao_miguel_pop.csv",
        zones,
        Set.of());
  }

  @Test
  void countsTheSameCellsOfGreenness() throws Exception {
    assertSame(
        "slovenia_s2/ndvi_s2_slovenia_68dates.tif",
        "slovenia_s2/expected_terra_8bands.csv",
        Zones.ofGeoPackage(RealFiles.at("slovenia_s2/LULC.gpkg"), "LULC"),
        WITHOUT_CENTRE);
  }

  @Test
  void countsTheSameCellsOfEachLandCover() throws Exception {
    List<Geometry> zones =
        Zones.ofGeoPackage(RealFiles.at("sao_miguel/concelhos.gpkg"), "concelhos");
    Map<String, Integer> expected = new TreeMap<>();
    Map<String, Integer> counted = new TreeMap<>();
    // Zones in the order of the features, as the other tables name them.
    List<String> names =
        List.of(
            "Lagoa",
            "Nordeste",
            "Ponta Delgada",
            "Povoação",
            "Ribeira Grande",
            "Vila Franca do Campo");
    for (Map<String, String> row :
        rows("sao_miguel/expected_terra_sao_miguel_clc_centre_counts.csv")) {
      expected.put(row.get("zone") + " " + row.get("clc"), Integer.parseInt(row.get("Freq")));
    }
    try (FileRead file = FileRead.of(RealFiles.at("sao_miguel/clc2018_v2020_20u1.tif"))) {
      GeoTiff raster = GeoTiff.open("clc2018", file);
      Picture picture = Picture.of(raster.image());
      assertThat(raster.warnings())
          .containsExactly(
              "NODATA_OUT_OF_TYPE: clc2018: nodata -128.0 cannot stand in UINT8; it is ignored");
      for (int zone = 0; zone < zones.size(); zone++) {
        CellSample cells =
            new CentreRule(raster.grid()).sample(zones.get(zone), (r, c) -> picture.at(0, r, c));
        String name = names.get(zone);
        ClassWeights.of(cells)
            .byValue()
            .forEach((clc, weight) -> counted.put(name + " " + clc.intValue(), weight.intValue()));
      }
    }
    assertThat(counted).isEqualTo(expected);
  }

  private static void assertSame(
      String rasterName, String table, List<Geometry> zones, Set<Integer> left) throws IOException {
    try (FileRead file = FileRead.of(RealFiles.at(rasterName))) {
      GeoTiff raster = GeoTiff.open(rasterName, file);
      Picture picture = Picture.of(raster.image());
      int compared = 0;
      for (Map<String, String> row : rows(table)) {
        int zone = Integer.parseInt(row.get("zone"));
        if (left.contains(zone)) {
          continue;
        }
        int band =
            row.get("band").matches("b\\d+")
                ? Integer.parseInt(row.get("band").substring(1)) - 1
                : 0;
        CentreRule.Cells cells =
            (r, c) -> {
              double raw = picture.at(band, r, c);
              return raster.nodata().isData(raw) ? raw : Double.NaN;
            };
        ZonalStatistics centre =
            ZonalStatistics.of(new CentreRule(raster.grid()).sample(zones.get(zone - 1), cells));
        assertThat(centre.cells())
            .as(row.toString())
            .isEqualTo(
                row.get("centre_count").equals("NA") ? 0 : (long) number(row, "centre_count"));
        if (centre.cells() > 0) {
          Distribution spread = centre.distribution().orElseThrow();
          assertNear(row, "centre_mean", spread.mean());
          assertNear(row, "centre_min", spread.min());
          assertNear(row, "centre_max", spread.max());
          assertNear(row, "centre_sd_pop", spread.deviation());
        }
        compared++;
      }
      assertThat(compared).isPositive();
    }
  }

  /** terra prints ten digits or more. */
  private static void assertNear(Map<String, String> row, String column, double actual) {
    double expected = number(row, column);
    assertThat(actual)
        .as(column + " of " + row)
        .isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  private static List<Map<String, String>> rows(String table) throws IOException {
    List<String> lines = Files.readAllLines(RealFiles.at(table));
    List<String> header = List.of(lines.get(0).replace("\"", "").split(","));
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              String[] cells = line.replace("\"", "").split(",", -1);
              Map<String, String> row = new HashMap<>();
              for (int i = 0; i < cells.length; i++) {
                row.put(header.get(i), cells[i]);
              }
              return row;
            })
        .toList();
  }
}
