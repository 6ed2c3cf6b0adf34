// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.define.Derivation;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.Lineage;
import org.qingmiao.features.define.Told;
import org.qingmiao.features.join.FeatureTable;
import org.qingmiao.features.table.Table;

/**
 * A group of features: what one source tells on a day, and the inputs of a credit model made of
 * that.
 *
 * <p>The spine has {@code loan_token}, {@code enterprise_token} and the date {@code as_of}. All
 * groups are joined before features are made, because a feature may compare two sources.
 *
 * @param facts what is joined
 * @param derivation how its facts are worked out of several sources; empty where one source tells
 *     them
 * @param beside other groups with which features compare this one
 * @param features in model order
 */
public record CreditGroup(
    FeatureGroup facts,
    Optional<Derivation> derivation,
    List<FeatureGroup> beside,
    List<CreditFeature> features) {

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
    UnaryOperator<List<String>> told =
        inputs -> derivation.map(d -> d.behind(facts.source(), inputs)).orElse(inputs);
    features =
        features.stream()
            .map(
                f ->
                    f.descendingFrom(
                        told.apply(columns.inputs(f.value())), columns.unit(f.value())))
            .toList();
  }

  /** A group without features yet. */
  static CreditGroup of(FeatureGroup facts) {
    return new CreditGroup(facts, Optional.empty(), List.of(), List.of());
  }

  /** The same group, whose facts are worked out of several sources. */
  CreditGroup workedOutBy(Derivation derivation) {
    return new CreditGroup(facts, Optional.of(derivation), beside, features);
  }

  /** The same group, whose features may compare it with others. */
  CreditGroup beside(CreditGroup... others) {
    List<FeatureGroup> compared = Stream.of(others).map(CreditGroup::facts).toList();
    return new CreditGroup(facts, derivation, compared, features);
  }

  /** The same group with these features. */
  CreditGroup features(CreditFeature... features) {
    return new CreditGroup(facts, derivation, beside, List.of(features));
  }

  /** The same group without the features that compare it with a group that is not among these. */
  public CreditGroup among(List<CreditGroup> joined) {
    JoinedColumns columns = new JoinedColumns(joined.stream().map(CreditGroup::facts).toList());
    return new CreditGroup(
        facts, derivation, beside, features.stream().filter(f -> columns.hold(f.value())).toList());
  }

  /** Name of the group, which begins the name of each of its columns. */
  public String name() {
    return facts.name();
  }

  /** The tables whose rows it needs. */
  public List<Table> sources() {
    return derivation.map(Derivation::sources).orElse(List.of(facts.source()));
  }

  /** What its joined columns depend on, in columns of its sources. */
  public List<Lineage> lineage() {
    return derivation.map(d -> d.lineage(facts)).orElse(facts.lineage());
  }

  /**
   * A table to which its columns are joined as well.
   *
   * @param spine the rows of the table
   * @param told what each source tells
   */
  public FeatureTable joinedTo(FeatureTable table, Dataset<Row> spine, Function<Table, Told> told) {
    if (derivation.isPresent()) {
      return table.with(facts, spineKeys(), derivation.get().making().facts(spine, told));
    }
    Told source = told.apply(facts.source());
    return table.with(facts.from(source.table()), spineKeys(), source.rows());
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
