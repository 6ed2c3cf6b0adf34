// SPDX-License-Identifier: Apache-2.0
/**
 * Thin jobs of the green side: factors, footprints, financed emissions, benefits of green loans and
 * the lines of the carbon report.
 */
package org.qingmiao.jobs.carbon;
