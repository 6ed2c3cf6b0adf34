// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.raster;

/** What a cell weighs of which a parcel covers a share. */
public sealed interface CoverRule {

  /** The weight, at least 0. */
  double weight(double share);

  /** The share itself: the only rule that keeps areas. */
  static CoverRule exact() {
    return new Exact();
  }

  /** Every touched cell weighs the same. */
  static CoverRule allTouched() {
    return new AllTouched();
  }

  /** The share itself, where it is large enough. */
  static CoverRule atLeast(double least) {
    return new AtLeast(least);
  }

  /** See {@link #exact}. */
  record Exact() implements CoverRule {
    @Override
    public double weight(double share) {
      return share;
    }
  }

  /** See {@link #allTouched}. */
  record AllTouched() implements CoverRule {
    @Override
    public double weight(double share) {
      return share > 0 ? 1 : 0;
    }
  }

  /**
   * See {@link #atLeast}.
   *
   * @param least share that counts, in [0, 1]
   */
  record AtLeast(double least) implements CoverRule {
    public AtLeast {
      if (!(least >= 0 && least <= 1)) {
        throw new IllegalArgumentException("least share is %s, expected 0 to 1".formatted(least));
      }
    }

    @Override
    public double weight(double share) {
      return share >= least ? share : 0;
    }
  }
}
