// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.pipeline;

/**
 * What one two-clock join found, and what a join with one clock would have smuggled in.
 *
 * @param group feature group that was joined
 * @param spine rows that asked
 * @param ok rows with a value
 * @param neverSeen rows whose key has no fact at all
 * @param expired rows whose newest fact is too old
 * @param notYetKnown rows whose facts became known only later
 * @param retracted rows whose only fact was withdrawn
 * @param wouldLeak rows for which later knowledge would have changed the answer
 */
public record JoinCounts(
    String group,
    long spine,
    long ok,
    long neverSeen,
    long expired,
    long notYetKnown,
    long retracted,
    long wouldLeak) {}
