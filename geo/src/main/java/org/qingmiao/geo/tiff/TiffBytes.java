// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * The bytes of one file under its name and byte order; refuses to look behind its end.
 *
 * @param name of the file, for sentences
 */
record TiffBytes(String name, RandomRead source, ByteOrder order) {

  TiffBytes in(ByteOrder other) {
    return new TiffBytes(name, source, other);
  }

  /** Exactly {@code count} bytes at a position. */
  ByteBuffer at(long position, int count, String what) {
    require(position, count, what);
    byte[] bytes = new byte[count];
    fill(position, bytes, count, what);
    return ByteBuffer.wrap(bytes).order(order);
  }

  /** Fills the beginning of an array; the caller has checked the size. */
  void fill(long position, byte[] bytes, int count, String what) {
    try {
      int got = 0;
      while (got < count) {
        int more = source.read(position + got, bytes, got, count - got);
        if (more <= 0) {
          throw refuse(
              Fault.TIFF_TRUNCATED,
              "%s ended after %d of %d bytes at %d; fetch the file again"
                  .formatted(what, got, count, position));
        }
        got += more;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": " + what + " at " + position, e);
    }
  }

  void require(long position, long count, String what) {
    if (position < 0 || count < 0 || position > source.length() - count) {
      throw refuse(
          Fault.TIFF_TRUNCATED,
          "%s lies at %s with %s bytes, the file has %d; fetch the file again"
              .formatted(
                  what,
                  Long.toUnsignedString(position),
                  Long.toUnsignedString(count),
                  source.length()));
    }
  }

  Refusal refuse(Fault fault, String sentence) {
    return new Refusal(fault, name + ": " + sentence);
  }
}
