// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.models.carbon.financed;

import org.qingmiao.models.carbon.DataQuality;
import org.qingmiao.models.carbon.Scope;
import org.qingmiao.models.carbon.Spread;

/**
 * What a loan finances of one scope: share * footprint.
 *
 * @param loan whose
 * @param method of attribution
 * @param scope of the footprint
 * @param tco2e with its interval
 * @param quality of the data behind it
 */
public record FinancedEmission(
    Loan loan, AttributionMethod method, Scope scope, Spread tco2e, DataQuality.Scored quality) {}
