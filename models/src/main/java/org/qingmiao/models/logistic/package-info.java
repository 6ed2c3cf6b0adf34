// SPDX-License-Identifier: Apache-2.0
/**
 * Log-odds arithmetic and the small regressions that calibrate a score and test its calibration.
 */
package org.qingmiao.models.logistic;
