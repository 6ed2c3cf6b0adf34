// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import static org.qingmiao.geo.Fault.TIFF_SIZE;
import static org.qingmiao.geo.Fault.TIFF_TAG;
import static org.qingmiao.geo.Fault.TIFF_UNSUPPORTED;

import java.util.Arrays;

/**
 * How the cells of one picture are laid out in its file, as tiles or strips: sizes, packing, and
 * where each block lies. All sizes were checked before an instance exists.
 *
 * <p>Source: TIFF 6.0, sections 3, 8, 14, 15.
 */
public final class TiffImage {
  /** More bytes in one unpacked block cannot be held by a task. */
  static final long MOST_BLOCK_BYTES = 64L << 20;

  private static final long MOST_CELLS = 1L << 31;
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int FILL_ORDER = 266;
  private static final int STRIP_OFFSETS = 273;
  private static final int BANDS = 277;
  private static final int STRIP_ROWS = 278;
  private static final int STRIP_COUNTS = 279;
  private static final int PLANES = 284;
  private static final int PREDICTOR = 317;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_COUNTS = 325;
  private static final int FORMAT = 339;
  private static final int SEPARATE = 2;

  private final TiffBytes bytes;
  private final int width;
  private final int height;
  private final int bands;
  private final SampleType type;
  private final boolean tiled;
  private final int blockWidth;
  private final int blockHeight;
  private final boolean separate;
  private final Compression compression;
  private final Predictor predictor;
  private final long[] offsets;
  private final long[] counts;

  private TiffImage(TiffBytes bytes, TiffDirectory tags) {
    this.bytes = bytes;
    this.width = size(tags.required(WIDTH, "width"), "width");
    this.height = size(tags.required(HEIGHT, "height"), "height");
    this.bands = size(tags.integer(BANDS, 1), "bands");
    if ((long) width * height > MOST_CELLS) {
      throw bytes.refuse(
          TIFF_SIZE, "%d x %d cells, at most 2^31 can be read".formatted(width, height));
    }
    this.type = type(tags);
    this.tiled = tags.has(TILE_WIDTH);
    this.blockWidth = tiled ? size(tags.required(TILE_WIDTH, "tile width"), "tile width") : width;
    this.blockHeight =
        tiled
            ? size(tags.required(TILE_HEIGHT, "tile height"), "tile height")
            : size(Math.min(tags.integer(STRIP_ROWS, height), height), "rows per strip");
    this.separate = bands > 1 && tags.integer(PLANES, 1) == SEPARATE;
    if (blockBytes(blockHeight) > MOST_BLOCK_BYTES) {
      throw bytes.refuse(
          TIFF_SIZE,
          "blocks of %d x %d cells with %d values of %d bytes, at most %d bytes can be held; write it in smaller tiles"
              .formatted(blockWidth, blockHeight, samples(), type.bytes(), MOST_BLOCK_BYTES));
    }
    this.compression = compression(tags);
    this.predictor = predictor(tags);
    this.offsets = perBlock(tags, tiled ? TILE_OFFSETS : STRIP_OFFSETS, "offsets of blocks");
    this.counts = perBlock(tags, tiled ? TILE_COUNTS : STRIP_COUNTS, "byte counts of blocks");
  }

  static TiffImage of(TiffBytes bytes, TiffDirectory tags) {
    return new TiffImage(bytes, tags);
  }

  private int size(long value, String what) {
    if (value < 1 || value > Integer.MAX_VALUE) {
      throw bytes.refuse(
          TIFF_SIZE,
          "%s is %s, expected 1 to %d"
              .formatted(what, Long.toUnsignedString(value), Integer.MAX_VALUE));
    }
    return (int) value;
  }

