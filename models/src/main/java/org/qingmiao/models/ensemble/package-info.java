// SPDX-License-Identifier: Apache-2.0
/**
 * Boosted trees evaluated by ourselves: the library's own margins bit for bit, and the exact
 * Shapley values of every row at less than the cost of reading it.
 *
 * <pre>
 *  stored bytes ─► Ubjson ─► StoredForest ─┬─► LeafMasks (blocks of rows) ─┐
 *                                          ├─► Descent   (a few rows) ─────┴─► margins
 *  rows ─► KeyBlock (int keys by column) ──┴─► PatternTables ────────────────► Contributions
 * </pre>
 *
 * <p>{@link org.qingmiao.models.ensemble.Registration} decides once, when a model is registered,
 * whether this evaluator serves it; where it does not, the library does, and the reason is kept.
 * Plain Java: nothing on the way from bytes to margins knows Spark or native code.
 */
package org.qingmiao.models.ensemble;
