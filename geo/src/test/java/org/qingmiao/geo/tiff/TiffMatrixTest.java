// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every legal form of a file against the cells that went into it. */
class TiffMatrixTest {
  private static final int BANDS = 2;

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void readsEveryFormCellByCell(SampleType type) {
    int files = 0;
    for (TiffWriter writer : forms(type).toList()) {
      for (int[] size : new int[][] {{1, 1}, {513, 511}}) {
        byte[] file = writer.write(size[0], size[1], BANDS, (b, r, c) -> bits(type, b, r, c));
        TiffImage image = TiffFile.open("made.tif", MemoryRead.of(file)).image();
        assertThat(image.type()).isEqualTo(type);
        assertThat(firstDifference(image, type)).isEmpty();
        files++;
      }
    }
    // {classic, Big} x {LE, BE} x {tiled, striped} x {chunky, planar} x 2 sizes, times
    // none + {deflate, zstd} x {no, horizontal, floating for reals} predictor.
    assertThat(files).isEqualTo(32 * (type.isReal() ? 7 : 5));
  }

  private static Stream<TiffWriter> forms(SampleType type) {
    List<TiffWriter> forms = new ArrayList<>();
    for (int form = 0; form < 16; form++) {
      for (long compression : new long[] {1, 8, 50_000}) {
        for (int predictor = 1; predictor <= (type.isReal() ? 3 : 2); predictor++) {
          if (compression == 1 && predictor > 1) {
            continue;
          }
          TiffWriter writer =
              TiffWriter.of(type)
                  .order((form & 1) == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                  .compression(compression)
                  .predictor(predictor);
          writer = (form & 2) == 0 ? writer : writer.big();
          writer = (form & 4) == 0 ? writer.tiles(128, 64) : writer.strips(60);
          forms.add((form & 8) == 0 ? writer : writer.separate());
        }
      }
    }
    return forms.stream();
  }

  /** Slopes that wrap around the type, with its whole range of bits in every 97th cell. */
  private static long bits(SampleType type, int band, int row, int column) {
    long wild = (row * 513L + column) * 0x9E3779B97F4A7C15L + band;
    boolean spike = (row * 513 + column) % 97 == 0;
    long slope = band * 100L + row * 3L + column * 5L;
    if (type == SampleType.FLOAT32) {
      return Integer.toUnsignedLong(
          spike ? (int) (wild >> 32) : Float.floatToRawIntBits(slope / 7f));
    }
    if (type == SampleType.FLOAT64) {
      return spike ? wild : Double.doubleToRawLongBits(slope / 7.0);
    }
    long bits = spike ? wild >>> 32 : slope;
    return bits & (-1L >>> (64 - 8 * type.bytes()));
  }

  private static double value(SampleType type, long bits) {
    return switch (type) {
      case UINT8, UINT16, UINT32 -> bits;
      case INT8 -> (byte) bits;
      case INT16 -> (short) bits;
      case INT32 -> (int) bits;
      case FLOAT32 -> Float.intBitsToFloat((int) bits);
      case FLOAT64 -> Double.longBitsToDouble(bits);
    };
  }

  private static String firstDifference(TiffImage image, SampleType type) {
    Picture picture = Picture.of(image);
    for (int b = 0; b < BANDS; b++) {
      for (int r = 0; r < image.height(); r++) {
        for (int c = 0; c < image.width(); c++) {
          double expected = value(type, bits(type, b, r, c));
          if (Double.compare(expected, picture.at(b, r, c)) != 0) {
            return "band %d row %d column %d: %s, expected %s"
                .formatted(b, r, c, picture.at(b, r, c), expected);
          }
        }
      }
    }
    return "";
  }
}
