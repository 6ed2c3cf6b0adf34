// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.io.Serializable;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;

/**
 * A row of the spine or of a source on its way into a cell: a bean, because Spark fills beans of
 * primitives several times faster than {@code Row}s. Public for Spark's generated code only.
 */
public final class KeyedRow implements Serializable {
  static final Encoder<KeyedRow> ENCODER = Encoders.bean(KeyedRow.class);

  private static final long serialVersionUID = 1;

  private long hash;
  private long[] numbers;
  private double[] reals;
  private byte[] strings;

  /** A hash of the key, which chooses the bucket. */
  public long getHash() {
    return hash;
  }

  public void setHash(long hash) {
    this.hash = hash;
  }

  /** Clocks, masks of nulls, whole numbers; then the lengths of the strings, -1 for no key. */
  public long[] getNumbers() {
    return numbers;
  }

  public void setNumbers(long[] numbers) {
    this.numbers = numbers;
  }

  /** Values that are doubles; null where the table has none. */
  public double[] getReals() {
    return reals;
  }

  public void setReals(double[] reals) {
    this.reals = reals;
  }

  /** The key, the name of the event if there is one, texts and bytes, one behind the other. */
  public byte[] getStrings() {
    return strings;
  }

  public void setStrings(byte[] strings) {
    this.strings = strings;
  }
}
