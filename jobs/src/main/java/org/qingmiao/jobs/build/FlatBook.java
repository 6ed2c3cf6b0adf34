// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.build;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.qingmiao.features.define.Aggregate.latest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.define.FactAggregate;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.LeakReport;
import org.qingmiao.features.join.FeatureTable;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.VersionRank;
import org.qingmiao.jobs.conf.CreditSettings;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * A bank's own flat scoring table: one row a loan, with its features, label and weight beside each
 * other, known from its conf alone.
 *
 * <p>Its features still come through the two-clock join, so a row whose facts were not yet known on
 * its own day is found out here as anywhere else.
 */
public final class FlatBook implements CreditBook {
  private static final String GROUP = "book";

  private final Mapping mapping;
  private final CreditSettings credit;
  private final List<Feature> features;

  /**
   * The book of a mapping; the conf may name the features, else all that are marked as such.
   *
   * @throws Refusal where no column names the applicant, the loan's own number stands first, no
   *     column holds the outcome that a model is to be trained on, or it is no whole number
   */
  public FlatBook(Mapping mapping, CreditSettings credit) {
    this.mapping = mapping;
    this.credit = credit;
    List<String> ids = all(Role.ID);
    List<String> ofRow = mapping.table().key().stream().filter(ids::contains).toList();
    if (ids.size() > 1 && ofRow.equals(List.of(ids.get(0)))) {
      throw new Refusal(
          ExitCode.USAGE,
          "%1$s: of two columns with role: id the first names the applicant, but %2$s is the key of each row; write %3$s before it"
              .formatted(mapping.table().name(), ids.get(0), ids.get(1)));
    }
    if (ids.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s has no column with role: id; give one to the column that names the applicant, or the loan"
              .formatted(mapping.table().name()));
    }
    if (all(Role.LABEL).isEmpty() && credit.training().when() != CreditSettings.When.NEVER) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s has no column with role: label, so no model could be trained; give it to the outcome (1 bad, 0 good)"
              .formatted(mapping.table().name()));
    }
    List.of(Role.AS_OF, Role.LABEL, Role.WEIGHT).forEach(this::refuseSeveral);
    refuseTextAsLabel();
    this.features = FeatureChoice.of(mapping, credit);
  }

  private void refuseSeveral(Role role) {
    List<String> columns = all(role);
    if (columns.size() > 1) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s: %s have role: %s, expected one column; take the role from the others"
              .formatted(
                  mapping.table().name(),
                  String.join(" and ", columns),
                  role.name().toLowerCase(Locale.ROOT)));
    }
  }

  private void refuseTextAsLabel() {
    mapping.table().columns().stream()
        .filter(c -> c.role() == Role.LABEL && !c.type().spark().equals(DataTypes.LongType))
        .findFirst()
        .ifPresent(
            label -> {
              throw new Refusal(
                  ExitCode.USAGE,
                  "%s.%s has role: label and is %s, expected a whole number, 1 bad and 0 good; say type: whole, unit: none, and which value is which, as in recode: {\"paid\": 0, \"lost\": 1}"
                      .formatted(
                          mapping.table().name(),
                          label.name(),
                          label.type().spark().catalogString()));
            });
  }

  @Override
  public List<Feature> features() {
    return features;
  }

  @Override
  public List<Table> reads() {
    return List.of(mapping.table());
  }

  @Override
  public Map<String, Role> roles() {
    Map<String, Role> roles = new LinkedHashMap<>();
    mapping.table().columns().forEach(c -> roles.put(qualified(c.name()), c.role()));
    return SourceRoles.of(roles, derivations());
  }

  @Override
  public Map<String, List<String>> derivations() {
    Map<String, List<String>> parents = new LinkedHashMap<>();
    mapping
        .derivations()
        .forEach(
            (name, from) ->
                parents.put(qualified(name), from.stream().map(this::qualified).toList()));
    return parents;
  }

  @Override
  public Joined rows(Inputs in) {
    Dataset<Row> raw = in.rows(mapping.table());
    List<String> ids = all(Role.ID);
    String loan = ids.get(Math.min(1, ids.size() - 1));
    Column label = only(Role.LABEL).map(c -> col(c)).orElse(lit(null).cast("bigint"));
    Dataset<Row> spine =
        standing(raw)
            .select(
                col(ids.get(0)).as("applicant_token"),
                col(loan).as("loan_token"),
                lit(credit.applicantType()).as("applicant_type"),
                lit(credit.product()).as("product_code"),
                only(Role.AS_OF).map(c -> col(c)).orElse(lit(in.asOf())).as("as_of"),
                col("split_bucket"),
                when(label.equalTo(1), "BAD")
                    .when(label.equalTo(0), "GOOD")
                    .otherwise("IMMATURE")
                    .as("target"),
                when(label.equalTo(1), "the table's label is 1")
                    .when(label.equalTo(0), "the table's label is 0")
                    .otherwise("the table has no label yet")
                    .as("target_reason"),
                only(Role.WEIGHT)
                    .map(c -> coalesce(col(c).cast("double"), lit(1.0)))
                    .orElse(lit(1.0))
                    .as("case_weight"));
    FeatureGroup group =
        FeatureGroup.of(GROUP, mapping.table(), loan)
            .also(
                features.stream()
                    .map(feature -> latest(feature.name(), feature.name()))
                    .toArray(FactAggregate[]::new));
    // The leak report and the rows come from one pass of the join.
    Dataset<Row> joined =
        FeatureTable.of(spine, "as_of")
            .with(group, List.of("loan_token"), raw)
            .rows()
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<LeakReport> reports = LeakReport.of(joined, List.of(GROUP));
    List<Column> columns = new ArrayList<>();
    for (String column : spine.columns()) {
      columns.add(col(column));
    }
    columns.add(CreditBook.freshness(List.of(GROUP)));
    features.forEach(f -> columns.add(value(f)));
    return new Joined(joined.select(columns.toArray(Column[]::new)), reports);
  }

  /** Where rows may be restated or withdrawn: the newest of each that stands. */
  private Dataset<Row> standing(Dataset<Row> raw) {
    Optional<Clock> clock =
        mapping
            .table()
            .delivered()
            .clock()
            .filter(c -> c.version().isPresent() || c.op().isPresent());
    return clock.map(c -> VersionRank.standing(raw, c)).orElse(raw);
  }

  private static Column value(Feature feature) {
    Column value = col(feature.name());
    return feature.kind() == Feature.Kind.NUMBER
        ? value.cast(new ColumnType.Real().spark()).as(feature.name())
        : value;
  }

  private Optional<String> only(Role role) {
    return all(role).stream().findFirst();
  }

  private List<String> all(Role role) {
    return mapping.table().columns().stream()
        .filter(c -> c.role() == role)
        .map(org.qingmiao.features.table.Column::name)
        .toList();
  }

  private String qualified(String column) {
    return column.startsWith("file:") ? column : mapping.table().name() + "." + column;
  }
}
