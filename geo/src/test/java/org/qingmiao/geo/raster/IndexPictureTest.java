// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.qingmiao.geo.tiff.MemoryRead;
import org.qingmiao.geo.tiff.SampleType;
import org.qingmiao.geo.tiff.TiffWriter;

/** A picture shows cell by cell what the zonal kernel weighs. */
class IndexPictureTest {
  private static final int SIDE = 80;
  private static final Scale REFLECTANCE = new Scale(1e-4, 0);

  /** Row 2, column 3 of the picture is cell (32, 63): infrared 5,032 and red 663 of 10,000. */
  @Test
  void showsTheIndexOfEachCellAcrossBlocks() {
    IndexPicture picture = IndexPicture.of(scene((r, c) -> 4), SpectralIndex.NDVI, 30, 60, 5, 8);
    assertThat(picture.width()).isEqualTo(8);
    assertThat(picture.height()).isEqualTo(5);
    assertThat(picture.at(2, 3).orElseThrow())
        .isCloseTo((5032 - 663) / (5032.0 + 663), within(1e-12));
  }

  /** The cells of a square, one by one and all at once: 20 x 20 of weight 1, some under a cloud. */
  @Test
  void hasTheMeanThatTheKernelFinds() {
    Scene scene = scene((r, c) -> r == 15 && c == 15 ? 9 : 4);
    IndexPicture picture = IndexPicture.of(scene, SpectralIndex.NDVI, 20, 20, 20, 20);
    double sum = 0;
    int cells = 0;
    for (int row = 0; row < 20; row++) {
      for (int column = 0; column < 20; column++) {
        Optional<Double> value = picture.at(row, column);
        sum += value.orElse(0.0);
        cells += value.isPresent() ? 1 : 0;
      }
    }
    Envelope box = new Envelope(200, 400, 400, 600);
    Coverage coverage = Coverage.of(scene.grid(), new GeometryFactory().toGeometry(box));
    ZonalStatistics all =
        ZonalKernel.run(scene, List.of(SpectralIndex.NDVI.of(0, 1)), ParcelBlock.of("p", coverage))
            .statistics(0)
            .get("p");
    // A cloud of one wide cell hides 5 x 5 of them, 10 x 10 cells, all within the square.
    assertThat(cells).isEqualTo(300).isEqualTo((int) all.cells());
    assertThat(sum / cells).isCloseTo(all.distribution().orElseThrow().mean(), within(1e-12));
  }

  @Test
  void refusesCellsOutsideTheScene() {
    assertThatThrownBy(() -> IndexPicture.of(scene((r, c) -> 4), SpectralIndex.NDVI, 70, 0, 11, 10))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> IndexPicture.of(scene((r, c) -> 4), SpectralIndex.NDVI, 70, 0, 10, 0))
        .hasMessage("a picture of 0 x 10 cells, expected at least 1 x 1");
  }

  private static Scene scene(Classes classes) {
    GeoTiff infrared = raster(SampleType.UINT16, 10, SIDE, 32, (b, r, c) -> 5000 + r);
    GeoTiff red = raster(SampleType.UINT16, 10, SIDE, 32, (b, r, c) -> 600 + c);
    GeoTiff scl = raster(SampleType.UINT8, 20, SIDE / 2, 16, (b, r, c) -> classes.at(r, c));
    return new Scene(
        infrared.grid(),
        List.of(
            new Layer(infrared, 0, Layer.Fit.SAME, REFLECTANCE),
            new Layer(red, 0, Layer.Fit.SAME, REFLECTANCE)),
        Optional.of(new CloudMask(new Layer(scl, 0, Layer.Fit.HALF, Scale.NONE), CloudMask.REACH)));
  }

  private interface Classes {
    long at(int row, int column);
  }

  private static GeoTiff raster(
      SampleType type, double cell, int side, int tile, TiffWriter.Cells cells) {
    return GeoTiff.open(
        "a.tif",
        MemoryRead.of(
            TiffWriter.of(type)
                .tiles(tile, tile)
                .doubles(33_550, cell, cell, 0)
                .doubles(33_922, 0, 0, 0, 0, 800, 0)
                .write(side, side, 1, cells)));
  }
}
