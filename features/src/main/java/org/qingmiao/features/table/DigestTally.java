// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.AccumulatorV2;

/**
 * The content digest of the rows that it is shown, in the order of the table's columns: what {@link
 * ContentDigest#aggregates} compute, at a fraction of their cost.
 *
 * <p>Register it with the context, and show it rows in the last stage of a job: there each task is
 * counted once, however often it was tried.
 */
public final class DigestTally extends AccumulatorV2<InternalRow, ContentDigest> {
  private static final long serialVersionUID = 1L;

  private final RowHash hash;
  private long rows;
  private long first;
  private long second;

  private DigestTally(RowHash hash) {
    this.hash = hash;
  }

  /** For rows of a table; empty where it has bytes or nested columns. */
  public static Optional<DigestTally> of(Table table) {
    return RowHash.of(table).map(DigestTally::new);
  }

  @Override
  public void add(InternalRow row) {
    hash.take(row);
    rows++;
    first += hash.first();
    second += hash.second();
  }

  @Override
  public void merge(AccumulatorV2<InternalRow, ContentDigest> other) {
    DigestTally more = (DigestTally) other;
    rows += more.rows;
    first += more.first;
    second += more.second;
  }

  @Override
  public ContentDigest value() {
    return ContentDigest.of(rows, first, second);
  }

  @Override
  public boolean isZero() {
    return rows == 0;
  }

  @Override
  public DigestTally copy() {
    DigestTally copy = new DigestTally(hash);
    copy.merge(this);
    return copy;
  }

  @Override
  public void reset() {
    rows = 0;
    first = 0;
    second = 0;
  }
}
