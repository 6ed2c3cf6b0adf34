// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A GeoTIFF of whole numbers from 0 to 65,535: classic, little-endian, one plane a band, in tiles
 * packed by Zstandard, whose library comes with the program and packs alike everywhere; 0 is no
 * data.
 */
final class SceneTiff {
  private static final int TILE = 64;
  private static final int CELL_M = 10;
  private static final int LEVEL = 3;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int DOUBLE = 12;
  private static final int ASCII = 2;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final Map<Integer, Tag> tags = new TreeMap<>();

  /** A field of the directory, TIFF 6.0, section 2. */
  private record Tag(int type, int count, ByteBuffer values) {}

  private SceneTiff() {}

  /**
   * The bytes of a picture.
   *
   * @param west easting of its west edge, metres
   * @param north northing of its north edge, metres
   * @param bands by band, then row by row; cells of 10 m
   */
  static byte[] of(double west, double north, int width, short[][] bands) {
    return new SceneTiff().write(west, north, width, bands);
  }

  private byte[] write(double west, double north, int width, short[][] bands) {
    int height = bands[0].length / width;
    file.writeBytes(new byte[8]);
    int across = (width - 1) / TILE + 1;
    int down = (height - 1) / TILE + 1;
    int[] offsets = new int[bands.length * across * down];
    int[] counts = new int[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      short[] band = bands[i / (across * down)];
      byte[] tile = tile(band, width, i / across % down * TILE, i % across * TILE);
      offsets[i] = file.size();
      counts[i] = tile.length;
      file.writeBytes(tile);
    }
    longs(256, width);
    longs(257, height);
    shorts(258, all(bands.length, 16));
    longs(259, 50_000);
    shorts(262, 1);
    shorts(277, bands.length);
    shorts(284, 2);
    longs(322, TILE);
    longs(323, TILE);
    longs(324, offsets);
    longs(325, counts);
    shorts(339, all(bands.length, 1));
    doubles(33_550, CELL_M, CELL_M, 0);
    doubles(33_922, 0, 0, 0, west, north, 0);
    // A projected system by its code, cells as areas: GeoTIFF 1.1, sections 7.2 to 7.4.
    shorts(34_735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, UtmPlane.EPSG);
    text(42_113, "0");
    return withDirectory();
  }

  private static int[] all(int count, int value) {
    int[] values = new int[count];
    Arrays.fill(values, value);
    return values;
  }

  private static byte[] tile(short[] band, int width, int top, int left) {
    ByteBuffer cells = buffer(2 * TILE * TILE);
    int height = band.length / width;
    int columns = Math.min(TILE, width - left);
    for (int row = 0; row < Math.min(TILE, height - top); row++) {
      cells.position(2 * TILE * row);
      for (int column = 0; column < columns; column++) {
        cells.putShort(band[(top + row) * width + left + column]);
      }
    }
    return Zstd.compress(cells.array(), LEVEL);
  }

  private byte[] withDirectory() {
    ByteBuffer directory = buffer(2 + 12 * tags.size() + 4);
    directory.putShort((short) tags.size());
    tags.forEach(
        (number, tag) -> {
          directory.putShort((short) (int) number).putShort((short) tag.type());
          directory.putInt(tag.count());
          byte[] values = tag.values().array();
          if (values.length <= 4) {
            directory.put(Arrays.copyOf(values, 4));
          } else {
            directory.putInt(file.size());
            file.writeBytes(values);
          }
        });
    int start = file.size();
    file.writeBytes(directory.array());
    byte[] bytes = file.toByteArray();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(0x002A4949).putInt(start);
    return bytes;
  }

  private void shorts(int number, int... values) {
    ByteBuffer bytes = buffer(2 * values.length);
    Arrays.stream(values).forEach(v -> bytes.putShort((short) v));
    tags.put(number, new Tag(SHORT, values.length, bytes));
  }

  private void longs(int number, int... values) {
    ByteBuffer bytes = buffer(4 * values.length);
    Arrays.stream(values).forEach(bytes::putInt);
    tags.put(number, new Tag(LONG, values.length, bytes));
  }

  private void doubles(int number, double... values) {
    ByteBuffer bytes = buffer(8 * values.length);
    Arrays.stream(values).forEach(bytes::putDouble);
    tags.put(number, new Tag(DOUBLE, values.length, bytes));
  }

  private void text(int number, String value) {
    ByteBuffer bytes = ByteBuffer.wrap((value + "\0").getBytes(StandardCharsets.US_ASCII));
    tags.put(number, new Tag(ASCII, bytes.capacity(), bytes));
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
