// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Table;

/**
 * What a commit made visible.
 *
 * @param table table that was written
 * @param version Delta version that holds it
 * @param added rows that came new into the table
 * @param digest content digest of the rows that were offered
 */
public record Commit(Table table, long version, long added, ContentDigest digest) {}
