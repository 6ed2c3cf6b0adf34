// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.zonal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.parcel.ParcelFile;
import org.qingmiao.geo.raster.GeoTiff;
import org.qingmiao.geo.raster.Tiles;
import org.qingmiao.geo.tiff.MemoryRead;
import org.qingmiao.geo.tiff.SampleType;
import org.qingmiao.geo.tiff.TiffWriter;

class ZonesOnRasterTest {
  private static final int[] DEGREES = {1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, 4326};

  @TempDir private Path folder;

  /** A raster of four degrees around 180, as programs write it from the east or from the west. */
  @ParameterizedTest
  @ValueSource(doubles = {178, -182})
  void aZoneAcrossTheMeridianCoversARasterAcrossIt(double west) throws IOException {
    GeoTiff raster = raster(west, 1, 4, 2, DEGREES);
    // From 179.5 E to 179.5 W over half the first row: a quarter of columns 1 and 2.
    ZonesOnRaster zones =
        laid(raster, "[[179.5,0.5],[-179.5,0.5],[-179.5,1],[179.5,1],[179.5,0.5]]");

    assertThat(zones.zones().get(0).insideShare()).isCloseTo(1, within(1e-12));
    ZonalRow row = zones.measure(List.of(0)).rows().get(0);
    assertThat(row.statistics().cells()).isEqualTo(2);
    assertThat(row.statistics().weight()).isCloseTo(0.5, within(1e-12));
    // Values 2 and 3 in equal parts.
    assertThat(row.statistics().distribution().orElseThrow().mean()).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void aRasterFrom0To360HasTheWestBehind180() throws IOException {
    GeoTiff raster = raster(0, 1, 360, 2, DEGREES);

    ZonesOnRaster zones = laid(raster, "[[-70,0],[-69,0],[-69,1],[-70,1],[-70,0]]");

    // Column 290 holds 291 (in a byte 35) and reaches from 290 to 291 E.
    ZonalRow row = zones.measure(List.of(0)).rows().get(0);
    assertThat(row.statistics().weight()).isEqualTo(1);
    assertThat(row.statistics().distribution().orElseThrow().mean()).isEqualTo(291 % 256);
    assertThat(row.zone().insideShare()).isEqualTo(1);
  }

  @Test
  void aProjectionMayBeSpelledOutInsteadOfNamed() throws IOException {
    GeoTiff raster = opened(spelledUtm50(), 4, 2);
    assertThat(raster.grid().crs()).isEqualTo("fields of the county");

    // The central meridian is the raster's left edge; 4,000,000 m north lie at 36.14 N.
    ZonesOnRaster zones = laid(raster, "[[116,36],[118,36],[118,37],[116,37],[116,36]]");

    assertThat(zones.measure(List.of(0)).rows().get(0).statistics().weight()).isEqualTo(8);
  }

  /**
   * Keys of OGC GeoTIFF 1.1, annex C: transverse Mercator is 1, metres are 9001; origin 117 E 0 N,
   * false easting 500,000 m, scale 0.9996.
   */
  private static TiffWriter spelledUtm50() {
    return placed(500_000, 4_000_000, 10)
        .shorts(
            34_735, 1, 1, 0, 12, 1024, 0, 1, 1, 1025, 0, 1, 1, 1026, 34737, 21, 0, 2048, 0, 1, 4326,
            3072, 0, 1, 32767, 3074, 0, 1, 32767, 3075, 0, 1, 1, 3076, 0, 1, 9001, 3080, 34736, 1,
            0, 3081, 34736, 1, 1, 3082, 34736, 1, 2, 3092, 34736, 1, 3)
        .doubles(34_736, 117, 0, 500_000, 0.9996)
        .text(34_737, "fields of the county|");
  }

  @Test
  void refusesARasterWhoseSystemIsNotKnown() {
    GeoTiff nameless = opened(placed(0, 0, 10), 4, 2);
    assertThatThrownBy(nameless::system)
        .isInstanceOf(Refusal.class)
        .hasMessage(
            "CRS_MISSING: made.tif: it names no coordinate system; write its EPSG code into it");

    GeoTiff vague =
        opened(
            placed(0, 0, 10)
                .shorts(34_735, 1, 1, 0, 3, 1024, 0, 1, 1, 1026, 34737, 6, 0, 3072, 0, 1, 32767)
                .text(34_737, "local|"),
            4,
            2);
    assertThatThrownBy(vague::system)
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith(
            "CRS_UNKNOWN: made.tif: its geo keys describe no known coordinate system (");
  }

  @Test
  void aZoneBesideTheRasterHasNoCellsAndNoShare() throws IOException {
    ZonesOnRaster zones = laid(raster(0, 1, 4, 2, DEGREES), "[[9,9],[10,9],[10,10],[9,10],[9,9]]");

    ZonalTable table = zones.measure(List.of(0));
    ZonalRow row = table.rows().get(0);
    assertThat(row.zone().insideShare()).isZero();
    assertThat(row.statistics().cells()).isZero();
    assertThat(row.statistics().distribution()).isEmpty();
    assertThat(row.validShare()).isEmpty();
    assertThat(table.tiles()).isEqualTo(new Tiles(0, 0, 1));
  }

  private ZonesOnRaster laid(GeoTiff raster, String... rings) throws IOException {
    List<String> features = new ArrayList<>();
    for (String ring : rings) {
      features.add(
          "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[%s]}}"
              .formatted(ring));
    }
    Path file =
        Files.writeString(
            folder.resolve("zones.geojson"),
            "{\"type\":\"FeatureCollection\",\"features\":%s}".formatted(features));
    return ZonesOnRaster.of(raster, ParcelFile.at(file), CellRule.EXACT);
  }

  /** Cells hold their column, counted from 1. */
  private static GeoTiff raster(double x0, double yTop, int width, int height, int... keys) {
    return opened(placed(x0, yTop, 1).shorts(34_735, keys), width, height);
  }

  private static TiffWriter placed(double x0, double yTop, double cell) {
    return TiffWriter.of(SampleType.UINT8)
        .doubles(33_550, cell, cell, 0)
        .doubles(33_922, 0, 0, 0, x0, yTop, 0);
  }

  private static GeoTiff opened(TiffWriter writer, int width, int height) {
    byte[] bytes = writer.write(width, height, 1, (b, r, c) -> (c + 1) % 256);
    return GeoTiff.open("made.tif", MemoryRead.of(bytes));
  }
}
