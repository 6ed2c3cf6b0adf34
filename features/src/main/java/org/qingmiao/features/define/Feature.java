// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.define;

import java.util.List;
import org.qingmiao.features.table.Unit;

/**
 * One input of a credit model, with the business reason for its direction.
 *
 * @param name column of {@code feature.credit}
 * @param kind number or category
 * @param trend direction in which it may move the risk; a category is encoded as weight of
 *     evidence, which always rises with risk
 * @param why business reason for the trend, or "none" for {@link Trend#FREE}
 * @param code reason code of the family it belongs to, such as {@code R03}
 * @param dataCode reason code to give when the value is missing, such as {@code R90}; the family's
 *     own code where a missing value carries information
 * @param unit of a number; {@link Unit#NONE} for a category
 * @param meaning one sentence
 * @param inputs the columns it descends from, as {@code table.column}
 */
public record Feature(
    String name,
    Kind kind,
    Trend trend,
    String why,
    String code,
    String dataCode,
    Unit unit,
    String meaning,
    List<String> inputs) {

  /** Whether a feature is ordered. */
  public enum Kind {
    /** An ordered number. */
    NUMBER,
    /** A level of a closed or open list, without order. */
    CATEGORY
  }

  public Feature {
    inputs = List.copyOf(inputs);
    if (why.isBlank()) {
      throw new IllegalArgumentException(
          "feature %s: no business reason for its trend; write one, or \"none\"".formatted(name));
    }
    if (kind == Kind.CATEGORY && trend != Trend.RISING) {
      throw new IllegalArgumentException(
          "feature %s: a category is encoded as weight of evidence, its trend is always \"+\""
              .formatted(name));
    }
  }

  /** The tables that it descends from, each once. */
  public List<String> tables() {
    return inputs.stream()
        .map(input -> input.substring(0, input.lastIndexOf('.')))
        .distinct()
        .toList();
  }
}
