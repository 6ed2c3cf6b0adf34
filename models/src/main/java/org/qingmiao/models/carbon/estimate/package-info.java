// SPDX-License-Identifier: Apache-2.0
/**
 * Footprints that are estimated: a median by sector, trees beside it, intervals that hold their
 * promise by class, and a gate that the trees must pass.
 *
 * <p>Sold as an estimate: it always has an interval and a data-quality score of 4 or 5.
 */
package org.qingmiao.models.carbon.estimate;
