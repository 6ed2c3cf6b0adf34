// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import org.qingmiao.features.define.AsOfStatus;

/** Answers the questions of one bucket to one group, key by key and day by day. */
final class GroupReplay {
  private final GroupPlan plan;
  private final BucketRows rows;
  private final Facts facts;
  private final Windows windows;
  private final KeyTimeline timeline;

  GroupReplay(GroupPlan plan, BucketRows rows) {
    this.plan = plan;
    this.rows = rows;
    this.facts = new Facts(rows, plan);
    this.windows = new Windows(plan.windows(), plan.schema());
    this.timeline = new KeyTimeline(facts, windows, plan.ttlDays());
  }

  /** Turns to another key. */
  void enter(int key) {
    timeline.enter(key);
  }

  /** Answers for the end of a day, not before the one before. */
  void answer(int day, Object[] cells, int at) {
    timeline.turnTo(day);
    AsOfStatus status = timeline.status();
    int winner = timeline.winner();
    cells[at] = status.name();
    if (winner >= 0) {
      cells[at + 1] = (long) timeline.age();
      cells[at + 2] = (long) facts.knownDay(winner);
      if (status == AsOfStatus.OK) {
        takeLatest(winner, cells, at + 3);
      }
      windows.answer(day, timeline.happened(), cells, at + 3 + plan.latest().size());
    }
    cells[at + plan.cells() - 1] = timeline.wouldLeak();
  }

  /** Answers for a row of which nothing can be known. */
  void answerNothing(Object[] cells, int at) {
    cells[at] = AsOfStatus.NEVER_SEEN.name();
    cells[at + plan.cells() - 1] = false;
  }

  private void takeLatest(int winner, Object[] cells, int at) {
    int address = facts.address(winner);
    Cell cell = rows.cell(address);
    int row = BucketRows.row(address);
    for (int i = 0; i < plan.latest().size(); i++) {
      cells[at + i] = plan.schema().value(cell, row, plan.latest().get(i));
    }
  }
}
