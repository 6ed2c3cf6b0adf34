// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import java.util.Optional;

/** How blocks are packed (tag 259). */
public enum Compression {
  NONE(1),
  /** zlib; one byte can stand for at most 1,032 (zlib's technical details, "maximum expansion"). */
  DEFLATE(1032),
  /** A Zstandard frame; its ratio has no bound that would help. */
  ZSTD(Long.MAX_VALUE);

  private final long expansion;

  Compression(long expansion) {
    this.expansion = expansion;
  }

  static Optional<Compression> of(long number) {
    if (number == 1) {
      return Optional.of(NONE);
    }
    if (number == 8 || number == 32_946) {
      return Optional.of(DEFLATE);
    }
    return number == 50_000 ? Optional.of(ZSTD) : Optional.empty();
  }

  /** Whether so few packed bytes can stand for so many: asked before memory is taken. */
  boolean canUnpack(long packed, long bytes) {
    return packed > 0 && (bytes - 1) / expansion < packed;
  }
}
