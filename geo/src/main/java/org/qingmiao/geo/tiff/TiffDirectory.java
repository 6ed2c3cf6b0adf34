// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import static org.qingmiao.geo.Fault.TIFF_SIZE;
import static org.qingmiao.geo.Fault.TIFF_TAG;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tags of one picture: numbers and texts under numbers.
 *
 * <p>Values stay in the file until they are asked for, so that a broken tag which nobody needs does
 * no harm.
 */
public final class TiffDirectory {
  private static final int SUBFILE = 254;
  private static final int REDUCED_OR_MASK = 0b101;
  private static final long MOST_BYTES = 64L << 20;

  private final TiffBytes bytes;
  private final Map<Integer, Entry> entries;

  private TiffDirectory(TiffBytes bytes, Map<Integer, Entry> entries) {
    this.bytes = bytes;
    this.entries = entries;
  }

  static TiffDirectory of(
      TiffBytes bytes, TiffFile.Form form, long position, ByteBuffer table, int tags) {
    Map<Integer, Entry> entries = new HashMap<>();
    for (int i = 0; i < tags; i++) {
      table.position(i * form.entryBytes);
      int tag = Short.toUnsignedInt(table.getShort());
      Optional<FieldType> type = FieldType.of(Short.toUnsignedInt(table.getShort()));
      long count = form.offset(table);
      long inside = position + table.position();
      long offset = form.offset(table);
      // A type of the future is passed over, as TIFF 6.0 section 2 asks.
      if (type.isPresent()) {
        boolean fits = count >= 0 && count <= form.offsetBytes / type.get().bytes;
        entries.putIfAbsent(tag, new Entry(tag, type.get(), count, fits ? inside : offset));
      }
    }
    return new TiffDirectory(bytes, Map.copyOf(entries));
  }

  boolean isFullPicture() {
    return (integer(SUBFILE, 0) & REDUCED_OR_MASK) == 0;
  }

  /** Whether the tag is there. */
  public boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** How many values the tag has; 0 without it. */
  public long count(int tag) {
    return has(tag) ? entries.get(tag).count : 0;
  }

  /** The whole numbers of a tag, none without it. */
  public long[] integers(int tag) {
    ByteBuffer values = values(tag);
    long[] integers = new long[has(tag) ? (int) count(tag) : 0];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = entries.get(tag).type.integer(values);
    }
    return integers;
  }

  /** The numbers of a tag, none without it. */
  public double[] reals(int tag) {
    ByteBuffer values = values(tag);
    double[] reals = new double[has(tag) ? (int) count(tag) : 0];
    for (int i = 0; i < reals.length; i++) {
      reals[i] = entries.get(tag).type.real(values);
    }
    return reals;
  }

  /** The text of a tag up to its first zero byte; bytes that are not UTF-8 become U+FFFD. */
  public Optional<String> text(int tag) {
    if (!has(tag)) {
      return Optional.empty();
    }
    String text = StandardCharsets.UTF_8.decode(values(tag)).toString();
    int end = text.indexOf('\0');
    return Optional.of(end < 0 ? text : text.substring(0, end));
  }

  /** The first whole number of a tag, or what holds without it. */
  public long integer(int tag, long otherwise) {
    return count(tag) == 0 ? otherwise : integers(tag)[0];
  }

  /** The first whole number of a tag that must be there. */
  long required(int tag, String what) {
    if (count(tag) == 0) {
      throw bytes.refuse(TIFF_TAG, "tag %d (%s) is missing".formatted(tag, what));
    }
    return integer(tag, 0);
  }

  private ByteBuffer values(int tag) {
    Entry entry = entries.get(tag);
    if (entry == null) {
      return ByteBuffer.allocate(0);
    }
    if (entry.count < 0 || entry.count > MOST_BYTES / entry.type.bytes) {
      throw bytes.refuse(
          TIFF_SIZE,
          "tag %d has %s values, more than %d bytes cannot be meant"
              .formatted(tag, Long.toUnsignedString(entry.count), MOST_BYTES));
    }
    return bytes.at(entry.position, (int) entry.count * entry.type.bytes, "tag " + tag);
  }

  private record Entry(int tag, FieldType type, long count, long position) {}
}
