// SPDX-License-Identifier: Apache-2.0
/**
 * Whether sources agree about an enterprise: what one of them says, compared with what another one
 * would have to say then.
 *
 * <pre>
 * raw.invoice ────────┐
 * raw.tax_filing ─────┼─► CrossChecks ─► feature.cross_check, whose rules only warn
 * raw.utility_bill ───┤
 * raw.bank_flow …  ───┘
 * </pre>
 */
package org.qingmiao.features.check;
