// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.util.TaskCompletionListener;
import org.qingmiao.jobs.train.RowValues;
import org.qingmiao.jobs.train.StoredModel;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.credit.Scored;

/**
 * Decisions over the rows of a partition, in blocks, so that memory does not grow with the rows.
 */
final class DecisionIterator implements Iterator<Row> {
  private static final int BLOCK = 1024;

  private final Iterator<Row> rows;
  private final Decision.Frame frame;
  private final CreditModel model;
  private final Deque<Row> ready = new ArrayDeque<>();

  DecisionIterator(Iterator<Row> rows, StoredModel stored, Decision.Frame frame) {
    this.rows = rows;
    this.frame = frame;
    this.model = stored.open(1);
    TaskCompletionListener close = task -> model.close();
    TaskContext.get().addTaskCompletionListener(close);
  }

  @Override
  public boolean hasNext() {
    return !ready.isEmpty() || rows.hasNext();
  }

  @Override
  public Row next() {
    if (ready.isEmpty()) {
      score();
    }
    return ready.remove();
  }

  private void score() {
    List<Row> block = new ArrayList<>(BLOCK);
    List<float[]> vectors = new ArrayList<>(BLOCK);
    while (block.size() < BLOCK && rows.hasNext()) {
      Row row = rows.next();
      block.add(row);
      vectors.add(model.vector(new RowValues(row)));
    }
    List<Scored> scored = model.score(vectors);
    for (int i = 0; i < block.size(); i++) {
      ready.add(Decision.of(block.get(i), scored.get(i), model, frame));
    }
  }
}
