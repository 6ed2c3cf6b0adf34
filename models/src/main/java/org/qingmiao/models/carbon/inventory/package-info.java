// SPDX-License-Identifier: Apache-2.0
/**
 * The greenhouse-gas inventory of one enterprise in one year: from its readings and seasons to a
 * footprint of each scope, or to the reason why there is none.
 */
package org.qingmiao.models.carbon.inventory;
