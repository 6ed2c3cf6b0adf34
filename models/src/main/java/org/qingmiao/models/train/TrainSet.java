// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.train;

/**
 * The rows that encoders, models and reference populations may be fitted on, and nothing else.
 *
 * <p>A type of its own, so that fitting on TEST does not compile.
 *
 * @param sample rows of segment TRAIN, both classes present
 */
public record TrainSet(Sample sample) {

  /** Bad rows below which a model learns noise (our default, credit section 5). */
  public static final int MIN_BADS = 200;

  public TrainSet {
    FitRows.requireBothClasses("TRAIN", sample);
  }

  /**
   * A training set with enough bads to learn from.
   *
   * @param minBads {@code train.min_bads} of the conf; {@value #MIN_BADS} unless said otherwise
   */
  public static TrainSet of(Sample sample, int minBads) {
    TrainSet train = new TrainSet(sample);
    if (sample.badCount() < minBads) {
      throw new ModelRefusal(
          ModelRefusal.Code.FIT,
          "TRAIN holds %d bad rows among %d, expected at least %d; bring more history, or lower train.min_bads and read every page as SMALL_SAMPLE"
              .formatted(sample.badCount(), sample.size(), minBads));
    }
    return train;
  }
}
