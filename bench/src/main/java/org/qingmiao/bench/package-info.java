// SPDX-License-Identifier: Apache-2.0
/**
 * Side-by-side measurements: what Qingmiao does beside the plain way to do the same work, as ratios
 * of processor time within one run.
 */
package org.qingmiao.bench;
