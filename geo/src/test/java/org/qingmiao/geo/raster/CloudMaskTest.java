// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.qingmiao.geo.tiff.MemoryRead;
import org.qingmiao.geo.tiff.SampleType;
import org.qingmiao.geo.tiff.TiffWriter;

class CloudMaskTest {
  private static final int SIDE = 80;

  // Class of one 20 m cell amid vegetation; how many 10 m cells it hides; cloud; shadow.
  @ParameterizedTest
  @CsvSource({
    "0, 4, 0, 0", "1, 4, 0, 0", "2, 4, 0, 4", "3, 100, 0, 4",
    "4, 0, 0, 0", "5, 0, 0, 0", "6, 0, 0, 0", "7, 0, 0, 0",
    "8, 100, 4, 0", "9, 100, 4, 0", "10, 100, 4, 0", "11, 4, 0, 0"
  })
  void eachClassHidesItselfAndCloudsTheirSurroundings(
      int sceneClass, double hidden, double cloud, double shadow) {
    // Row 15, column 15 is the last cell of a block of 16: it hides cells of three others too.
    Scene scene = scene((r, c) -> r == 15 && c == 15 ? sceneClass : 4);

    ZonalRun run = run(scene, 100, 700);

    // 60 x 60 cells; hidden squares of 5 x 5 or 1 x 1 wide cells.
    Visibility seen = run.visibility().get("p");
    ZonalStatistics statistics = run.statistics(0).get("p");
    assertThat(statistics.weight()).isEqualTo(3600 - hidden);
    assertThat(seen.validShare(statistics)).isCloseTo(1 - hidden / 3600, within(1e-15));
    assertThat(seen.cloudShare()).isCloseTo(cloud / 3600, within(1e-15));
    assertThat(seen.shadowShare()).isCloseTo(shadow / 3600, within(1e-15));
    assertThat(run.tiles().decoded()).isEqualTo(run.tiles().touched());
  }

  @Test
  void cloudsBeyondAParcelsBlockStillHideIt() {
    // The parcel lies in the first block of 32 cells, 16 wide ones; the cloud begins behind it.
    Scene scene = scene((r, c) -> c == 16 ? 9 : 4);

    ZonalRun run = run(scene, 490, 790);

    // 30 x 30 cells from column 1 to 31; wide columns 14 and 15 are hidden: cells 28, 29 and 30.
    assertThat(run.statistics(0).get("p").weight()).isEqualTo(30 * 27);
    assertThat(run.visibility().get("p").cloudShare()).isZero();
  }

  @Test
  void aParcelUnderCloudsHasNoNumbers() {
    ZonalRun run = run(scene((r, c) -> 9), 100, 700);

    assertThat(run.statistics(0).get("p")).isEqualTo(new ZonalStatistics(0, 0, Optional.empty()));
    assertThat(run.visibility().get("p").cloudShare()).isEqualTo(1);
  }

  @Test
  void refusesANegativeReach() {
    Layer classes = scene((r, c) -> 4).clouds().orElseThrow().classes();

    assertThatThrownBy(() -> new CloudMask(classes, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reach is -1, expected at least 0");
  }

  private interface Classes {
    long at(int row, int column);
  }

  /** A square parcel between two heights in metres, from column 1 to the right. */
  private static ZonalRun run(Scene scene, double bottom, double top) {
    Envelope box = new Envelope(10, 10 + top - bottom, bottom, top);
    Coverage coverage = Coverage.of(scene.grid(), new GeometryFactory().toGeometry(box));
    return ZonalKernel.run(scene, List.of(new BandValue(0)), ParcelBlock.of("p", coverage));
  }

  private static Scene scene(Classes classes) {
    GeoTiff band = raster(SampleType.UINT16, 10, SIDE, 32, (b, r, c) -> 1);
    GeoTiff scl = raster(SampleType.UINT8, 20, SIDE / 2, 16, (b, r, c) -> classes.at(r, c));
    Layer wide = new Layer(scl, 0, Layer.Fit.HALF, Scale.NONE);
    return new Scene(
        band.grid(), List.of(Layer.of(band, 0)), Optional.of(new CloudMask(wide, CloudMask.REACH)));
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
