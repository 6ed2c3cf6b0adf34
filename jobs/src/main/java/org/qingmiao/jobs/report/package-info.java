// SPDX-License-Identifier: Apache-2.0
/**
 * The pages that people read instead of tables: validation report, model card, officer's queue and
 * single decisions. Facts come from published tables alone; a page adds layout, words and rounding.
 *
 * <pre>
 * publish.* model.* audit.*  ->  Facts (plain records)  ->  Page (tree of words)  ->  HTML
 *                                                            `-> audit.figure: where each number is from
 * </pre>
 */
package org.qingmiao.jobs.report;
