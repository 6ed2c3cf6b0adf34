// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.qingmiao.geo.raster.Coverage;
import org.qingmiao.geo.raster.ParcelBlock;
import org.qingmiao.geo.raster.SpectralIndex;
import org.qingmiao.geo.raster.ZonalKernel;
import org.qingmiao.geo.raster.ZonalRun;
import org.qingmiao.jobs.command.SmallRaster;

/** What a scene tells by the bands that it has. */
class OpenSceneTest {
  private static final List<String> BANDS = List.of("B03", "B04", "B08", "B11", "SCL");
  private static final StructType BAND =
      StructType.fromDDL("band string, href string, file_band bigint, scale double, offset double");

  @TempDir private Path folder;

  /** One cell of vegetation, class 4, with reflectances in hundredths. */
  @BeforeEach
  void writeACell() throws IOException {
    SmallRaster.write(
        folder.resolve("cell.tif"),
        32_650,
        new int[][] {{5}},
        new int[][] {{6}},
        new int[][] {{34}},
        new int[][] {{20}},
        new int[][] {{4}});
  }

  /** 0.28 / 0.40; 2.5 x 0.28 / (0.34 + 0.144 + 1); (0.05 - 0.34) / 0.39; (0.34 - 0.20) / 0.54. */
  @Test
  void measuresAllThatItsBandsAllow() {
    try (OpenScene open = open(BANDS)) {
      assertThat(open.indices()).containsExactly(SpectralIndex.values());
      double[] expected = {0.7, 0.4716981132075472, -0.7435897435897436, 0.25925925925925924};
      assertThat(means(open)).hasSize(expected.length).containsExactly(expected, within(1e-12));
    }
  }

  @Test
  void measuresTheLeavesWhereItHasNoMoreThanItNeeds() {
    try (OpenScene open = open(OpenScene.BANDS)) {
      assertThat(open.indices()).containsExactly(SpectralIndex.NDVI, SpectralIndex.EVI2);
      assertThat(open.scene().layers()).hasSize(2);
      assertThat(means(open))
          .containsExactly(new double[] {0.7, 0.4716981132075472}, within(1e-12));
    }
  }

  private static double[] means(OpenScene open) {
    Coverage whole =
        Coverage.of(
            open.scene().grid(),
            new GeometryFactory().toGeometry(new Envelope(500_000, 500_010, 3_999_990, 4_000_000)));
    ZonalRun run = ZonalKernel.run(open.scene(), open.measures(), ParcelBlock.of("field", whole));
    return IntStream.range(0, open.indices().size())
        .mapToDouble(i -> run.statistics(i).get("field").distribution().orElseThrow().mean())
        .toArray();
  }

  private OpenScene open(List<String> bands) {
    return OpenScene.of(folder, bands.stream().map(OpenSceneTest::band).toList());
  }

  private static Row band(String name) {
    double scale = name.equals("SCL") ? 1 : 0.01;
    Object[] cells = {name, "cell.tif", BANDS.indexOf(name) + 1L, scale, 0.0};
    return new GenericRowWithSchema(cells, BAND);
  }
}
