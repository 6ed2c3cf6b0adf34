// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.isnull;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The rows that ask, with whatever columns they have. */
final class SpineSide {
  private final Dataset<Row> rows;
  private final JoinKey key;
  private final String asOf;
  private final PackedSchema schema;

  SpineSide(Dataset<Row> rows, JoinKey key, String asOf) {
    this.rows = rows;
    this.key = key;
    this.asOf = asOf;
    this.schema = PackedSchema.ofSpine(rows.schema());
  }

  PackedSchema schema() {
    return schema;
  }

  /** What of them is packed. A row without a day asks for nothing, like one without a key. */
  Dataset<KeyedRow> keyed() {
    Column day = FeatureTable.quoted(asOf);
    Column asked = when(isnull(day), lit(null)).otherwise(key.text());
    Column clock = coalesce(unix_date(day).cast(DataTypes.LongType), lit(0L));
    return schema.keyed(rows, key.hash(), List.of(asked), clock);
  }

  /** How their columns come out of the merge. */
  StructType merged() {
    StructType type = new StructType();
    for (int i = 0; i < schema.columns().size(); i++) {
      type = type.add("spine_" + i, schema.columns().get(i).unpackedType());
    }
    return type;
  }

  /** Their columns as they were, from the merged ones. */
  List<Column> restored() {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < schema.columns().size(); i++) {
      PackedColumn column = schema.columns().get(i);
      columns.add(column.restored(FeatureTable.quoted("spine_" + i)).as(column.name()));
    }
    return columns;
  }
}
