// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.FeatureGroup;

/**
 * A group of features: what one source tells on a day, and the inputs of a credit model made of
 * that.
 *
 * <p>The spine has {@code loan_token}, {@code enterprise_token} and the date {@code as_of}. All
 * groups are joined before features are made, because a feature may compare two sources.
 *
 * @param facts what is joined
 * @param features in model order
 */
public record CreditGroup(FeatureGroup facts, List<CreditFeature> features) {

  public CreditGroup {
    features = List.copyOf(features);
  }

  /** Name of the group, which begins the name of each of its columns. */
  public String name() {
    return facts.name();
  }

  /** What the features are, in model order. */
  public List<Feature> definitions() {
    return features.stream().map(CreditFeature::feature).toList();
  }

  /**
   * Adds the features of groups to rows that hold the joined values of all of them.
   *
   * <p>A feature named like a joined value takes its place; expressions read the joined values.
   */
  public static Dataset<Row> features(List<CreditGroup> groups, Dataset<Row> joined) {
    Map<String, Column> values = new LinkedHashMap<>();
    groups.forEach(group -> group.features.forEach(f -> values.put(f.feature().name(), f.value())));
    return joined.withColumns(values);
  }
}
