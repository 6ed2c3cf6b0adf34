// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;
import org.qingmiao.geo.tiff.MemoryRead;
import org.qingmiao.geo.tiff.SampleType;
import org.qingmiao.geo.tiff.TiffWriter;

class GeoTiffTest {
  private static final int SCALE = 33_550;
  private static final int TIE = 33_922;
  private static final int MATRIX = 34_264;
  private static final int KEYS = 34_735;
  private static final int TEXTS = 34_737;
  private static final int METADATA = 42_112;
  private static final int NODATA = 42_113;

  @Test
  void readsWhereARasterLies() {
    TiffWriter writer =
        placed().shorts(KEYS, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 32_650);

    assertThat(open(writer).grid())
        .isEqualTo(new Grid("EPSG:32650", 499_980, 4_200_000, 10, 10, 5, 4, 16, 16));
  }

  @Test
  void aTiePointMayLieAnywhere() {
    TiffWriter writer = writer().doubles(SCALE, 10, 20, 0).doubles(TIE, 2, 3, 0, 500, 800, 0);

    // 2 cells of 10 to the left, 3 of 20 up.
    assertThat(open(writer).grid()).isEqualTo(new Grid("", 480, 860, 10, 20, 5, 4, 16, 16));
  }

  @Test
  void positionsOfCellCentresAreMovedToTheEdge() {
    TiffWriter writer = placed().shorts(KEYS, 1, 1, 0, 1, 1025, 0, 1, 2);

    assertThat(open(writer).grid())
        .isEqualTo(new Grid("", 499_975, 4_200_005, 10, 10, 5, 4, 16, 16));
  }

  @Test
  void readsRastersWhoseRowsRunNorth() {
    TiffWriter writer =
        writer().doubles(MATRIX, 10, 0, 0, 100, 0, 10, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1);

    assertThat(open(writer).grid()).isEqualTo(new Grid("", 100, 200, 10, -10, 5, 4, 16, 16));
  }

  @Test
  void namesACoordinateSystemOfTheFilesOwn() {
    TiffWriter writer =
        placed()
            .shorts(KEYS, 1, 1, 0, 3, 1024, 0, 1, 1, 3072, 0, 1, 32_767, 3073, TEXTS, 8, 2)
            .text(TEXTS, "x|county|");
    TiffWriter degrees = placed().shorts(KEYS, 1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4490);

    assertThat(open(writer).grid().crs()).isEqualTo("county");
    assertThat(open(degrees).grid().crs()).isEqualTo("EPSG:4490");
  }

  @Test
  void refusesRotatedRasters() {
    TiffWriter writer =
        writer().doubles(MATRIX, 10, 1, 0, 100, 1, -10, 0, 200, 0, 0, 0, 0, 0, 0, 0, 1);

    assertRefused(writer, Fault.RASTER_ROTATED)
        .hasMessage(
            "RASTER_ROTATED: a.tif: columns run along (10.0, 1.0), rows along (1.0, -10.0);"
                + " warp it to the axes");
  }

  @Test
  void refusesRastersThatDoNotSayWhereTheyLie() {
    assertRefused(writer(), Fault.RASTER_GEOREF)
        .hasMessage(
            "RASTER_GEOREF: a.tif: 0 pixel scales and 0 tie numbers, expected at least 2 and 6,"
                + " or tag 34264");
    assertRefused(
            writer().doubles(SCALE, 10, -10, 0).doubles(TIE, 0, 0, 0, 0, 0, 0), Fault.RASTER_GEOREF)
        .hasMessage(
            "RASTER_GEOREF: a.tif: pixel height -10.0 is ambiguous; say with tag 34264 which way"
                + " rows run");
    assertRefused(writer().doubles(MATRIX, 1, 0), Fault.RASTER_GEOREF)
        .hasMessage("RASTER_GEOREF: a.tif: tag 34264 has 2 numbers, expected 16");
    assertRefused(
            writer().doubles(SCALE, 10, 10, 0).doubles(TIE, 0, 0, 0, Double.NaN, 0, 0),
            Fault.RASTER_GEOREF)
        .hasMessage("RASTER_GEOREF: a.tif: corner (NaN, 0.0) is not finite");
  }

