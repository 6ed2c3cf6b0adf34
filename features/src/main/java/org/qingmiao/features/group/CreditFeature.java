// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Feature.Kind;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.table.Unit;

/**
 * An input of a credit model with the value that makes it.
 *
 * <p>It is declared in one sentence, of which no part can be left out: {@code number(name,
 * value).means(…).lowersRisk(codes, why)}. Its inputs are known once its group has found them.
 *
 * @param feature what it is and why it may move the risk
 * @param value a double or a text
 */
public record CreditFeature(Feature feature, Value value) {
  private static final String ORDERED = "A category is ordered by the losses seen on it.";

  /** The codes of a family: what to say of a bad value, and of a missing one. */
  record Codes(String risk, String data) {}

  /** A number. */
  static Unexplained number(String name, Value value) {
    return new Unexplained(name, Kind.NUMBER, value);
  }

  /** A level of a list. */
  static Unexplained category(String name, Value value) {
    return new Unexplained(name, Kind.CATEGORY, value);
  }

  /** A feature that nobody has said yet what it is. */
  record Unexplained(String name, Kind kind, Value value) {
    /** In one sentence. */
    Unjudged means(String meaning) {
      return new Unjudged(name, kind, value, meaning);
    }
  }

  /** A feature that nobody has said yet which way it moves the risk. */
  record Unjudged(String name, Kind kind, Value value, String meaning) {

    /** A larger number never lowers the risk, for this business reason. */
    CreditFeature raisesRisk(Codes codes, String why) {
      return judged(Trend.RISING, codes, why);
    }

    /** A larger number never raises the risk, for this business reason. */
    CreditFeature lowersRisk(Codes codes, String why) {
      return judged(Trend.FALLING, codes, why);
    }

    /** No direction is imposed on a number; a category is ordered by the losses seen on it. */
    CreditFeature unordered(Codes codes) {
      return kind == Kind.NUMBER
          ? judged(Trend.FREE, codes, "none")
          : judged(Trend.RISING, codes, ORDERED);
    }

    private CreditFeature judged(Trend trend, Codes codes, String why) {
      Feature feature =
          new Feature(
              name,
              kind,
              trend,
              why,
              codes.risk(),
              codes.data(),
              value.unit().orElse(Unit.NONE),
              meaning,
              List.of());
      return new CreditFeature(feature, value);
    }
  }

  /** The same feature, of which it is known what its value descends from. */
  CreditFeature descendingFrom(List<String> inputs, Unit unit) {
    Feature known =
        new Feature(
            feature.name(),
            feature.kind(),
            feature.trend(),
            feature.why(),
            feature.code(),
            feature.dataCode(),
            feature.kind() == Kind.NUMBER ? unit : Unit.NONE,
            feature.meaning(),
            inputs);
    return new CreditFeature(known, value);
  }

  /** The expression that makes it. */
  Column column() {
    return feature.kind() == Kind.NUMBER
        ? value.column().cast(DataTypes.DoubleType)
        : value.column();
  }
}
