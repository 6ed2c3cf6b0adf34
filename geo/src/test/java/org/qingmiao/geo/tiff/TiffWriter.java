// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import com.github.luben.zstd.Zstd;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;

/** Writes TIFF files in every form that the reader knows; for tests and measurements. */
public final class TiffWriter {
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private boolean big;
  private boolean tiled = true;
  private boolean separate;
  private int blockWidth = 16;
  private int blockHeight = 16;
  private long compression = 8;
  private int level = Deflater.BEST_SPEED;
  private int predictor = 1;
  private final SampleType type;
  private final Map<Integer, Tag> extra = new TreeMap<>();

  private TiffWriter(SampleType type) {
    this.type = type;
  }

  /** A small-tiled, little-endian, classic file with DEFLATE. */
  public static TiffWriter of(SampleType type) {
    return new TiffWriter(type);
  }

  public TiffWriter order(ByteOrder value) {
    order = value;
    return this;
  }

  public TiffWriter big() {
    big = true;
    return this;
  }

  public TiffWriter separate() {
    separate = true;
    return this;
  }

  public TiffWriter tiles(int width, int height) {
    blockWidth = width;
    blockHeight = height;
    return this;
  }

  public TiffWriter strips(int rows) {
    tiled = false;
    blockHeight = rows;
    return this;
  }

  public TiffWriter compression(long value) {
    compression = value;
    return this;
  }

  public TiffWriter level(int value) {
    level = value;
    return this;
  }

  public TiffWriter predictor(int value) {
    predictor = value;
    return this;
  }

  public TiffWriter doubles(int tag, double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
    Arrays.stream(values).forEach(bytes::putDouble);
    extra.put(tag, new Tag(12, values.length, bytes.array()));
    return this;
  }

