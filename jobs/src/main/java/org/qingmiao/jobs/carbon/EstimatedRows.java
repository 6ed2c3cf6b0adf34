// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.qingmiao.models.carbon.estimate.EstimateRow;
import org.qingmiao.models.carbon.estimate.FootprintEstimator;

/**
 * The estimates for the gaps of a partition, a thousand at a time: the library takes as long for
 * one as for many.
 */
final class EstimatedRows implements Iterator<Row> {
  private static final int BATCH = 1_000;

  private final Iterator<Row> gaps;
  private final FootprintEstimator estimator;
  private final EstimatedRow row;
  private Iterator<Row> ready = Collections.emptyIterator();

  EstimatedRows(Iterator<Row> gaps, FootprintEstimator estimator, EstimatedRow row) {
    this.gaps = gaps;
    this.estimator = estimator;
    this.row = row;
  }

  @Override
  public boolean hasNext() {
    while (!ready.hasNext() && gaps.hasNext()) {
      ready = batch();
    }
    return ready.hasNext();
  }

  @Override
  public Row next() {
    return ready.next();
  }

  private Iterator<Row> batch() {
    List<Cells> batch = new ArrayList<>();
    while (gaps.hasNext() && batch.size() < BATCH) {
      batch.add(new Cells(gaps.next()));
    }
    List<EstimateRow> asked = batch.stream().map(gap -> row.told().row(gap, Double.NaN)).toList();
    List<Optional<FootprintEstimator.Estimated>> estimated = estimator.estimate(asked);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Cells gap = batch.get(i);
      estimated.get(i).ifPresent(one -> rows.add(row.of(gap, one, estimator.isEarning())));
    }
    return rows.iterator();
  }
}
