// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.RuleResult;
import org.qingmiao.features.table.Table;

/**
 * Rows that were checked and lie aside, not yet visible in their table.
 *
 * @param table contract they were checked against
 * @param content the rows
 * @param digest what they hold
 * @param rules how each row rule fared
 */
public record Staged(
    Table table, Dataset<Row> content, ContentDigest digest, List<RuleResult> rules) {

  public Staged {
    rules = List.copyOf(rules);
  }

  /** Number of rows. */
  public long rows() {
    return digest.rows();
  }
}
