// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The exact numbers a model saw of one row, as they are stored with the decision.
 *
 * <p>Float32, little-endian, in model order. A missing value is the one NaN 0x7fc00000 and -0.0 is
 * +0.0, so that equal rows have equal bytes and equal digests (credit 3.2).
 */
public final class FeatureVector {

  private final byte[] bytes;

  private FeatureVector(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The stored form of a row's values; NaN where missing, never infinite. */
  public static FeatureVector of(float[] values) {
    byte[] bytes = new byte[values.length * Float.BYTES];
    ByteBuffer buffer = little(bytes);
    for (int i = 0; i < values.length; i++) {
      if (Float.isInfinite(values[i])) {
        throw new ModelRefusal(
            ModelRefusal.Code.SCHEMA,
            "feature vector: value %d is %s, expected a finite number or NaN; quarantine the row"
                .formatted(i, values[i]));
      }
      // floatToIntBits folds every NaN into 0x7fc00000; adding +0.0 turns -0.0 into +0.0.
      buffer.putInt(Float.floatToIntBits(values[i] + 0.0f));
    }
    return new FeatureVector(bytes);
  }

  /** A vector as it was stored. */
  public static FeatureVector read(byte[] bytes) {
    if (bytes.length % Float.BYTES != 0) {
      throw new ModelRefusal(
          ModelRefusal.Code.SCHEMA,
          "feature vector: %d bytes, expected a multiple of %d"
              .formatted(bytes.length, Float.BYTES));
    }
    return new FeatureVector(bytes.clone());
  }

  /** The bytes to store. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The values in model order; NaN where missing. */
  public float[] values() {
    float[] values = new float[bytes.length / Float.BYTES];
    little(bytes).asFloatBuffer().get(values);
    return values;
  }

  /** One of the values; NaN where missing. */
  public float value(int column) {
    return little(bytes).getFloat(column * Float.BYTES);
  }

  /** The digest of the bytes, the decision's {@code feature_sha256}. */
  public String sha256() {
    return CanonicalJson.sha256(bytes);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
