// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import static org.qingmiao.geo.Fault.TIFF_IFD_LOOP;
import static org.qingmiao.geo.Fault.TIFF_MAGIC;
import static org.qingmiao.geo.Fault.TIFF_SIZE;
import static org.qingmiao.geo.Fault.TIFF_TAG;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A TIFF or BigTIFF file: its header and directories. Immutable, and safe for concurrent use as far
 * as its {@link RandomRead} is.
 *
 * <p>Source: TIFF Revision 6.0, section 2; BigTIFF: 64-bit offsets, counts of 8 bytes, magic 43.
 */
public final class TiffFile {
  private static final int CLASSIC = 42;
  private static final int BIG = 43;
  private static final int MOST_TAGS = 65_535;

  private final TiffBytes bytes;
  private final List<TiffDirectory> directories;

  private TiffFile(TiffBytes bytes, List<TiffDirectory> directories) {
    this.bytes = bytes;
    this.directories = List.copyOf(directories);
  }

  /**
   * Reads the header and all directories, no cells.
   *
   * @param name of the file, as refusals shall call it
   */
  public static TiffFile open(String name, RandomRead source) {
    TiffBytes raw = new TiffBytes(name, source, ByteOrder.LITTLE_ENDIAN);
    ByteBuffer start = raw.at(0, 8, "the header");
    TiffBytes bytes = raw.in(order(raw, start.getShort(0)));
    int magic = start.order(bytes.order()).getShort(2);
    return switch (magic) {
      case CLASSIC -> follow(bytes, Form.CLASSIC, Integer.toUnsignedLong(start.getInt(4)));
      case BIG -> follow(bytes, Form.BIG, bytes.at(8, 8, "the header").getLong());
      default ->
          throw raw.refuse(
              TIFF_MAGIC, "the third and fourth byte say %d, expected 42 or 43".formatted(magic));
    };
  }

  private static ByteOrder order(TiffBytes raw, short mark) {
    return switch (mark) {
      case 0x4949 -> ByteOrder.LITTLE_ENDIAN;
      case 0x4D4D -> ByteOrder.BIG_ENDIAN;
      default ->
          throw raw.refuse(
              TIFF_MAGIC,
              "begins with bytes %02X %02X, expected II or MM"
                  .formatted(mark & 0xFF, mark >> 8 & 0xFF));
    };
  }

  private static TiffFile follow(TiffBytes bytes, Form form, long first) {
    List<TiffDirectory> directories = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    for (long at = first; at != 0; ) {
      if (!seen.add(at)) {
        throw bytes.refuse(
            TIFF_IFD_LOOP, "directory %d leads back to byte %d".formatted(directories.size(), at));
      }
      String what = "directory " + directories.size();
      long tags = form.count(bytes.at(at, form.countBytes, what));
      if (tags < 0 || tags > MOST_TAGS) {
        throw bytes.refuse(
            TIFF_SIZE,
            "%s has %s tags, at most %d can be meant"
                .formatted(what, Long.toUnsignedString(tags), MOST_TAGS));
      }
      long entries = at + form.countBytes;
      int length = (int) tags * form.entryBytes;
      directories.add(
          TiffDirectory.of(bytes, form, entries, bytes.at(entries, length, what), (int) tags));
      at = form.offset(bytes.at(entries + length, form.offsetBytes, what));
    }
    return new TiffFile(bytes, directories);
  }

  /** The first picture of full resolution; overviews and masks are passed over. */
  public TiffImage image() {
    return TiffImage.of(bytes, directory());
  }

  /** The tags of the first picture of full resolution. */
  public TiffDirectory directory() {
    return directories.stream()
        .filter(TiffDirectory::isFullPicture)
        .findFirst()
        .orElseThrow(
            () ->
                bytes.refuse(
                    TIFF_TAG,
                    "none of %d directories is a picture of full resolution"
                        .formatted(directories.size())));
  }

  /** The name it was opened under. */
  public String name() {
    return bytes.name();
  }

  /** How wide counts and offsets are. */
  enum Form {
    CLASSIC(2, 12, 4),
    BIG(8, 20, 8);

    final int countBytes;
    final int entryBytes;
    final int offsetBytes;

    Form(int countBytes, int entryBytes, int offsetBytes) {
      this.countBytes = countBytes;
      this.entryBytes = entryBytes;
      this.offsetBytes = offsetBytes;
    }

    long count(ByteBuffer at) {
      return this == BIG ? at.getLong() : Short.toUnsignedLong(at.getShort());
    }

    long offset(ByteBuffer at) {
      return this == BIG ? at.getLong() : Integer.toUnsignedLong(at.getInt());
    }
  }
}
