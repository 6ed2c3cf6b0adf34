// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.benefit;

import java.util.OptionalDouble;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Gap;

/**
 * A benefit of a whole project in one year.
 *
 * @param metric what it counts
 * @param value baseline minus project minus leakage, in the unit of the metric; may be negative
 * @param formula by which it was computed
 * @param baseline it was held against
 */
public record ProjectValue(Metric metric, double value, FormulaId formula, Baseline baseline) {

  public ProjectValue {
    if ((metric == Metric.REMOVAL) != (formula == FormulaId.AFFORESTATION)) {
      throw new IllegalArgumentException(
          "%s by %s: a removal is never avoided, and nothing else is a removal"
              .formatted(metric, formula));
    }
  }

  /** The value, unless it came of a number that is none. */
  static Answer<ProjectValue> of(
      Metric metric, double value, FormulaId formula, Baseline baseline) {
    return Double.isFinite(value)
        ? Answer.of(new ProjectValue(metric, value, formula, baseline))
        : Answer.none(
            Gap.OUT_OF_RANGE,
            "%s of %s comes out as %s; an input is no finite number"
                .formatted(metric, formula, value));
  }

  /** The value, unless the named input is missing. */
  static Answer<ProjectValue> of(
      Metric metric, OptionalDouble value, String input, FormulaId formula, Baseline baseline) {
    return value.isPresent()
        ? of(metric, value.getAsDouble(), formula, baseline)
        : Answer.none(Gap.MISSING_INPUT, "%s of %s: no %s".formatted(metric, formula, input));
  }
}
