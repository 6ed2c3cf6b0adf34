// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

/**
 * What a commit made visible.
 *
 * @param version Delta version that holds it
 * @param added rows that came new into the table
 */
public record Commit(long version, long added) {}
