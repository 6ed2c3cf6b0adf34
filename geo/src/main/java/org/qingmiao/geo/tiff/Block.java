// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * The cells of one block, unpacked: row by row, the bands of a plane side by side. It is filled
 * again and again by a {@link BlockReader} and keeps its memory.
 *
 * <p>Values stay in the width of the file; only the cells that someone asks for become doubles.
 */
public final class Block {
  private SampleType type = SampleType.UINT8;
  private int width;
  private int rows;
  private int samples;
  private boolean absent = true;
  private byte[] bytes = {};
  private short[] shorts = {};
  private int[] ints = {};
  private long[] longs = {};

  /** Whether the file holds nothing for this block: all its cells are without data. */
  public boolean isAbsent() {
    return absent;
  }

  /** Rows in the block; a tile at the lower edge has more than the picture. */
  public int rows() {
    return rows;
  }

  /**
   * Writes raw values of neighbouring cells of a row as doubles, NaN where the block is absent.
   *
   * @param sample which of the values that stand together; 0 in separate planes
   * @param row from 0, within the block
   * @param column of the first cell, from 0, within the block
   */
  public void values(int sample, int row, int column, int count, double[] out, int at) {
    Objects.checkIndex(sample, samples);
    Objects.checkIndex(row, rows);
    Objects.checkFromIndexSize(column, count, width);
    Objects.checkFromIndexSize(at, count, out.length);
    int step = samples;
    int from = (row * width + column) * step + sample;
    if (absent) {
      Arrays.fill(out, at, at + count, Double.NaN);
      return;
    }
    switch (type) {
      case UINT8 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = bytes[from + i * step] & 0xFF;
        }
      }
      case INT8 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = bytes[from + i * step];
        }
      }
      case UINT16 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = shorts[from + i * step] & 0xFFFF;
        }
      }
      case INT16 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = shorts[from + i * step];
        }
      }
      case UINT32 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = ints[from + i * step] & 0xFFFF_FFFFL;
        }
      }
      case INT32 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = ints[from + i * step];
        }
      }
      case FLOAT32 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = Float.intBitsToFloat(ints[from + i * step]);
        }
      }
      case FLOAT64 -> {
        for (int i = 0; i < count; i++) {
          out[at + i] = Double.longBitsToDouble(longs[from + i * step]);
        }
      }
    }
  }

  void leaveEmpty(TiffImage image, int rows) {
    shape(image, rows);
    absent = true;
  }

  /** Takes unpacked bytes: brings them into the machine's order and undoes the predictor. */
  void fill(TiffImage image, int rows, ByteBuffer unpacked) {
    shape(image, rows);
    absent = false;
    int values = width * rows * samples;
    if (image.predictor() == Predictor.FLOATING) {
      undoFloating(unpacked, values);
      return;
    }
    take(unpacked, values);
    if (image.predictor() == Predictor.HORIZONTAL) {
      undoHorizontal(values);
    }
  }

  private void shape(TiffImage image, int rows) {
    this.type = image.type();
    this.width = image.blockWidth();
    this.rows = rows;
    this.samples = image.samples();
  }

  private void take(ByteBuffer unpacked, int values) {
    switch (type.bytes()) {
      case 1 -> {
        bytes = roomy(bytes, values);
        unpacked.get(bytes, 0, values);
      }
      case 2 -> {
        shorts = roomy(shorts, values);
        unpacked.asShortBuffer().get(shorts, 0, values);
      }
      case 4 -> {
        ints = roomy(ints, values);
        unpacked.asIntBuffer().get(ints, 0, values);
      }
      default -> {
        longs = roomy(longs, values);
        unpacked.asLongBuffer().get(longs, 0, values);
      }
    }
  }

  private void undoHorizontal(int values) {
    int line = width * samples;
    for (int start = 0; start < values; start += line) {
      for (int s = 0; s < samples; s++) {
        switch (type.bytes()) {
          case 1 -> addUp(bytes, start + s, start + line);
          case 2 -> addUp(shorts, start + s, start + line);
          case 4 -> addUp(ints, start + s, start + line);
          default -> addUp(longs, start + s, start + line);
        }
      }
    }
  }

  private void addUp(byte[] cells, int from, int end) {
    byte sum = 0;
    for (int i = from; i < end; i += samples) {
      sum += cells[i];
      cells[i] = sum;
    }
  }

  private void addUp(short[] cells, int from, int end) {
    short sum = 0;
    for (int i = from; i < end; i += samples) {
      sum += cells[i];
      cells[i] = sum;
    }
  }

  private void addUp(int[] cells, int from, int end) {
    int sum = 0;
    for (int i = from; i < end; i += samples) {
      sum += cells[i];
      cells[i] = sum;
    }
  }

  private void addUp(long[] cells, int from, int end) {
    long sum = 0;
    for (int i = from; i < end; i += samples) {
      sum += cells[i];
      cells[i] = sum;
    }
  }

  private void undoFloating(ByteBuffer unpacked, int values) {
    int line = width * samples;
    byte[] row = new byte[line * type.bytes()];
    ints = type.bytes() == 4 ? roomy(ints, values) : ints;
    longs = type.bytes() == 8 ? roomy(longs, values) : longs;
    for (int start = 0; start < values; start += line) {
      unpacked.get(row);
      for (int i = samples; i < row.length; i++) {
        row[i] += row[i - samples];
      }
      for (int i = 0; i < line; i++) {
        long bits = 0;
        for (int plane = i; plane < row.length; plane += line) {
          bits = (bits << 8) | (row[plane] & 0xFF);
        }
        if (type.bytes() == 4) {
          ints[start + i] = (int) bits;
        } else {
          longs[start + i] = bits;
        }
      }
    }
  }

  private static byte[] roomy(byte[] cells, int values) {
    return cells.length < values ? new byte[values] : cells;
  }

  private static short[] roomy(short[] cells, int values) {
    return cells.length < values ? new short[values] : cells;
  }

  private static int[] roomy(int[] cells, int values) {
    return cells.length < values ? new int[values] : cells;
  }

  private static long[] roomy(long[] cells, int values) {
    return cells.length < values ? new long[values] : cells;
  }
}