  private SampleType type(TiffDirectory tags) {
    long bits = same(tags, BITS, "bits per value", 1);
    long format = same(tags, FORMAT, "sample format", 1);
    // 4 is "undefined", which writers use for plain numbers.
    return SampleType.of(bits, format == 4 ? 1 : format)
        .orElseThrow(
            () ->
                bytes.refuse(
                    TIFF_UNSUPPORTED,
                    "values of %d bits in sample format %d; convert it to whole numbers of 8 to 32 bits or floats of 32 or 64"
                        .formatted(bits, format)));
  }

  private long same(TiffDirectory tags, int tag, String what, long otherwise) {
    long[] values = tags.integers(tag);
    long first = values.length == 0 ? otherwise : values[0];
    if (Arrays.stream(values).anyMatch(v -> v != first)) {
      throw bytes.refuse(
          TIFF_UNSUPPORTED,
          "%s differ between bands: %s; write one type for all"
              .formatted(what, Arrays.toString(values)));
    }
    return first;
  }

  private Compression compression(TiffDirectory tags) {
    long number = tags.integer(COMPRESSION, 1);
    if (tags.integer(FILL_ORDER, 1) != 1) {
      throw bytes.refuse(TIFF_UNSUPPORTED, "bits are stored in reverse (tag 266)");
    }
    return Compression.of(number)
        .orElseThrow(
            () ->
                bytes.refuse(
                    TIFF_UNSUPPORTED,
                    "compression %d; known are none (1), DEFLATE (8, 32946) and ZSTD (50000)"
                        .formatted(number)));
  }

  private Predictor predictor(TiffDirectory tags) {
    long number = compression == Compression.NONE ? 1 : tags.integer(PREDICTOR, 1);
    return Predictor.of(number)
        .filter(p -> p != Predictor.FLOATING || type.isReal())
        .orElseThrow(
            () ->
                bytes.refuse(
                    TIFF_TAG,
                    "predictor %d on %s; expected 1, 2, or 3 on floats".formatted(number, type)));
  }

  private long[] perBlock(TiffDirectory tags, int tag, String what) {
    long expected = (long) planes() * blockRows() * blockColumns();
    if (tags.count(tag) != expected) {
      throw bytes.refuse(
          TIFF_TAG,
          "tag %d (%s) has %s values, expected %d"
              .formatted(tag, what, Long.toUnsignedString(tags.count(tag)), expected));
    }
    return tags.integers(tag);
  }

  /** Cells in a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Values of a cell. */
  public int bands() {
    return bands;
  }

  /** What each value is. */
  public SampleType type() {
    return type;
  }

  /** Cells in a row of a block; strips are as wide as the picture. */
  public int blockWidth() {
    return blockWidth;
  }

  /** Rows of a block; the last strip may have fewer. */
  public int blockHeight() {
    return blockHeight;
  }

  /** Rows of blocks. */
  public int blockRows() {
    return (height - 1) / blockHeight + 1;
  }

  /** Blocks in a row of blocks. */
  public int blockColumns() {
    return (width - 1) / blockWidth + 1;
  }

  /** Planes: 1 where the bands of a cell stand together, else one for each band. */
  public int planes() {
    return separate ? bands : 1;
  }

  /** The plane in which a band stands. */
  public int planeOf(int band) {
    return separate ? band : 0;
  }

  /** Values that stand together for a cell of a block. */
  int samples() {
    return separate ? 1 : bands;
  }

  int rowsIn(int blockRow) {
    return tiled ? blockHeight : Math.min(blockHeight, height - blockRow * blockHeight);
  }

  long blockBytes(int rows) {
    // A double does not overflow, and is exact for every size that passes the check.
    return (long) ((double) blockWidth * rows * samples() * type.bytes());
  }

  TiffBytes bytes() {
    return bytes;
  }

  /** How blocks are packed. */
  public Compression compression() {
    return compression;
  }

  /** What is subtracted before packing. */
  public Predictor predictor() {
    return predictor;
  }

  long offset(int block) {
    return offsets[block];
  }

  long count(int block) {
    return counts[block];
  }
}
