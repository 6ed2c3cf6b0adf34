// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.join;

import org.qingmiao.features.table.VersionRank;

/**
 * Which of two versions of an event takes the place of the other: the one of the greater {@link
 * VersionRank}. So the order in which rows arrive never matters.
 *
 * <p>Versions and knowledge decide almost always; the rest of a row is unpacked only where both are
 * equal.
 */
final class VersionOrder {
  private final BucketRows rows;
  private final PackedSchema schema;
  private final long[] events;
  private final long[] known;
  private final long[] versions;
  private final long[] retractions;

  /** The order of the facts of a bucket, which travel in a schema. */
  VersionOrder(BucketRows rows, PackedSchema schema) {
    this.rows = rows;
    this.schema = schema;
    this.events = rows.frame(Facts.EVENT);
    this.known = rows.frame(Facts.KNOWN);
    this.versions = rows.frame(Facts.VERSION);
    this.retractions = rows.frame(Facts.RETRACTION);
  }

  /** Negative where the first of two rows gives way, 0 where nothing tells them apart. */
  int compare(int row, int other) {
    if (versions[row] != versions[other]) {
      return Long.compare(versions[row], versions[other]);
    }
    return known[row] != known[other]
        ? Long.compare(known[row], known[other])
        : compareKnownTogether(row, other);
  }

  private int compareKnownTogether(int row, int other) {
    int published = Long.compare(published(row), published(other));
    if (published != 0) {
      return published;
    }
    if (events[row] != events[other]) {
      return Long.compare(events[row], events[other]);
    }
    return retractions[row] != retractions[other]
        ? Long.compare(retractions[row], retractions[other])
        : compareValues(rows.address(row), rows.address(other));
  }

  private long published(int row) {
    int address = rows.address(row);
    return rows.cell(address).word(Facts.PUBLISHED).get(BucketRows.row(address));
  }

  /** Only what is carried is compared, for nothing else can come out. */
  private int compareValues(int address, int other) {
    int order = 0;
    for (int column = 0; order == 0 && column < schema.columns().size(); column++) {
      order =
          schema.compare(
              column,
              rows.cell(address),
              BucketRows.row(address),
              rows.cell(other),
              BucketRows.row(other));
    }
    return order;
  }
}
