// SPDX-License-Identifier: Apache-2.0
/**
 * The contracts of what models publish and prove: decisions, points, validation, registry and
 * audit. One file per table; every figure of a report exists here first.
 */
package org.qingmiao.models.ledger;
