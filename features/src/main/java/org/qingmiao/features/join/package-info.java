// SPDX-License-Identifier: Apache-2.0
/**
 * The two-clock join: what was known about each borrower by the end of a day.
 *
 * <pre>
 *  spine rows ──┐  Packer: rows into cells,         Bucket: cells into keys,
 *               ├─ one bucket of keys per cell ──►  KeyTimeline per group: facts in the order ──► rows
 *  facts of ────┘  (encode)           (move)        of knowledge, asked day by day (merge)
 *  each group
 * </pre>
 *
 * <p>A cell holds up to 4,096 rows as one binary value, so Spark moves thousands of rows as one.
 * Values stay packed until a winner or a window asks for them.
 */
package org.qingmiao.features.join;
