// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.qingmiao.geo.Golden;
import org.qingmiao.geo.tiff.MemoryRead;
import org.qingmiao.geo.tiff.SampleType;
import org.qingmiao.geo.tiff.TiffWriter;

class RadiometricOffsetTest {
  private static final int SIDE = 70;

  static List<Golden> golden() {
    return Golden.rows("geo_offset_guard.csv");
  }

  @ParameterizedTest
  @MethodSource("golden")
  void decidesAsTheGoldenFileSays(Golden row) {
    RadiometricOffset offset =
        RadiometricOffset.of(
            RadiometricOffset.Catalogue.valueOf(row.cell("meta")),
            Double.parseDouble(row.cell("p02")),
            Double.parseDouble(row.cell("p04")),
            RadiometricOffset.Thresholds.DEFAULT);

    assertThat(offset.evidence().name()).isEqualTo(row.cell("evidence"));
    assertThat(offset.decision().name()).isEqualTo(row.cell("decision"));
    assertThat(offset.code().map(Enum::name).orElse("")).isEqualTo(row.cell("code"));
    assertThat(offset.reflectance().isEmpty()).isEqualTo(row.cell("decision").equals("QUARANTINE"));
  }

  // B04, B08 and both NDVI: the twin lines of golden/geo_offset_guard.csv.
  @ParameterizedTest
  @CsvSource({
    "600, 3400, 0.700000000000, 0.466666666667",
    "1500, 2500, 0.250000000000, 0.166666666667"
  })
  void bothEncodingsOfASceneGiveTheSameIndex(long red, long nir, double right, double wrong)
      throws ParseException {
    Scale without = reflectance(RadiometricOffset.Catalogue.ABSENT);
    Scale with = reflectance(RadiometricOffset.Catalogue.PRESENT);

    assertThat(ndvi(red, nir, without)).isCloseTo(right, within(1e-12));
    assertThat(ndvi(red + 1000, nir + 1000, with))
        .isCloseTo(ndvi(red, nir, without), within(1e-12));
    assertThat(ndvi(red + 1000, nir + 1000, without)).isCloseTo(wrong, within(1e-12));
  }

  @Test
  void darkClearCellsTellTheOffset() {
    GeoTiff classes = classes((r, c) -> c < 3 ? 9 : 4);
    for (long added : new long[] {0, 1000}) {
      // Dark numbers 40, 41, ... from the 4th wide column on; 5 below the clouds at the left.
      GeoTiff band = band((b, r, c) -> added + (c < 6 ? 5 : 40 + (r * 64 + c - 6) / 10));
      DarkLevel level =
          DarkLevel.of(Layer.of(band, 0), new Layer(classes, 0, Layer.Fit.HALF, Scale.NONE));

      // 70 x 64 clear cells, ten of each number: 4.48 cells are a thousandth.
      assertThat(level.percentile()).hasValue((int) (40 + added));
    }
    GeoTiff cloudy = classes((r, c) -> 8);
    assertThat(
            DarkLevel.of(
                    Layer.of(band((b, r, c) -> 40), 0),
                    new Layer(cloudy, 0, Layer.Fit.HALF, Scale.NONE))
                .percentile())
        .isEmpty();
  }

  private static Scale reflectance(RadiometricOffset.Catalogue catalogue) {
    return RadiometricOffset.of(catalogue, 1450, 1900, RadiometricOffset.Thresholds.DEFAULT)
        .reflectance()
        .orElseThrow();
  }

  private static double ndvi(long red, long nir, Scale scale) throws ParseException {
    GeoTiff bands = band((b, r, c) -> b == 0 ? red : nir);
    Scene scene =
        new Scene(
            bands.grid(),
            List.of(
                new Layer(bands, 0, Layer.Fit.SAME, scale),
                new Layer(bands, 1, Layer.Fit.SAME, scale)),
            Optional.empty());
    Coverage parcel =
        Coverage.of(bands.grid(), new WKTReader().read("POLYGON ((33 33, 99 50, 61 97, 33 33))"));
    return ZonalKernel.run(scene, List.of(SpectralIndex.NDVI.of(1, 0)), ParcelBlock.of("p", parcel))
        .statistics(0)
        .get("p")
        .distribution()
        .orElseThrow()
        .mean();
  }

  private interface Classes {
    long at(int row, int column);
  }

  private static GeoTiff classes(Classes classes) {
    return GeoTiff.open(
        "scl.tif",
        MemoryRead.of(
            TiffWriter.of(SampleType.UINT8)
                .tiles(32, 16)
                .doubles(33_550, 20, 20, 0)
                .doubles(33_922, 0, 0, 0, 0, 700, 0)
                .write(SIDE / 2, SIDE / 2, 1, (b, r, c) -> classes.at(r, c))));
  }

  private static GeoTiff band(TiffWriter.Cells cells) {
    return GeoTiff.open(
        "b.tif",
        MemoryRead.of(
            TiffWriter.of(SampleType.UINT16)
                .tiles(32, 16)
                .doubles(33_550, 10, 10, 0)
                .doubles(33_922, 0, 0, 0, 0, 700, 0)
                .write(SIDE, SIDE, 2, cells)));
  }
}
