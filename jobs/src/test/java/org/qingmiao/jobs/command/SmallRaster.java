// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A GeoTIFF of bytes, one strip, no compression: just enough to be read by the command. Cells are
 * 10 m wide, its upper left corner is (500000, 4000000), 255 means no data.
 */
public final class SmallRaster {
  private static final int TAGS = 14;
  private static final int HEADER = 8;
  private static final int ENTRY = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int TEXT = 2;
  private static final int DOUBLE = 12;

  private SmallRaster() {}

  /** Writes rows of cells of 10 m of one or several bands. */
  public static Path write(Path file, int epsg, int[][]... bands) throws IOException {
    return write(file, epsg, 10, bands);
  }

  /** The same with cells of so many metres. */
  public static Path write(Path file, int epsg, int metres, int[][]... bands) throws IOException {
    int height = bands[0].length;
    int width = bands[0][0].length;
    int scale = HEADER + 2 + TAGS * ENTRY + 4;
    int tie = scale + 24;
    int keys = tie + 48;
    int depths = keys + 32;
    int cells = depths + 2 * bands.length + (bands.length % 2) * 2;
    int count = width * height * bands.length;
    ByteBuffer bytes = ByteBuffer.allocate(cells + count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(HEADER);
    bytes.putShort((short) TAGS);
    tag(bytes, 256, LONG, 1, width);
    tag(bytes, 257, LONG, 1, height);
    tag(bytes, 258, SHORT, bands.length, bands.length > 2 ? depths : 8 | 8 << 16);
    tag(bytes, 259, SHORT, 1, 1);
    tag(bytes, 262, SHORT, 1, 1);
    tag(bytes, 273, LONG, 1, cells);
    tag(bytes, 277, SHORT, 1, bands.length);
    tag(bytes, 278, LONG, 1, height);
    tag(bytes, 279, LONG, 1, count);
    tag(bytes, 284, SHORT, 1, 1);
    tag(bytes, 33_550, DOUBLE, 3, scale);
    tag(bytes, 33_922, DOUBLE, 6, tie);
    tag(bytes, 34_735, SHORT, 16, keys);
    tag(bytes, 42_113, TEXT, 4, '2' | '5' << 8 | '5' << 16);
    bytes.putInt(0);
    doubles(bytes, metres, metres, 0);
    doubles(bytes, 0, 0, 0, 500_000, 4_000_000, 0);
    shorts(bytes, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, epsg);
    bands(bytes.position(depths), bands.length);
    bytes.position(cells);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        for (int[][] band : bands) {
          bytes.put((byte) band[row][column]);
        }
      }
    }
    return Files.write(file, bytes.array());
  }

  private static void bands(ByteBuffer bytes, int count) {
    for (int i = 0; i < count; i++) {
      bytes.putShort((short) 8);
    }
  }

  private static void tag(ByteBuffer bytes, int tag, int type, int count, int value) {
    bytes.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static void doubles(ByteBuffer bytes, double... values) {
    for (double value : values) {
      bytes.putDouble(value);
    }
  }

  private static void shorts(ByteBuffer bytes, int... values) {
    for (int value : values) {
      bytes.putShort((short) value);
    }
  }
}
