// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import org.qingmiao.models.carbon.Gap;

/**
 * A loan that is not in the totals, and why.
 *
 * @param loan with its outstanding amount
 * @param method of attribution
 * @param code closed list
 * @param detail a sentence
 */
public record Exclusion(Loan loan, AttributionMethod method, Gap code, String detail) {}
