// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The join of all groups of one key in one shuffle: rows are packed into cells, cells move to the
 * partition of their bucket, and there each bucket is merged.
 */
final class PackedJoin {
  private static final Encoder<PackedCell> CELL = Encoders.bean(PackedCell.class);

  private final SpineSide spine;
  private final List<GroupSide> groups = new ArrayList<>();
  private final KeyLimit limit;
  private final Buckets buckets;

  /**
   * A join.
   *
   * @param keys columns of the spine that name the borrower
   * @param asOf its day
   * @param groups all of that key
   */
  PackedJoin(
      Dataset<Row> rows, List<String> keys, String asOf, List<Joined> groups, KeyLimit limit) {
    this.spine = new SpineSide(rows, new JoinKey(keys), asOf);
    for (Joined group : groups) {
      this.groups.add(new GroupSide(group, this.groups.size() + 1));
    }
    this.limit = limit;
    // Whoever sizes the shuffle partitions of the session sizes the buckets.
    this.buckets =
        Buckets.of(
            Integer.parseInt(rows.sparkSession().conf().get("spark.sql.shuffle.partitions")));
  }

  /** The spine with the columns of the groups. */
  Dataset<Row> rows() {
    Dataset<PackedCell> cells = packed(spine.keyed(), MergePlan.SPINE, spine.schema());
    StructType merged = spine.merged();
    List<GroupPlan> plans = new ArrayList<>();
    for (GroupSide group : groups) {
      GroupPlan plan = group.plan();
      plans.add(plan);
      cells = cells.union(packed(group.keyed(), plans.size(), plan.schema()));
      for (StructField field : group.columns().types().fields()) {
        merged = merged.add(field);
      }
    }
    MergePlan plan = new MergePlan(spine.schema(), plans, limit);
    return cells
        .repartition(buckets.count(), col("label"))
        .mapPartitions(new Merger(plan), Encoders.row(merged))
        .select(restored());
  }

  private Dataset<PackedCell> packed(Dataset<KeyedRow> rows, int side, PackedSchema schema) {
    return rows.mapPartitions(new Packer(side, schema, buckets), CELL);
  }

  private Column[] restored() {
    return Stream.concat(
            spine.restored().stream(),
            groups.stream().flatMap(group -> group.columns().restored().stream()))
        .toArray(Column[]::new);
  }
}
