// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.try_divide;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.define.FactAggregate;
import org.qingmiao.features.define.FactAggregate.DaysSince;
import org.qingmiao.features.define.FactAggregate.Latest;
import org.qingmiao.features.define.FactAggregate.Ratio;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.FeatureGroup.Windowed;
import org.qingmiao.features.define.WindowAggregate.Kind;

/**
 * The columns of one group as they come out of the merge, and as the group's contract has them.
 *
 * @param group whose they are
 * @param schema how its facts were carried
 * @param prefix begins the names of merged columns, which may be called like columns of the spine
 */
record GroupColumns(FeatureGroup group, PackedSchema schema, String prefix) {

  /** The types of the cells, as {@link GroupPlan#cells} orders them. */
  StructType types() {
    StructType type =
        new StructType()
            .add(prefix + group.statusColumn(), DataTypes.StringType)
            .add(prefix + group.ageColumn(), DataTypes.LongType)
            .add(prefix + group.knownColumn(), DataTypes.LongType);
    for (Latest latest : GroupSide.latest(group)) {
      type = type.add(prefix + latest.output(group.name()), carried(latest).unpackedType());
    }
    for (Windowed windowed : group.windowed()) {
      type = type.add(prefix + windowed.column().name(), type(windowed));
    }
    return type.add(prefix + group.leakColumn(), DataTypes.BooleanType);
  }

  private DataType type(Windowed windowed) {
    return isOneOfTheValues(windowed)
        ? carried(windowed).unpackedType()
        : windowed.column().type().spark();
  }

  /** Its columns, in the order of {@link FeatureGroup#columns}, from the merged ones. */
  List<Column> restored() {
    List<Column> columns = new ArrayList<>();
    columns.add(merged(group.statusColumn()).as(group.statusColumn()));
    columns.add(merged(group.ageColumn()).as(group.ageColumn()));
    columns.add(
        date_from_unix_date(merged(group.knownColumn()).cast("int")).as(group.knownColumn()));
    for (Windowed windowed : group.windowed()) {
      columns.add(restored(windowed).as(windowed.column().name()));
    }
    for (FactAggregate fact : group.also()) {
      columns.add(restored(fact).as(fact.output(group.name())));
    }
    columns.add(merged(group.leakColumn()).as(group.leakColumn()));
    return columns;
  }

  private Column restored(Windowed windowed) {
    Column merged = merged(windowed.column().name());
    return isOneOfTheValues(windowed) ? carried(windowed).restored(merged) : merged;
  }

  private Column restored(FactAggregate fact) {
    if (fact instanceof DaysSince) {
      return merged(group.ageColumn());
    }
    if (fact instanceof Ratio ratio) {
      return try_divide(number(ratio.of()), number(ratio.to()));
    }
    Latest latest = (Latest) fact;
    return carried(latest).restored(merged(latest.output(group.name())));
  }

  /** A column of the group as a double; days since the newest fact have no cell of their own. */
  private Column number(String output) {
    boolean isAge =
        group.also().stream()
            .anyMatch(f -> f instanceof DaysSince && f.output(group.name()).equals(output));
    Column number =
        group.also().stream()
            .filter(f -> f instanceof Latest && f.output(group.name()).equals(output))
            .map(this::restored)
            .findFirst()
            .orElseGet(() -> merged(isAge ? group.ageColumn() : output));
    return number.cast(DataTypes.DoubleType);
  }

  private static boolean isOneOfTheValues(Windowed windowed) {
    Kind kind = windowed.aggregate().kind();
    return kind == Kind.MIN || kind == Kind.MAX;
  }

  private PackedColumn carried(Windowed windowed) {
    return schema.columns().get(schema.indexOf(windowed.aggregate().carried().orElseThrow()));
  }

  private PackedColumn carried(Latest latest) {
    return schema.columns().get(schema.indexOf(latest.column()));
  }

  private Column merged(String column) {
    return col(prefix + column);
  }
}
