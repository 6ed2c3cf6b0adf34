// SPDX-License-Identifier: Apache-2.0
/**
 * What trackers on pledged animals, machines and stock tell, and which of their pings tell nothing.
 */
package org.qingmiao.features.fence;