  @Test
  void readsScaleAndOffsetOfEachBand() {
    TiffWriter writer =
        placed()
            .text(
                METADATA,
                """
                <GDALMetadata>
                  <Item name="DESCRIPTION" sample="0" role="description">B04 &amp; co</Item>
                  <Item name="SCALE" sample="1" role="scale">0.0001</Item>
                  <Item name="OFFSET" sample="1" role="offset">-0.1</Item>
                  <Item name="AREA_OR_POINT">Area</Item>
                </GDALMetadata>
                """);

    assertThat(open(writer).scale(0)).isEqualTo(Scale.NONE);
    assertThat(open(writer).scale(1)).isEqualTo(new Scale(0.0001, -0.1));
    assertThat(open(placed()).scale(0)).isEqualTo(Scale.NONE);
    assertRefused(placed().text(METADATA, "<GDALMetadata>"), Fault.RASTER_METADATA)
        .hasMessageStartingWith("RASTER_METADATA: a.tif: tag 42112 cannot be read: ");
  }

  @Test
  void comparesNodataWithWhatIsStored() {
    assertThat(open(placed().text(NODATA, "-9999 ")).nodata()).isEqualTo(new Nodata(-9999));
    assertThat(open(placed().text(NODATA, "nan")).nodata()).isEqualTo(Nodata.NONE);
    assertThat(open(placed()).nodata()).isEqualTo(Nodata.NONE);
    assertThat(Nodata.NONE.isData(Double.NaN)).isFalse();
    assertThat(Nodata.NONE.isData(0)).isTrue();
    // A float cell holds -3.4e38 rounded, and so must the value that is compared with it.
    assertThat(Nodata.of(-3.4e38, SampleType.FLOAT32).isData((float) -3.4e38)).isFalse();
    assertRefused(placed().text(NODATA, "none"), Fault.RASTER_METADATA)
        .hasMessage("RASTER_METADATA: a.tif: nodata is \"none\", expected a number");
  }

  @Test
  void ignoresNodataThatNoCellCanHold() {
    TiffWriter writer =
        TiffWriter.of(SampleType.UINT8)
            .doubles(SCALE, 10, 10, 0)
            .doubles(TIE, 0, 0, 0, 0, 0, 0)
            .text(NODATA, "-128");

    assertThat(open(writer).nodata()).isEqualTo(Nodata.NONE);
    assertThat(open(writer).warnings())
        .containsExactly(
            "NODATA_OUT_OF_TYPE: a.tif: nodata -128.0 cannot stand in UINT8; it is ignored");
  }

  @Test
  void aGridHasTheSameNameEverywhere() {
    Grid grid = new Grid("EPSG:32650", 499_980, 4_200_000, 10, 10, 10_980, 10_980, 512, 512);
    Grid other = new Grid("EPSG:32650", 499_980, 4_200_000, 10, 10, 10_980, 10_980, 512, 256);

    // printf 'EPSG:32650|0x1.e843p18|0x1.0059p22|0x1.4p3|0x1.4p3|10980|10980|512|512' | sha256sum
    assertThat(grid.id()).isEqualTo("e5c7fca14207c3bd");
    assertThat(other.id()).isNotEqualTo(grid.id());
  }

  @Test
  void neverTakesCoordinateSystemsSilentlyAsEqual() {
    Grid grid = new Grid("EPSG:32650", 0, 0, 1, 1, 1, 1, 1, 1);

    grid.requireSameCrs("EPSG:32650");
    assertThatThrownBy(() -> grid.requireSameCrs("EPSG:4326"))
        .hasMessage(
            "CRS_MISMATCH: the raster is in \"EPSG:32650\", the parcel in \"EPSG:4326\";"
                + " transform the parcel");
    assertThatThrownBy(() -> grid.requireSameCrs(""))
        .hasMessage("CRS_MISSING: the raster is in \"EPSG:32650\", the parcel in \"\"; name both");
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(TiffWriter writer, Fault fault) {
    return assertThatThrownBy(() -> open(writer))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.fault()).isEqualTo(fault));
  }

  private static TiffWriter writer() {
    return TiffWriter.of(SampleType.INT16);
  }

  private static TiffWriter placed() {
    return writer().doubles(SCALE, 10, 10, 0).doubles(TIE, 0, 0, 0, 499_980, 4_200_000, 0);
  }

  private static GeoTiff open(TiffWriter writer) {
    return GeoTiff.open("a.tif", MemoryRead.of(writer.write(5, 4, 2, (b, r, c) -> 0)));
  }
}
