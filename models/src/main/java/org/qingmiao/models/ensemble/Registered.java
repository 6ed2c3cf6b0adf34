// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.ensemble;

import java.util.HexFormat;
import org.qingmiao.models.train.BoostedTrees;
import org.qingmiao.models.train.CanonicalJson;
import org.qingmiao.models.train.ModelRefusal;

/**
 * What the registry says of how a model is evaluated. It never changes: a decision is computed
 * again as it was computed first.
 */
public sealed interface Registered {

  /** How the registry spells the evaluator. */
  String text();

  /**
   * The evaluator of a model.
   *
   * @param model the stored bytes
   * @param threads of the library, where it is needed
   */
  Evaluator open(byte[] model, int threads);

  /**
   * Our own evaluator, which had the library's bits when the model was registered.
   *
   * @param bits of the float32 margin before the first tree, as the library computes it
   */
  record Exact(int bits) implements Registered {

    private static final String TEXT = "exact, base margin 0x";

    /** The library's logarithm may differ from ours by the last bits. */
    private static final double CLOSE = 1e-5;

    @Override
    public String text() {
      return TEXT + HexFormat.of().toHexDigits(bits);
    }

    @Override
    public Evaluator open(byte[] model, int threads) {
      StoredForest forest = StoredForest.read(model);
      float margin = Float.intBitsToFloat(bits);
      double expected = -StrictMath.log(1 / forest.baseScore() - 1);
      if (forest.obstacle().isPresent() || !(Math.abs(margin - expected) <= CLOSE)) {
        throw new ModelRefusal(
            ModelRefusal.Code.SCHEMA,
            "the model with SHA-256 %s has base score %s, but is registered with base margin %s; restore its registry row from a backup"
                .formatted(CanonicalJson.sha256(model), forest.baseScore(), margin));
      }
      return new ExactEvaluator(forest, margin);
    }
  }

  /**
   * The library.
   *
   * @param reason why our own evaluator does not serve; empty for a model registered before there
   *     was one
   */
  record Native(String reason) implements Registered {

    private static final String TEXT = "native";

    @Override
    public String text() {
      return reason.isEmpty() ? TEXT : TEXT + ": " + reason;
    }

    @Override
    public Evaluator open(byte[] model, int threads) {
      return new NativeEvaluator(BoostedTrees.load(model, threads), this);
    }
  }

  /** What was stored as {@link #text}. */
  static Registered of(String text) {
    if (text.matches(Exact.TEXT + "[0-9a-f]{8}")) {
      return new Exact(HexFormat.fromHexDigits(text.substring(Exact.TEXT.length())));
    }
    if (text.equals(Native.TEXT)) {
      return new Native("");
    }
    if (text.startsWith(Native.TEXT + ": ")) {
      return new Native(text.substring(Native.TEXT.length() + 2));
    }
    throw new ModelRefusal(
        ModelRefusal.Code.SCHEMA,
        "the registry names evaluator \"%s\", expected native, or \"%s\" and eight hexadecimal digits; restore its row from a backup"
            .formatted(text, Exact.TEXT));
  }
}
