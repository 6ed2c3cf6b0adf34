// SPDX-License-Identifier: Apache-2.0
/**
 * The geo kernel beside its peers on one made-up scene: a reader, a centre-rule loop and an engine
 * that others use, in one process and in turns.
 */
package org.qingmiao.bench.geo;
