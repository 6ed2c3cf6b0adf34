// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.define.WindowAggregate;
import org.qingmiao.features.define.WindowAggregate.Kind;

/**
 * What a group says of its windows, in terms of the columns that are carried.
 *
 * @param days that each window reaches back, ascending
 * @param totalled carried columns that are added and compared
 * @param counted carried columns whose different values are counted
 * @param said of each window, in order
 */
record WindowPlan(
    List<Integer> days, List<Integer> totalled, List<Integer> counted, List<Said> said)
    implements Serializable {

  /**
   * One aggregate.
   *
   * @param kind what is said
   * @param of place among the columns totalled or counted; 0 for a count of facts
   */
  record Said(Kind kind, int of) implements Serializable {}

  /** The plan of a group whose columns travel in a schema. */
  static WindowPlan of(FeatureGroup group, PackedSchema facts) {
    List<Integer> totalled = new ArrayList<>();
    List<Integer> counted = new ArrayList<>();
    List<Said> said = new ArrayList<>();
    for (WindowAggregate aggregate : group.each()) {
      List<Integer> among = aggregate.kind() == Kind.DISTINCT ? counted : totalled;
      int of = aggregate.carried().map(c -> place(among, facts.indexOf(c))).orElse(0);
      said.add(new Said(computed(aggregate), of));
    }
    return new WindowPlan(group.windows(), totalled, counted, said);
  }

  /** The facts that meet a condition travel as ones, so their number is a sum. */
  private static Kind computed(WindowAggregate aggregate) {
    return aggregate.kind() == Kind.COUNT && aggregate.isConditional()
        ? Kind.SUM
        : aggregate.kind();
  }

  private static int place(List<Integer> among, int column) {
    if (!among.contains(column)) {
      among.add(column);
    }
    return among.indexOf(column);
  }

  /** Number of cells that come of it. */
  int cells() {
    return days.size() * said.size();
  }
}
