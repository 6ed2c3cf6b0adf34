// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/** What the reader says of files that cannot be read: the whole sentence. */
class TiffRefusalTest {
  private static final int DIRECTORY_POINTER = 4;
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int STRIP_COUNTS = 279;

  @Test
  void refusesWhatDoesNotBeginLikeATiff() {
    assertRefused("PNG is no TIFF".getBytes(StandardCharsets.US_ASCII))
        .isEqualTo("TIFF_MAGIC: a.tif: begins with bytes 50 4E, expected II or MM");
    assertRefused(new byte[] {0x49, 0x49, 44, 0, 8, 0, 0, 0})
        .isEqualTo("TIFF_MAGIC: a.tif: the third and fourth byte say 44, expected 42 or 43");
    assertRefused(new byte[] {0x49, 0x49, 42})
        .isEqualTo(
            "TIFF_TRUNCATED: a.tif: the header lies at 0 with 8 bytes, the file has 3; fetch the"
                + " file again");
  }

  @Test
  void refusesADirectoryThatLeadsBackToItself() {
    byte[] file = plain();
    int start = directory(file);
    int next =
        start + 2 + 12 * ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(start);
    putInt(file, next, start);
    assertRefused(file)
        .isEqualTo("TIFF_IFD_LOOP: a.tif: directory 1 leads back to byte %d".formatted(start));
  }

  @Test
  void refusesSizesThatCannotBeMeant() {
    assertRefused(with(plain(), 256, 0))
        .isEqualTo("TIFF_SIZE: a.tif: width is 0, expected 1 to 2147483647");
    assertRefused(with(with(plain(), 256, 65_536), 257, 32_769))
        .isEqualTo("TIFF_SIZE: a.tif: 65536 x 32769 cells, at most 2^31 can be read");
    assertRefused(with(with(with(plain(), 256, 10_000), 257, 10_000), 278, 10_000))
        .isEqualTo(
            "TIFF_SIZE: a.tif: blocks of 10000 x 10000 cells with 1 values of 1 bytes,"
                + " at most 67108864 bytes can be held; write it in smaller tiles");
    byte[] big = TiffWriter.of(SampleType.UINT8).big().write(4, 4, 1, (b, r, c) -> 1);
    ByteBuffer bytes = ByteBuffer.wrap(big).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong((int) bytes.getLong(8), 65_536);
    assertRefused(big)
        .isEqualTo("TIFF_SIZE: a.tif: directory 0 has 65536 tags, at most 65535 can be meant");
  }

  @Test
  void refusesTagsThatAreMissingOrWrong() {
    assertRefused(renamed(plain(), 257)).isEqualTo("TIFF_TAG: a.tif: tag 257 (height) is missing");
    assertRefused(with(plain(), 278, 2))
        .isEqualTo("TIFF_TAG: a.tif: tag 273 (offsets of blocks) has 1 values, expected 2");
    assertRefused(with(packed(), 317, 3))
        .isEqualTo("TIFF_TAG: a.tif: predictor 3 on UINT8; expected 1, 2, or 3 on floats");
    assertRefused(with(plain(), 254, 1))
        .isEqualTo("TIFF_TAG: a.tif: none of 1 directories is a picture of full resolution");
  }

  @Test
  void refusesFormsItDoesNotKnow() {
    assertRefused(with(plain(), COMPRESSION, 5))
        .isEqualTo(
            "TIFF_UNSUPPORTED: a.tif: compression 5; known are none (1), DEFLATE (8, 32946) and"
                + " ZSTD (50000)");
    assertRefused(with(plain(), 258, 12))
        .isEqualTo(
            "TIFF_UNSUPPORTED: a.tif: values of 12 bits in sample format 1;"
                + " convert it to whole numbers of 8 to 32 bits or floats of 32 or 64");
    assertRefused(with(with(plain(), 284, 1), 266, 2))
        .isEqualTo("TIFF_UNSUPPORTED: a.tif: bits are stored in reverse (tag 266)");
  }

