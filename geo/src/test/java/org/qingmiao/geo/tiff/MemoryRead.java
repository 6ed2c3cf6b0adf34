// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

/** A file in memory that hands out its bytes in small portions, as object stores do. */
public final class MemoryRead implements RandomRead {
  private final byte[] bytes;
  private final int portion;

  public MemoryRead(byte[] bytes, int portion) {
    this.bytes = bytes;
    this.portion = portion;
  }

  public static MemoryRead of(byte[] bytes) {
    return new MemoryRead(bytes, Integer.MAX_VALUE);
  }

  @Override
  public int read(long position, byte[] buffer, int offset, int length) {
    if (position >= bytes.length) {
      return -1;
    }
    int count = (int) Math.min(Math.min(length, portion), bytes.length - position);
    System.arraycopy(bytes, (int) position, buffer, offset, count);
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
