// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.qingmiao.geo.Golden;
import org.qingmiao.geo.RealFiles;
import org.qingmiao.geo.tiff.FileRead;

/** Public rasters and outlines against golden/geo_real_zonal.csv, which says how it was made. */
class RealZonalTest {

  @Test
  void slopeOfTwoFieldsInAnUncompressedFileOfStrips() throws IOException {
    assertGolden(
        "slope",
        "rasterstats/slope.tif",
        Zones.ofShapefile(RealFiles.at("rasterstats/polygons.shp")),
        band -> "slope");
  }

  @Test
  void heightOfSixMunicipalitiesWithTheFloatingPredictor() throws Exception {
    assertGolden("dem", "sao_miguel/eu_dem_v11.tif", municipalities(), band -> "Band_1");
  }

  @Test
  void peopleOfSixMunicipalities() throws Exception {
    assertGolden(
        "pop",
        "sao_miguel/gpw_v411_2020_count_2020.tif",
        municipalities(),
        band -> "gpw_v411_2020_count_2020");
  }

  @Test
  void greennessOf88FieldsOn68DatesInOneFile() throws Exception {
    ZonalRun run =
        assertGolden(
            "ndvi",
            "slovenia_s2/ndvi_s2_slovenia_68dates.tif",
            Zones.ofGeoPackage(RealFiles.at("slovenia_s2/LULC.gpkg"), "LULC"),
            band -> "b" + (band + 1));

    // One plane of 2 x 2 tiles holds all dates.
    assertThat(run.tiles()).isEqualTo(new Tiles(4, 4, 4));
    for (int dark : new int[] {1, 2}) { // dates 2 and 3 have no valid cell
      assertThat(run.statistics(dark)).hasSize(88);
      assertThat(run.statistics(dark).values())
          .allMatch(s -> s.cells() == 0 && s.weight() == 0 && s.distribution().isEmpty());
    }
  }

  private static List<Geometry> municipalities() throws SQLException, ParseException {
    return Zones.ofGeoPackage(RealFiles.at("sao_miguel/concelhos.gpkg"), "concelhos");
  }

  private interface BandName {
    String of(int band);
  }

  private static ZonalRun assertGolden(
      String dataset, String raster, List<Geometry> zones, BandName names) throws IOException {
    List<Golden> expected =
        Golden.rows("geo_real_zonal.csv").stream()
            .filter(row -> row.cell("dataset").equals(dataset))
            .toList();
    Path path = RealFiles.at(raster);
    try (FileRead file = FileRead.of(path)) {
      GeoTiff tiff = GeoTiff.open(raster, file);
      List<ParcelBlock> parcels = new ArrayList<>();
      for (int zone = 1; zone <= zones.size(); zone++) {
        Coverage coverage = Coverage.of(tiff.grid(), zones.get(zone - 1));
        parcels.addAll(ParcelBlock.of(Integer.toString(zone), coverage));
      }
      List<Measure> measures =
          IntStream.range(0, tiff.image().bands()).<Measure>mapToObj(BandValue::new).toList();
      ZonalRun run = ZonalKernel.run(Scene.of(tiff), measures, parcels);
      int compared = 0;
      for (int band = 0; band < measures.size(); band++) {
        Map<String, ZonalStatistics> statistics = run.statistics(band);
        for (Golden row : expected) {
          if (row.cell("band").equals(names.of(band))) {
            assertRow(row, statistics.get(row.cell("zone")));
            compared++;
          }
        }
      }
      assertThat(compared).isEqualTo(expected.size()).isPositive();
      return run;
    }
  }

  private static void assertRow(Golden row, ZonalStatistics actual) {
    assertThat(actual.cells()).as(row.toString()).isEqualTo(Long.parseLong(row.cell("n_cells")));
    if (actual.cells() == 0) {
      assertThat(actual.distribution()).isEmpty();
      return;
    }
    Distribution spread = actual.distribution().orElseThrow();
    assertClose(row, "weight", actual.weight());
    assertClose(row, "mean", spread.mean());
    assertClose(row, "sum", spread.mean() * actual.weight());
    if (actual.cells() > 1) {
      assertClose(row, "sd", spread.deviation());
    } else {
      // One cell does not vary; the golden file rounds to 6e-17 there.
      assertThat(spread.deviation()).isZero();
    }
  }

  private static void assertClose(Golden row, String column, double actual) {
    double expected = Double.parseDouble(row.cell(column));
    assertThat(actual)
        .as(column + " of " + row)
        .isCloseTo(expected, within(1e-9 * Math.abs(expected)));
  }
}
