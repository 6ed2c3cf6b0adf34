// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * The columns that name a borrower, as one text by which keys are told apart.
 *
 * <p>Of several columns each is led by its length and a colon: ("1", "23") is 1:12:23, and ("12",
 * "3") is 2:121:3. Without that, both would be 123.
 *
 * @param columns compared one by one
 */
record JoinKey(List<String> columns) {

  /** The text; null where one of the columns is. */
  Column text() {
    List<Column> texts =
        columns.stream().map(c -> FeatureTable.quoted(c).cast(DataTypes.StringType)).toList();
    return texts.size() == 1
        ? texts.get(0)
        : concat(texts.stream().map(JoinKey::withLength).toArray(Column[]::new));
  }

  /** Chooses the bucket. */
  Column hash() {
    return xxhash64(columns.stream().map(FeatureTable::quoted).toArray(Column[]::new));
  }

  private static Column withLength(Column text) {
    return concat(octet_length(text).cast(DataTypes.StringType), lit(":"), text);
  }
}
