// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import static org.qingmiao.geo.Fault.TIFF_BLOCK;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.qingmiao.geo.Refusal;

/**
 * Fetches and unpacks blocks for one task. It holds one unpacker and two buffers, and nothing of
 * the files it reads; another task takes another reader.
 *
 * <p>A block must unpack to its cells exactly: not one byte less or more, and with the right
 * checksum where its packing has one.
 */
public final class BlockReader implements AutoCloseable {
  private static final int SLACK = 64 << 10;

  private final Inflater inflater = new Inflater();
  private final byte[] beyond = new byte[1];
  private ZstdDecompressCtx zstd;
  private byte[] packed = {};
  private byte[] unpacked = {};

  /**
   * Reads one block.
   *
   * @param band any band of the plane, from 0; the bands that share it come along
   * @param into takes the cells
   */
  public void read(TiffImage image, int band, int blockRow, int blockColumn, Block into) {
    Objects.checkIndex(band, image.bands());
    Objects.checkIndex(blockRow, image.blockRows());
    Objects.checkIndex(blockColumn, image.blockColumns());
    int plane = image.planeOf(band);
    Place place = new Place(image, plane, blockRow, blockColumn);
    int rows = image.rowsIn(blockRow);
    long offset = image.offset(place.block());
    long count = image.count(place.block());
    if (offset == 0 && count == 0) {
      into.leaveEmpty(image, rows);
      return;
    }
    int need = (int) image.blockBytes(rows);
    if (!image.compression().canUnpack(count, need) || count > 2L * need + SLACK) {
      throw place.refuse("has %s bytes, which cannot hold %d".formatted(count, need));
    }
    image.bytes().require(offset, count, place.name());
    boolean plain = image.compression() == Compression.NONE;
    int length = plain ? need : (int) count;
    packed = packed.length < length ? new byte[length] : packed;
    image.bytes().fill(offset, packed, length, place.name());
    if (!plain) {
      unpacked = unpacked.length < need ? new byte[need] : unpacked;
      unpack(image.compression(), length, need, place);
    }
    ByteBuffer cells = ByteBuffer.wrap(plain ? packed : unpacked, 0, need);
    into.fill(image, rows, cells.order(image.bytes().order()));
  }

  private void unpack(Compression compression, int length, int need, Place place) {
    try {
      if (compression == Compression.ZSTD) {
        expect(need, zstd().decompressByteArray(unpacked, 0, need, packed, 0, length), place);
      } else {
        inflate(length, need, place);
      }
    } catch (DataFormatException | ZstdException e) {
      throw place.refuse("cannot be unpacked: " + e.getMessage());
    }
  }

  private void inflate(int length, int need, Place place) throws DataFormatException {
    inflater.reset();
    inflater.setInput(packed, 0, length);
    int got = 0;
    while (got < need) {
      int more = inflater.inflate(unpacked, got, need - got);
      if (more == 0) {
        break;
      }
      got += more;
    }
    expect(need, got, place);
    // The checksum is looked at only by a call that reaches the end of the stream.
    if (inflater.inflate(beyond) > 0) {
      throw place.refuse("unpacks to more than its %d bytes".formatted(need));
    }
    if (!inflater.finished()) {
      throw place.refuse("ends before its checksum");
    }
  }

  private static void expect(int need, int got, Place place) {
    if (got != need) {
      throw place.refuse("unpacks to %d bytes, expected %d".formatted(got, need));
    }
  }

  private ZstdDecompressCtx zstd() {
    if (zstd == null) {
      zstd = new ZstdDecompressCtx();
    }
    return zstd;
  }

  @Override
  public void close() {
    inflater.end();
    if (zstd != null) {
      zstd.close();
    }
  }

  /** One block of a picture, to be named in a refusal. */
  private record Place(TiffImage image, int plane, int row, int column) {
    int block() {
      return (plane * image.blockRows() + row) * image.blockColumns() + column;
    }

    String name() {
      return "block (%d, %d) of plane %d".formatted(row, column, plane);
    }

    Refusal refuse(String sentence) {
      return image.bytes().refuse(TIFF_BLOCK, name() + " " + sentence);
    }
  }
}
