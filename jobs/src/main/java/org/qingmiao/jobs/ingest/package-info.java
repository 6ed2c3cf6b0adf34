// SPDX-License-Identifier: Apache-2.0
/**
 * From delivered files to checked rows, in one pass that loses nothing.
 *
 * <pre>
 *   files -> records (line, cells, fault) -> typed cells -> rules, clocks -> duplicates -> accepted
 *                                                 |             |              |
 *                                                 +-------- quarantine, with every reason
 * </pre>
 */
package org.qingmiao.jobs.ingest;
