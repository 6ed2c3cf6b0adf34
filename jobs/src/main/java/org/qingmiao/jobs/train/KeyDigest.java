// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.train;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.qingmiao.models.train.ClusterRows;
import org.qingmiao.models.train.Sample;

/**
 * Which rows a model was fitted on: their number, and the SHA-256 over their keys in order, a line
 * for each row of applicant, day and loan.
 *
 * @param rows number of rows
 * @param sha256 64 lower-case hexadecimal digits
 */
record KeyDigest(long rows, String sha256) {

  /** Of rows that this process holds. */
  static KeyDigest of(Sample sample) {
    MessageDigest digest = digest();
    for (int row = 0; row < sample.size(); row++) {
      add(digest, sample.applicant(row), sample.asOf(row), sample.loan(row));
    }
    return new KeyDigest(sample.size(), HexFormat.of().formatHex(digest.digest()));
  }

  /** Of rows that only a cluster holds; their keys pass by, a partition at a time. */
  static KeyDigest of(ClusterRows train) {
    MessageDigest digest = digest();
    Iterator<Row> keys =
        train
            .rows()
            .select(ClusterRows.APPLICANT, ClusterRows.AS_OF, ClusterRows.LOAN)
            .orderBy(ClusterRows.APPLICANT, ClusterRows.AS_OF, ClusterRows.LOAN)
            .toLocalIterator();
    long rows = 0;
    while (keys.hasNext()) {
      Row key = keys.next();
      add(digest, key.get(0), key.get(1), key.get(2));
      rows++;
    }
    return new KeyDigest(rows, HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(MessageDigest digest, Object applicant, Object day, Object loan) {
    digest.update("%s|%s|%s\n".formatted(applicant, day, loan).getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
