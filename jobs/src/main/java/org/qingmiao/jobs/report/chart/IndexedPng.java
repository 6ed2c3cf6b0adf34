// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.chart;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture of cells in nine greens as a PNG (ISO/IEC 15948) with a palette, and nothing in it but
 * its cells: no clock, no software, no place. Cells that show nothing are clear, so that what lies
 * behind the picture is seen.
 *
 * <p>Written by hand, because the writers of the desktop library start a font engine.
 */
final class IndexedPng {
  /** From bare to dense, each darker than the one before, so that they differ without colour. */
  private static final String GREENS =
      "f6f1dd" + "e6eac0" + "cfe0a3" + "b2d388" + "92c26e" + "6fac57" + "4d9243" + "2f7632"
          + "155a24";

  /** The step after the last green: clear. */
  static final int CLEAR = GREENS.length() / 6;

  private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
  private static final byte BITS = 8;
  private static final byte PALETTE = 3;

  private IndexedPng() {}

  /**
   * The picture as the text of a reference to itself.
   *
   * @param cells by rows from the top: 0 to 8 for a green, {@value #CLEAR} for a clear cell
   */
  static String dataUri(int columns, int rows, List<Integer> cells) {
    return "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(bytes(columns, rows, cells));
  }

  static byte[] bytes(int columns, int rows, List<Integer> cells) {
    if (cells.size() != columns * rows) {
      throw new IllegalArgumentException(
          "%d cells for %d x %d".formatted(cells.size(), columns, rows));
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    chunk(
        png,
        "IHDR",
        ByteBuffer.allocate(13)
            .putInt(columns)
            .putInt(rows)
            .put(BITS)
            .put(PALETTE)
            .put(new byte[3])
            .array());
    chunk(png, "PLTE", HexFormat.of().parseHex(GREENS + "000000"));
    byte[] opaque = new byte[CLEAR + 1];
    Arrays.fill(opaque, 0, CLEAR, (byte) 0xff);
    chunk(png, "tRNS", opaque);
    chunk(png, "IDAT", deflated(columns, rows, cells));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /** Rows of cells, each after a byte that says it is not filtered. */
  private static byte[] deflated(int columns, int rows, List<Integer> cells) {
    ByteBuffer lines = ByteBuffer.allocate(rows * (columns + 1));
    for (int i = 0; i < cells.size(); i++) {
      if (i % columns == 0) {
        lines.put((byte) 0);
      }
      lines.put((byte) (int) cells.get(i));
    }
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try {
      deflater.setInput(lines.array());
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] part = new byte[4096];
      while (!deflater.finished()) {
        out.write(part, 0, deflater.deflate(part));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] body) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(body);
    png.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
    png.writeBytes(name);
    png.writeBytes(body);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
