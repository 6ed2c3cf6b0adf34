// SPDX-License-Identifier: Apache-2.0
/** How the globe is cut into cells, so that near places can be found by equal numbers. */
package org.qingmiao.geo.grid;
