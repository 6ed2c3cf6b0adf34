// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Merges the buckets of a partition, mostly one, each as soon as the one before is done. */
record Merger(MergePlan plan) implements MapPartitionsFunction<PackedCell, Row> {

  @Override
  public Iterator<Row> call(Iterator<PackedCell> cells) {
    Map<Integer, List<byte[]>> byLabel = new TreeMap<>();
    while (cells.hasNext()) {
      PackedCell cell = cells.next();
      byLabel.computeIfAbsent(cell.getLabel(), label -> new ArrayList<>()).add(cell.getBytes());
    }
    Iterator<List<byte[]>> buckets = byLabel.values().iterator();
    return new Iterator<>() {
      private Iterator<Row> rows = List.<Row>of().iterator();

      @Override
      public boolean hasNext() {
        while (!rows.hasNext() && buckets.hasNext()) {
          List<byte[]> packed = buckets.next();
          buckets.remove();
          rows = new Bucket(packed, plan);
        }
        return rows.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return rows.next();
      }
    };
  }
}
