// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The cells of one bucket, merged: every spine row with the answers of all groups, key by key. */
final class Bucket implements Iterator<Row> {
  private final MergePlan plan;
  private final BucketRows spine;
  private final List<GroupReplay> groups = new ArrayList<>();
  private final PackedOrder byDay = new PackedOrder();
  private final int keys;
  private long[] days = new long[16];
  private int key = -1;
  private int asked;
  private int questions;

  Bucket(List<byte[]> packed, MergePlan plan) {
    this.plan = plan;
    List<Cell> cells = packed.stream().map(bytes -> Cell.of(bytes, plan)).toList();
    BucketKeys numbered = new BucketKeys(cells);
    keys = numbered.count();
    spine = rows(cells, MergePlan.SPINE, numbered, 1);
    for (int group = 0; group < plan.groups().size(); group++) {
      BucketRows facts = rows(cells, 1 + group, numbered, Facts.UNPACKED);
      plan.limit().check(plan.groups().get(group).table(), facts, numbered);
      groups.add(new GroupReplay(plan.groups().get(group), facts));
    }
  }

  private static BucketRows rows(List<Cell> cells, int side, BucketKeys keys, int width) {
    return new BucketRows(cells.stream().filter(c -> c.side() == side).toList(), keys, width);
  }

  @Override
  public boolean hasNext() {
    while (asked == questions && key < keys) {
      enter(++key);
    }
    return asked < questions;
  }

  /** Without questions a key's facts are not even sorted. */
  private void enter(int next) {
    int from = spine.start(next);
    asked = 0;
    questions = spine.end(next) - from;
    if (questions == 0 || next == 0) {
      return;
    }
    if (days.length < questions) {
      days = new long[2 * questions];
    }
    System.arraycopy(spine.frame(0), from, days, 0, questions);
    byDay.sort(days, questions);
    groups.forEach(group -> group.enter(next));
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Object[] cells = new Object[plan.cells()];
    int at = plan.spine().columns().size();
    int row = spine.start(key) + (key == 0 ? asked : byDay.at(asked));
    asked++;
    takeSpine(spine.address(row), cells);
    for (int i = 0; i < groups.size(); i++) {
      if (key == 0) {
        groups.get(i).answerNothing(cells, at);
      } else {
        groups.get(i).answer((int) spine.frame(0)[row], cells, at);
      }
      at += plan.groups().get(i).cells();
    }
    return RowFactory.create(cells);
  }

  private void takeSpine(int address, Object[] cells) {
    Cell cell = spine.cell(address);
    int row = BucketRows.row(address);
    for (int i = 0; i < plan.spine().columns().size(); i++) {
      cells[i] = plan.spine().value(cell, row, i);
    }
  }
}
