// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.tiff;

/** A picture that cannot be read or trusted: with a code for the quarantine, and a sentence. */
public final class TiffRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong with the file. */
  public enum Code {
    /** It does not begin like a TIFF file. */
    TIFF_MAGIC,
    /** Something lies behind the end of the file. */
    TIFF_TRUNCATED,
    /** A directory leads back to one already seen. */
    TIFF_IFD_LOOP,
    /** A size is zero, or larger than can be meant. */
    TIFF_SIZE,
    /** A tag is missing, or says what it must not. */
    TIFF_TAG,
    /** A block does not unpack to its cells. */
    TIFF_BLOCK,
    /** A form of TIFF that this reader does not know; another reader may. */
    TIFF_UNSUPPORTED
  }

  private final Code code;

  TiffRefusal(Code code, String sentence) {
    super(code + ": " + sentence);
    this.code = code;
  }

  /** The code for the quarantine. */
  public Code code() {
    return code;
  }
}
