// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.define.FeatureGroup;

/**
 * A group that is to be joined.
 *
 * @param group what is wanted
 * @param keys columns of the spine that name the borrower, in the order of the group's keys
 * @param facts rows of the group's source
 */
record Joined(FeatureGroup group, List<String> keys, Dataset<Row> facts) {

  /** Refuses keys that cannot be compared. */
  void check(StructType spine) {
    if (group.keys().size() != keys.size()) {
      throw new IllegalArgumentException(
          "group %s has key %s, but the spine has %s; both need the same number of columns"
              .formatted(group.name(), group.keys(), keys));
    }
    for (int i = 0; i < keys.size(); i++) {
      DataType here = spine.apply(keys.get(i)).dataType();
      DataType there = facts.schema().apply(group.keys().get(i)).dataType();
      if (!here.equals(there)) {
        throw new IllegalArgumentException(
            "group %s: key %s of the spine is %s, but %s of %s is %s; cast one of them"
                .formatted(
                    group.name(),
                    keys.get(i),
                    here.simpleString(),
                    group.keys().get(i),
                    group.source().name(),
                    there.simpleString()));
      }
      if (here.equals(DataTypes.DoubleType) || here.equals(DataTypes.FloatType)) {
        throw new IllegalArgumentException(
            "group %s: key %s is %s, and doubles are never quite equal; cast it to what it counts"
                .formatted(group.name(), keys.get(i), here.simpleString()));
      }
    }
  }
}
