// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;

/**
 * An input of a credit model with the expression that makes it.
 *
 * @param feature what it is and why it may move the risk
 * @param value over the spine and the joined columns of all groups; a double or a text
 */
public record CreditFeature(Feature feature, Column value) {

  /** The codes of a family: what to say of a bad value, and of a missing one. */
  record Codes(String risk, String data) {}

  /** A number. */
  static CreditFeature number(
      String name,
      Unit unit,
      Trend trend,
      String why,
      Codes codes,
      String meaning,
      Column value,
      String... inputs) {
    return new CreditFeature(
        new Feature(
            name,
            Feature.Kind.NUMBER,
            trend,
            why,
            codes.risk(),
            codes.data(),
            unit,
            meaning,
            List.of(inputs)),
        value.cast(DataTypes.DoubleType));
  }

  /** A level of a list, ordered by the losses seen on it. */
  static CreditFeature category(
      String name, Codes codes, String meaning, Column value, String... inputs) {
    return new CreditFeature(
        new Feature(
            name,
            Feature.Kind.CATEGORY,
            Trend.RISING,
            "A category is ordered by the losses seen on it.",
            codes.risk(),
            codes.data(),
            Unit.NONE,
            meaning,
            List.of(inputs)),
        value);
  }
}
