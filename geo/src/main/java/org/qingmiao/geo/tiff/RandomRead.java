// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

import java.io.IOException;

/**
 * Bytes that can be read at any position, by several threads at once.
 *
 * <p>Two methods only, so that a local file, an object store and a byte array are the same to the
 * reader.
 */
public interface RandomRead {

  /**
   * Reads bytes at a position, as many as come at once.
   *
   * @param position of the first byte, from 0
   * @return how many bytes were read, at least 1; -1 at the end
   */
  int read(long position, byte[] buffer, int offset, int length) throws IOException;

  /** The number of bytes. */
  long length();
}
