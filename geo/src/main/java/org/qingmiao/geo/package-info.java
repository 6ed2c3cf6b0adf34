// SPDX-License-Identifier: Apache-2.0
/**
 * What can be seen from above or fenced on the ground: rasters, parcels, seasons and geofences as
 * plain Java kernels.
 *
 * <p>Nothing here knows Spark, so a kernel is tested in milliseconds. This package holds what all
 * of them stand on: which place two numbers mean, how far, how large.
 */
package org.qingmiao.geo;
