// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.io.Serializable;

/** Up to 4,096 rows of one bucket as Spark moves them. Public for Spark's generated code only. */
public final class PackedCell implements Serializable {
  private static final long serialVersionUID = 1;

  private int label;
  private byte[] bytes;

  /** An empty one, for Spark to fill. */
  public PackedCell() {}

  PackedCell(int label, byte[] bytes) {
    this.label = label;
    this.bytes = bytes;
  }

  /** Label of the bucket. */
  public int getLabel() {
    return label;
  }

  public void setLabel(int label) {
    this.label = label;
  }

  /** The rows, to be read as {@link Cell}. */
  public byte[] getBytes() {
    return bytes;
  }

  public void setBytes(byte[] bytes) {
    this.bytes = bytes;
  }
}