  public TiffWriter shorts(int tag, int... values) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(order);
    Arrays.stream(values).forEach(v -> bytes.putShort((short) v));
    extra.put(tag, new Tag(3, values.length, bytes.array()));
    return this;
  }

  public TiffWriter text(int tag, String value) {
    byte[] bytes = (value + "\0").getBytes(StandardCharsets.UTF_8);
    extra.put(tag, new Tag(2, bytes.length, bytes));
    return this;
  }

  /** What stands in the cells; blocks that are absent take no room in the file. */
  public interface Cells {
    /** Bits of a value, in its lowest bytes. */
    long bits(int band, int row, int column);

    default boolean isAbsent(int row, int column) {
      return false;
    }
  }

  /** A file with one picture. */
  public byte[] write(int width, int height, int bands, Cells cells) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Counted out = new Counted(bytes, 0);
    out.write(header(0));
    long directory = add(out, width, height, bands, cells);
    byte[] file = bytes.toByteArray();
    System.arraycopy(header(directory), 0, file, 0, header(0).length);
    return file;
  }

  /** A file with one picture, however large. */
  public void write(Path path, int width, int height, int bands, Cells cells) {
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(path), 1 << 20)) {
      Counted out = new Counted(file, 0);
      out.write(header(0));
      long directory = add(out, width, height, bands, cells);
      file.flush();
      try (FileChannel head = FileChannel.open(path, StandardOpenOption.WRITE)) {
        head.write(ByteBuffer.wrap(header(directory)), 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file with one more picture; the last directory of a file of ours stands at its end. */
  public byte[] writeAfter(byte[] first, int width, int height, int bands, Cells cells) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(first);
    long directory = add(new Counted(bytes, first.length), width, height, bands, cells);
    ByteBuffer file = ByteBuffer.wrap(bytes.toByteArray()).order(order);
    word(file.position(first.length - (big ? 8 : 4)), directory);
    return file.array();
  }

  private long add(Counted out, int width, int height, int bands, Cells cells) {
    int across = tiled ? blockWidth : width;
    int blockRows = (height - 1) / blockHeight + 1;
    int blockColumns = (width - 1) / across + 1;
    int planes = separate ? bands : 1;
    long[] offsets = new long[planes * blockRows * blockColumns];
    long[] counts = new long[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      int plane = i / (blockRows * blockColumns);
      int row = i / blockColumns % blockRows * blockHeight;
      int column = i % blockColumns * across;
      if (!cells.isAbsent(row, column)) {
        int rows = tiled ? blockHeight : Math.min(blockHeight, height - row);
        byte[] block =
            pack(
                block(
                    cells, plane, separate ? 1 : bands, row, column, rows, across, width, height));
        offsets[i] = out.count;
        counts[i] = block.length;
        out.write(block);
      }
    }
    Map<Integer, Tag> tags = new TreeMap<>(extra);
    tags.put(256, longs(width));
    tags.put(257, longs(height));
    tags.put(258, same(bands, type.bytes() * 8));
    tags.put(259, compression > 65_535 ? longs(compression) : same(1, (int) compression));
    tags.put(262, same(1, 1));
    tags.put(277, same(1, bands));
    tags.put(284, same(1, separate ? 2 : 1));
    tags.put(317, same(1, predictor));
    tags.put(339, same(bands, type.isReal() ? 3 : type.name().startsWith("U") ? 1 : 2));
    if (tiled) {
      tags.put(322, longs(blockWidth));
      tags.put(323, longs(blockHeight));
    } else {
      tags.put(278, longs(blockHeight));
    }
    tags.put(tiled ? 324 : 273, longs(offsets));
    tags.put(tiled ? 325 : 279, longs(counts));
    return append(out, tags);
  }

  private long append(Counted out, Map<Integer, Tag> tags) {
    int word = big ? 8 : 4;
    ByteBuffer table = ByteBuffer.allocate(16 + tags.size() * 20).order(order);
    if (big) {
      table.putLong(tags.size());
    } else {
      table.putShort((short) tags.size());
    }
    for (Map.Entry<Integer, Tag> entry : tags.entrySet()) {
      Tag tag = entry.getValue();
      table.putShort((short) (int) entry.getKey()).putShort((short) tag.type);
      word(table, tag.count);
      if (tag.bytes.length <= word) {
        table.put(Arrays.copyOf(tag.bytes, word));
      } else {
        word(table, out.count);
        out.write(tag.bytes);
      }
    }
    word(table, 0);
    long directory = out.count;
    out.write(Arrays.copyOf(table.array(), table.position()));
    return directory;
  }

  private byte[] header(long directory) {
    ByteBuffer bytes = ByteBuffer.allocate(big ? 16 : 8).order(order);
    bytes.putShort((short) (order == ByteOrder.LITTLE_ENDIAN ? 0x4949 : 0x4D4D));
    bytes.putShort((short) (big ? 43 : 42));
    if (big) {
      bytes.putShort((short) 8).putShort((short) 0);
    }
    word(bytes, directory);
    return bytes.array();
  }

  private void word(ByteBuffer to, long value) {
    if (big) {
      to.putLong(value);
    } else {
      to.putInt((int) value);
    }
  }

  private Tag longs(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate((big ? 8 : 4) * values.length).order(order);
    Arrays.stream(values).forEach(v -> word(bytes, v));
    return new Tag(big ? 16 : 4, values.length, bytes.array());
  }

  private Tag same(int count, int value) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * count).order(order);
    for (int i = 0; i < count; i++) {
      bytes.putShort((short) value);
    }
    return new Tag(3, count, bytes.array());
  }

  private byte[] block(
      Cells cells,
      int plane,
      int samples,
      int top,
      int left,
      int rows,
      int across,
      int width,
      int height) {
    int line = across * samples;
    ByteBuffer bytes = ByteBuffer.allocate(rows * line * type.bytes()).order(order);
    long[] values = new long[line];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < across; c++) {
        for (int s = 0; s < samples; s++) {
          boolean inside = top + r < height && left + c < width;
          values[c * samples + s] =
              inside ? cells.bits(separate ? plane : s, top + r, left + c) : 0;
        }
      }
      if (predictor == 3) {
        bytes.put(floating(values, samples));
      } else {
        for (int i = line - 1; i >= samples && predictor == 2; i--) {
          values[i] -= values[i - samples];
        }
        Arrays.stream(values).forEach(v -> put(bytes, v));
      }
    }
    return bytes.array();
  }

  private void put(ByteBuffer to, long bits) {
    switch (type.bytes()) {
      case 1 -> to.put((byte) bits);
      case 2 -> to.putShort((short) bits);
      case 4 -> to.putInt((int) bits);
      default -> to.putLong(bits);
    }
  }

  private byte[] floating(long[] values, int samples) {
    int line = values.length;
    byte[] planes = new byte[line * type.bytes()];
    for (int b = 0; b < type.bytes(); b++) {
      for (int i = 0; i < line; i++) {
        planes[b * line + i] = (byte) (values[i] >> (8 * (type.bytes() - 1 - b)));
      }
    }
    for (int i = planes.length - 1; i >= samples; i--) {
      planes[i] -= planes[i - samples];
    }
    return planes;
  }

  private byte[] pack(byte[] block) {
    if (compression == 1) {
      return block;
    }
    if (compression == 50_000) {
      return Zstd.compress(block, 3);
    }
    Deflater deflater = new Deflater(level);
    deflater.setInput(block);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] portion = new byte[64 << 10];
    while (!deflater.finished()) {
      out.write(portion, 0, deflater.deflate(portion));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static final class Tag {
    private final int type;
    private final long count;
    private final byte[] bytes;

    private Tag(int type, long count, byte[] bytes) {
      this.type = type;
      this.count = count;
      this.bytes = bytes;
    }
  }

  /** Bytes on their way into a file, and where the next one will stand. */
  private static final class Counted {
    private final OutputStream out;
    private long count;

    private Counted(OutputStream out, long count) {
      this.out = out;
      this.count = count;
    }

    private void write(byte[] bytes) {
      try {
        out.write(bytes);
        count += bytes.length;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
