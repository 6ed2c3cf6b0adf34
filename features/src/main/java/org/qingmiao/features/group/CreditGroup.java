// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
 * @param beside other groups with which features compare this one
 * @param features in model order
 */
public record CreditGroup(
    FeatureGroup facts, List<FeatureGroup> beside, List<CreditFeature> features) {

  /** Which column of the spine names whom a token of each domain names. */
  private static final Map<String, String> SPINE_KEYS =
      Map.of("credit_code", "enterprise_token", "loan", "loan_token");

  public CreditGroup {
    beside = List.copyOf(beside);
    JoinedColumns columns =
        new JoinedColumns(Stream.concat(Stream.of(facts), beside.stream()).toList());
    List<String> faults = new ArrayList<>();
    features.forEach(f -> columns.fault(f.feature().name(), f.value()).ifPresent(faults::add));
    for (String key : facts.keys()) {
      if (!SPINE_KEYS.containsKey(domain(facts, key))) {
        faults.add(
            "group %s: key %s is no token of an enterprise or a loan, so no row asks for it"
                .formatted(facts.name(), key));
      }
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    features =
        features.stream()
            .map(f -> f.descendingFrom(columns.inputs(f.value()), columns.unit(f.value())))
            .toList();
  }

  /** A group without features yet. */
  static CreditGroup of(FeatureGroup facts) {
    return new CreditGroup(facts, List.of(), List.of());
  }

  /** The same group, whose features may compare it with others. */
  CreditGroup beside(CreditGroup... others) {
    return new CreditGroup(facts, Stream.of(others).map(CreditGroup::facts).toList(), features);
  }

  /** The same group with these features. */
  CreditGroup features(CreditFeature... features) {
    return new CreditGroup(facts, beside, List.of(features));
  }

  /** The same group without the features that compare it with a group that is not among these. */
  public CreditGroup among(List<CreditGroup> joined) {
    JoinedColumns columns = new JoinedColumns(joined.stream().map(CreditGroup::facts).toList());
    return new CreditGroup(
        facts, beside, features.stream().filter(f -> columns.hold(f.value())).toList());
  }

  /** Name of the group, which begins the name of each of its columns. */
  public String name() {
    return facts.name();
  }

  /** Columns of the spine that name the borrower or the loan, in the order of the group's keys. */
  public List<String> spineKeys() {
    return facts.keys().stream().map(key -> SPINE_KEYS.get(domain(facts, key))).toList();
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
    groups.forEach(
        group -> group.features.forEach(f -> values.put(f.feature().name(), f.column())));
    return joined.withColumns(values);
  }

  private static String domain(FeatureGroup facts, String key) {
    return facts.source().column(key).orElseThrow().domain().orElse("");
  }
}
