// SPDX-License-Identifier: Apache-2.0
/**
 * The shipped input tables, one file per table with its contract.
 *
 * <p>An installation maps its own files to these columns in {@code conf/sources}; a flat table of
 * other columns needs no contract here, only a conf.
 */
package org.qingmiao.features.source;
