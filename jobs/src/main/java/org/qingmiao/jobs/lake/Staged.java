// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import java.nio.file.Path;
import java.util.List;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.RuleResult;
import org.qingmiao.features.table.Table;

/**
 * Rows written aside, not yet visible in their table.
 *
 * @param table contract they were checked against
 * @param folder where they lie as Parquet
 * @param digest what they hold
 * @param rules how each row rule fared
 */
public record Staged(Table table, Path folder, ContentDigest digest, List<RuleResult> rules) {

  public Staged {
    rules = List.copyOf(rules);
  }

  /** Number of rows. */
  public long rows() {
    return digest.rows();
  }
}
