// SPDX-License-Identifier: Apache-2.0
/**
 * Transition stress: what a price on carbon does to a borrower's profit, ratios and probability of
 * default, with Merton's model beside the credit model as a check.
 */
package org.qingmiao.models.carbon.stress;
