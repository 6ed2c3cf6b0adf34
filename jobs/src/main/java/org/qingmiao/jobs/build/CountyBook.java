// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.build;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.LeakReport;
import org.qingmiao.features.define.Told;
import org.qingmiao.features.group.CreditGroup;
import org.qingmiao.features.group.ShippedGroups;
import org.qingmiao.features.join.FeatureTable;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.source.Repayments;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.VersionRank;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.models.credit.RepaymentTarget;

/**
 * Applications of a county: what was known of each enterprise from many sources on the day of its
 * application, and what became of the loan afterwards.
 */
public final class CountyBook implements CreditBook {
  private final CreditSettings credit;
  private final List<CreditGroup> groups;
  private final Map<String, Mapping> mappings;

  /**
   * The book of the groups that a conf names; features that compare one of them with a group that
   * it does not name are not made.
   */
  public CountyBook(List<Mapping> mappings, CreditSettings credit) {
    this.credit = credit;
    List<CreditGroup> named = credit.groups().stream().map(ShippedGroups::named).toList();
    this.groups = named.stream().map(group -> group.among(named)).toList();
    this.mappings = new LinkedHashMap<>();
    mappings.forEach(m -> this.mappings.put(m.table().name(), m));
  }

  @Override
  public List<Feature> features() {
    return groups.stream().flatMap(g -> g.definitions().stream()).toList();
  }

  @Override
  public Map<String, List<Feature>> groups() {
    Map<String, List<Feature>> features = new LinkedHashMap<>();
    groups.forEach(group -> features.put(group.name(), group.definitions()));
    return features;
  }

  @Override
  public List<Table> reads() {
    Set<Table> tables = new LinkedHashSet<>(List.of(Loans.TABLE, Repayments.TABLE));
    groups.forEach(g -> tables.addAll(g.sources()));
    return List.copyOf(tables);
  }

  @Override
  public Map<String, Role> roles() {
    Map<String, Role> roles = new LinkedHashMap<>();
    reads().forEach(t -> t.columns().forEach(c -> roles.put(t.name() + "." + c.name(), c.role())));
    return SourceRoles.of(roles, derivations());
  }

  @Override
  public Map<String, List<String>> derivations() {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    mappings.forEach(
        (table, mapping) ->
            mapping
                .derivations()
                .forEach(
                    (column, from) ->
                        parents.put(
                            table + "." + column,
                            from.stream()
                                .map(f -> f.startsWith("file:") ? table + " " + f : table + "." + f)
                                .toList())));
    return parents;
  }

  @Override
  public Joined rows(Inputs in) {
    Dataset<Row> loans = in.rows(Loans.TABLE);
    Dataset<Row> targets =
        RepaymentTarget.of(loans, in.rows(Repayments.TABLE), in.asOf())
            .select(
                col("loan_token").as("target_loan"),
                col("target"),
                col("reason").as("target_reason"));
    Dataset<Row> spine = spine(loans);
    FeatureTable table = FeatureTable.of(spine, "as_of");
    for (CreditGroup group : groups) {
      table = group.joinedTo(table, spine, t -> new Told(t.delivered(), in.rows(t)));
    }
    // The leak report and the rows come from one pass of the join.
    Dataset<Row> joined = table.rows().persist(StorageLevel.MEMORY_AND_DISK());
    List<LeakReport> reports =
        LeakReport.of(joined, groups.stream().map(CreditGroup::name).toList());
    Dataset<Row> valued = CreditGroup.features(groups, joined);
    Dataset<Row> rows =
        valued.join(targets, valued.col("loan_token").equalTo(targets.col("target_loan")), "left");
    List<Column> columns = new ArrayList<>();
    columns.add(col("enterprise_token").as("applicant_token"));
    columns.add(col("loan_token"));
    columns.add(lit(credit.applicantType()).as("applicant_type"));
    columns.add(lit(credit.product()).as("product_code"));
    columns.add(col("as_of"));
    columns.add(col("split_bucket"));
    columns.add(coalesce(col("target"), lit("IMMATURE")).as("target"));
    columns.add(coalesce(col("target_reason"), lit("not disbursed yet")).as("target_reason"));
    columns.add(lit(1.0).as("case_weight"));
    columns.add(CreditBook.freshness(groups.stream().map(CreditGroup::name).toList()));
    features().forEach(f -> columns.add(col(f.name())));
    return new Joined(rows.select(columns.toArray(Column[]::new)), reports);
  }

  /** One row an application that was not withdrawn, by the day on which it was made. */
  private static Dataset<Row> spine(Dataset<Row> loans) {
    return VersionRank.standing(loans, Loans.TABLE.delivered().clock().orElseThrow())
        .select(
            col("loan_token"),
            col("enterprise_token"),
            col("applied_on").as("as_of"),
            col("split_bucket"));
  }
}
