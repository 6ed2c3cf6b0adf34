// SPDX-License-Identifier: Apache-2.0
/**
 * Jobs that look at land from above: they open the scenes that {@code raw.scene} names, measure
 * parcels in them, and say what is known of each borrower's land and since when.
 */
package org.qingmiao.jobs.crop;
