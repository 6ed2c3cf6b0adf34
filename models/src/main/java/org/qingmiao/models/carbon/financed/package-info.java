// SPDX-License-Identifier: Apache-2.0
/**
 * The part of borrowers' emissions that loans finance: three methods of attribution, each row with
 * the id of its own, what is excluded and why, and sums that are exact.
 */
package org.qingmiao.models.carbon.financed;
