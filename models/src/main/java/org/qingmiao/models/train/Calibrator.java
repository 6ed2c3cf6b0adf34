// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

import java.util.Map;

/**
 * The map from a model's raw log-odds of bad to its probability of default.
 *
 * <p>It never falls as the log-odds rise (the trees' margins are float32, whose steps dwarf the
 * rounding of these formulas) and always returns a finite number in [0, 1].
 */
public sealed interface Calibrator permits Identity, Platt, Beta, Isotonic {

  /** The calibrated probability of default, in [0, 1]. */
  double pd(double margin);

  /** The name under which it is stored: identity, platt, beta or isotonic. */
  String kind();

  /** What {@link #from} needs to build it again, bit for bit; {@code kind} is among it. */
  Map<String, Object> parameters();

  /** Whether the probability no longer moves with the margin here: the ends of an isotonic map. */
  default boolean isFlatAt(double margin) {
    return false;
  }

  /** The calibrator that was stored. */
  static Calibrator from(Map<String, Object> parameters) {
    Stored stored = new Stored("calibrator", parameters);
    String kind = stored.text("kind");
    return switch (kind) {
      case Identity.KIND -> new Identity();
      case Platt.KIND -> new Platt(stored.number("a"), stored.number("b"));
      case Beta.KIND -> new Beta(stored.number("a"), stored.number("b"), stored.number("c"));
      case Isotonic.KIND -> new Isotonic(stored.numbers("margin"), stored.numbers("pd"));
      default ->
          throw new IllegalArgumentException(
              "calibrator: kind is \"%s\", expected identity, platt, beta or isotonic"
                  .formatted(kind));
    };
  }
}
