// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffFileTest {
  private static final int SUBFILE = 254;

  @Test
  void passesOverOverviewsAndMasks() {
    TiffWriter writer = TiffWriter.of(SampleType.UINT8);
    byte[] overview = writer.shorts(SUBFILE, 1).write(2, 2, 1, (b, r, c) -> 1);
    byte[] mask = writer.shorts(SUBFILE, 4).writeAfter(overview, 3, 3, 1, (b, r, c) -> 1);
    byte[] file = writer.shorts(SUBFILE, 0).writeAfter(mask, 5, 4, 1, (b, r, c) -> 7);

    TiffImage image = TiffFile.open("a.tif", MemoryRead.of(file)).image();

    assertThat(image.width()).isEqualTo(5);
    assertThat(image.height()).isEqualTo(4);
    assertThat(Picture.of(image).at(0, 3, 4)).isEqualTo(7);
  }

  @Test
  void aBlockThatTakesNoRoomHasNoData() {
    byte[] file =
        TiffWriter.of(SampleType.INT16)
            .tiles(2, 2)
            .write(
                4,
                2,
                1,
                new TiffWriter.Cells() {
                  @Override
                  public long bits(int band, int row, int column) {
                    return 9;
                  }

                  @Override
                  public boolean isAbsent(int row, int column) {
                    return column == 2;
                  }
                });

    Picture picture = Picture.of(TiffFile.open("sparse.tif", MemoryRead.of(file)).image());

    assertThat(DoubleStream.of(picture.bands()[0]))
        .containsExactly(9.0, 9.0, Double.NaN, Double.NaN, 9.0, 9.0, Double.NaN, Double.NaN);
  }

  @Test
  void readsFilesThatArriveInPortions(@TempDir Path folder) throws IOException {
    byte[] bytes =
        TiffWriter.of(SampleType.FLOAT64).predictor(3).write(9, 9, 3, (b, r, c) -> b + r * c);
    Path path = Files.write(folder.resolve("a.tif"), bytes);
    Picture portions = Picture.of(TiffFile.open("a.tif", new MemoryRead(bytes, 3)).image());

    try (FileRead file = FileRead.of(path)) {
      Picture whole = Picture.of(TiffFile.open("a.tif", file).image());
      assertThat(whole.bands()).isDeepEqualTo(portions.bands());
    }
  }

  @Test
  void oneReaderServesFilesOfEveryType() {
    Block block = new Block();
    double[] value = new double[1];
    try (BlockReader reader = new BlockReader()) {
      for (SampleType type : SampleType.values()) {
        byte[] file = TiffWriter.of(type).write(3, 3, 1, (b, r, c) -> 0);
        reader.read(TiffFile.open("a.tif", MemoryRead.of(file)).image(), 0, 0, 0, block);
        block.values(0, 2, 2, 1, value, 0);
        assertThat(value[0]).isZero();
      }
    }
  }
}
