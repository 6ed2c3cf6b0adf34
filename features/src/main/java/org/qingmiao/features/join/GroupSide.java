// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.define.Condition;
import org.qingmiao.features.define.FactAggregate.Latest;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.WindowAggregate;
import org.qingmiao.features.table.Clock;

/** The rows that tell: the facts of one group. */
final class GroupSide {
  private final FeatureGroup group;
  private final Dataset<Row> facts;
  private final PackedSchema schema;
  private final String prefix;

  /**
   * A side of a join.
   *
   * @param side its number, after that of the spine
   */
  GroupSide(Joined joined, int side) {
    this.group = joined.group();
    this.facts = joined.facts().withColumns(conditional(group));
    this.schema = PackedSchema.ofFacts(carried());
    this.prefix = "group_" + side + "_";
  }

  /** The values of which some aggregate speaks under a condition, null where it is not met. */
  private static Map<String, Column> conditional(FeatureGroup group) {
    Map<String, Column> values = new LinkedHashMap<>();
    for (WindowAggregate aggregate : group.each()) {
      if (aggregate.isConditional()) {
        Column met =
            aggregate.where().stream().map(Condition::met).reduce(Column::and).orElseThrow();
        Column value = aggregate.input().map(GroupSide::quoted).orElse(lit(1L));
        values.put(aggregate.carried().orElseThrow(), when(met, value));
      }
    }
    return values;
  }

  /** The columns of the source, and those made of them, that some aggregate needs. */
  private StructType carried() {
    Set<String> names = new LinkedHashSet<>();
    latest(group).forEach(latest -> names.add(latest.column()));
    group.each().forEach(aggregate -> aggregate.carried().ifPresent(names::add));
    StructType types = new StructType();
    for (String name : names) {
      types = types.add(name, type(name));
    }
    return types;
  }

  /** The newest values that a group asks for. */
  static List<Latest> latest(FeatureGroup group) {
    return group.also().stream().filter(Latest.class::isInstance).map(Latest.class::cast).toList();
  }

  private DataType type(String column) {
    return facts.schema().apply(column).dataType();
  }

  /** What of them is packed; a null key equals nothing. */
  Dataset<KeyedRow> keyed() {
    JoinKey key = new JoinKey(group.keys());
    Clock clock = group.clock();
    Column version =
        clock.version().map(v -> coalesce(quoted(v).cast("bigint"), lit(0L))).orElse(lit(0L));
    Column retracts =
        clock.op().map(op -> coalesce(quoted(op).equalTo("D"), lit(false))).orElse(lit(false));
    Column event =
        coalesce(quoted(clock.eventId()).cast("string"), missing(clock.eventId()).cast("string"));
    return schema.keyed(
        facts.na().drop(group.keys().toArray(String[]::new)),
        key.hash(),
        List.of(key.text(), event),
        clock(clock.event()),
        clock(clock.known()),
        version,
        retracts.cast("bigint"),
        clock.published().map(this::clock).orElse(lit(0L)));
  }

  /** A clock of days counts days; within one column they need no common measure with instants. */
  private Column clock(String column) {
    Column clock =
        type(column).equals(DataTypes.DateType)
            ? unix_date(quoted(column)).cast("bigint")
            : unix_micros(quoted(column));
    return coalesce(clock, missing(column).cast("bigint"), lit(0L));
  }

  private Column missing(String column) {
    return raise_error(
        lit(
            "%s: clock column %s is null in some row; a fact without it cannot be ordered"
                .formatted(group.source().name(), column)));
  }

  /** What the tasks need to know. */
  GroupPlan plan() {
    Clock clock = group.clock();
    return new GroupPlan(
        group.source().name(),
        group.ttlDays(),
        days(clock.event()),
        days(clock.known()),
        schema,
        latest(group).stream().map(latest -> schema.indexOf(latest.column())).toList(),
        WindowPlan.of(group, schema));
  }

  private LocalDays days(String column) {
    return type(column).equals(DataTypes.DateType)
        ? LocalDays.ofDates()
        : LocalDays.ofInstants(group.clock().zone());
  }

  /** How its columns come out of the merge. */
  GroupColumns columns() {
    return new GroupColumns(group, schema, prefix);
  }

  private static Column quoted(String column) {
    return FeatureTable.quoted(column);
  }
}
