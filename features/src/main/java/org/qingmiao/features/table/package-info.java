// SPDX-License-Identifier: Apache-2.0
/**
 * The contract of a table: its grain, key, clocks, columns and rules, declared once in the file of
 * the table and used for checks, DDL, lineage, dictionary and documentation alike.
 */
package org.qingmiao.features.table;