  @Test
  void refusesBlocksBehindTheEndOfTheFile() {
    byte[] file = plain();
    assertRefused(with(file, STRIP_OFFSETS, file.length - 3))
        .isEqualTo(
            "TIFF_TRUNCATED: a.tif: block (0, 0) of plane 0 lies at %d with 12 bytes,"
                    .formatted(file.length - 3)
                + " the file has %d; fetch the file again".formatted(file.length));
  }

  @Test
  void refusesBlocksThatDoNotUnpackToTheirCells() {
    assertRefused(with(plain(), STRIP_COUNTS, 11))
        .isEqualTo("TIFF_BLOCK: a.tif: block (0, 0) of plane 0 has 11 bytes, which cannot hold 12");
    assertRefused(with(with(packed(), 257, 4), 278, 4))
        .isEqualTo("TIFF_BLOCK: a.tif: block (0, 0) of plane 0 unpacks to 12 bytes, expected 16");
    assertRefused(with(with(packed(), 257, 2), 278, 2))
        .isEqualTo("TIFF_BLOCK: a.tif: block (0, 0) of plane 0 unpacks to more than its 8 bytes");
    byte[] file = packed();
    int count = (int) value(file, STRIP_COUNTS);
    assertRefused(with(packed(), STRIP_COUNTS, count - 1))
        .isEqualTo("TIFF_BLOCK: a.tif: block (0, 0) of plane 0 ends before its checksum");
    file[(int) value(file, STRIP_OFFSETS) + count - 1] ^= 1;
    assertRefused(file)
        .isEqualTo(
            "TIFF_BLOCK: a.tif: block (0, 0) of plane 0 cannot be unpacked: incorrect data check");
    byte[] zstd =
        TiffWriter.of(SampleType.UINT8).strips(3).compression(50_000).write(4, 3, 1, CELLS);
    assertThat(refusal(with(with(zstd, 257, 4), 278, 4)).fault()).isEqualTo(Fault.TIFF_BLOCK);
  }

  @Test
  void takesNoMemoryForWhatAFewBytesCannotHold() {
    assertRefused(with(with(with(packed(), 256, 8_000), 257, 8_000), 278, 8_000))
        .isEqualTo(
            "TIFF_BLOCK: a.tif: block (0, 0) of plane 0 has %d bytes, which cannot hold 64000000"
                .formatted(value(packed(), STRIP_COUNTS)));
  }

  private static final TiffWriter.Cells CELLS = (b, r, c) -> r * 4 + c;

  private static byte[] plain() {
    return TiffWriter.of(SampleType.UINT8)
        .strips(3)
        .compression(1)
        .shorts(254, 0)
        .shorts(266, 1)
        .write(4, 3, 1, CELLS);
  }

  private static byte[] packed() {
    return TiffWriter.of(SampleType.UINT8).strips(3).write(4, 3, 1, CELLS);
  }

  private static AbstractStringAssert<?> assertRefused(byte[] file) {
    return assertThat(refusal(file).getMessage());
  }

  private static Refusal refusal(byte[] file) {
    Refusal[] caught = new Refusal[1];
    assertThatThrownBy(() -> Picture.of(TiffFile.open("a.tif", new MemoryRead(file, 7)).image()))
        .isInstanceOfSatisfying(Refusal.class, refusal -> caught[0] = refusal);
    return caught[0];
  }

  private static int directory(byte[] file) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(DIRECTORY_POINTER);
  }

  /** Where the entry of a tag begins in a classic little-endian file. */
  private static int entry(byte[] file, int tag) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int at = directory(file) + 2;
    while (Short.toUnsignedInt(bytes.getShort(at)) != tag) {
      at += 12;
    }
    return at;
  }

  private static long value(byte[] file, int tag) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(entry(file, tag) + 8);
  }

  private static byte[] with(byte[] file, int tag, int value) {
    byte[] changed = Arrays.copyOf(file, file.length);
    putInt(changed, entry(file, tag) + 8, value);
    return changed;
  }

  private static byte[] renamed(byte[] file, int tag) {
    byte[] changed = Arrays.copyOf(file, file.length);
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putShort(entry(file, tag), (short) 900);
    return changed;
  }

  private static void putInt(byte[] file, int at, int value) {
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
  }
}
