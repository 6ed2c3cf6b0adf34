// SPDX-License-Identifier: Apache-2.0
/**
 * What follows from the features: credit models, their calibration, reasons and validation.
 *
 * <p>Like {@code features}, these are functions; the core algorithms take plain values and know no
 * Spark type.
 */
package org.qingmiao.models;
