// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;

/**
 * Packs the rows of one side, the spine or a source, into cells of one bucket each.
 *
 * <p>A row without a key is in no bucket by right; its content chooses one, lest one get all.
 *
 * @param side 0 for the spine, then the groups
 */
record Packer(int side, PackedSchema schema, Buckets buckets)
    implements MapPartitionsFunction<KeyedRow, PackedCell> {
  private static final int SHARE_OF_HEAP = 8;

  @Override
  public Iterator<PackedCell> call(Iterator<KeyedRow> rows) {
    return new Cells(rows);
  }

  /** The buckets of all tasks of this JVM together may fill an eighth of its heap. */
  private static long room(int buckets) {
    Runtime jvm = Runtime.getRuntime();
    return jvm.maxMemory() / SHARE_OF_HEAP / jvm.availableProcessors() / buckets;
  }

  private final class Cells implements Iterator<PackedCell> {
    private final Iterator<KeyedRow> rows;
    private final BucketBuffer[] buffers = new BucketBuffer[buckets.count()];
    private final int partition = TaskContext.getPartitionId();
    private final long room = room(buckets.count());
    private int drained;
    private PackedCell next;

    Cells(Iterator<KeyedRow> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      while (next == null && rows.hasNext()) {
        KeyedRow row = rows.next();
        int bucket = schema.hasKey(row) ? buckets.of(row.getHash()) : place(row);
        if (buffers[bucket] == null) {
          buffers[bucket] = new BucketBuffer(side, partition, schema, room);
        }
        buffers[bucket].add(row);
        if (buffers[bucket].isFull()) {
          next = new PackedCell(buckets.label(bucket), buffers[bucket].flush());
        }
      }
      while (next == null && drained < buffers.length) {
        BucketBuffer buffer = buffers[drained];
        if (buffer != null && !buffer.isEmpty()) {
          next = new PackedCell(buckets.label(drained), buffer.flush());
        }
        buffers[drained++] = null;
      }
      return next != null;
    }

    /** By the content alone: a task that is done again sends each row where it sent it before. */
    private int place(KeyedRow row) {
      int content = 31 * Arrays.hashCode(row.getNumbers()) + Arrays.hashCode(row.getStrings());
      return Math.floorMod(content, buckets.count());
    }

    @Override
    public PackedCell next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      PackedCell cell = next;
      next = null;
      return cell;
    }
  }
}
