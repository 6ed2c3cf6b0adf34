// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.io.Serializable;
import java.util.List;

/**
 * What a task needs to know to merge a bucket.
 *
 * @param spine how spine rows are carried
 * @param groups in order; the cells of group i are those of side i + 1
 * @param limit how many facts one key may have
 */
record MergePlan(PackedSchema spine, List<GroupPlan> groups, KeyLimit limit)
    implements Serializable {

  /** The side of the spine. */
  static final int SPINE = 0;

  /** How the rows of a side are carried. */
  PackedSchema schema(int side) {
    return side == SPINE ? spine : groups.get(side - 1).schema();
  }

  /** Cells of a merged row. */
  int cells() {
    return spine.columns().size() + groups.stream().mapToInt(GroupPlan::cells).sum();
  }
}
