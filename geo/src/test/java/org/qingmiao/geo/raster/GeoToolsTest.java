// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import org.geotools.api.geometry.Bounds;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.geo.RealFiles;
import org.qingmiao.geo.tiff.FileRead;
import org.qingmiao.geo.tiff.Picture;

/** The public files through our reader and through that of GeoTools, cell by cell. */
class GeoToolsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "landsat7_olinda/L7_ETMs.tif",
        "rasterstats/slope.tif",
        "rasterstats/slope_classes.tif",
        "rasterstats/slope_nodata.tif",
        "sao_miguel/clc2018_v2020_20u1.tif",
        "sao_miguel/eu_dem_v11.tif",
        "sao_miguel/gpw_v411_2020_count_2020.tif",
        "sao_miguel/gpw_v411_2020_density_2020.tif",
        "sao_miguel/gpw_v411_2020_land_area_2020.tif",
        "slovenia_s2/ndvi_s2_slovenia_68dates.tif",
      })
  void bothReadersSeeTheSameCells(String name) throws IOException {
    Path path = RealFiles.at(name);
    GeoTiffReader reader = new GeoTiffReader(path.toFile());
    try (FileRead file = FileRead.of(path)) {
      GeoTiff ours = GeoTiff.open(name, file);
      GridCoverage2D theirs = reader.read(null);
      Raster cells = theirs.getRenderedImage().getData();
      Picture picture = Picture.of(ours.image());
      Grid grid = ours.grid();
      assertThat(cells.getNumBands()).isEqualTo(ours.image().bands());
      assertThat(cells.getWidth()).isEqualTo(grid.width());
      assertThat(cells.getHeight()).isEqualTo(grid.height());
      double[] theirBand = new double[grid.width() * grid.height()];
      for (int band = 0; band < ours.image().bands(); band++) {
        cells.getSamples(0, 0, grid.width(), grid.height(), band, theirBand);
        assertThat(picture.bands()[band]).isEqualTo(theirBand);
      }
      Bounds bounds = theirs.getEnvelope();
      assertThat(grid.x0()).isCloseTo(bounds.getMinimum(0), within(1e-9 * grid.dx()));
      assertThat(grid.yTop()).isCloseTo(bounds.getMaximum(1), within(1e-9 * grid.dy()));
      theirs.dispose(true);
    } finally {
      reader.dispose();
    }
  }
}
