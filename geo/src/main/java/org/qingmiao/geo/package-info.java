// SPDX-License-Identifier: Apache-2.0
/**
 * What can be seen from above or fenced on the ground: rasters, parcels, seasons and geofences as
 * plain Java kernels.
 *
 * <p>Nothing here knows Spark, so a kernel is tested in milliseconds. The kernels arrive with the
 * satellite features; the module stands first so that the direction of imports holds from the
 * start.
 */
package org.qingmiao.geo;
