// SPDX-License-Identifier: Apache-2.0
/** Storage: the only place that knows Delta, and the leases that keep two runs apart. */
package org.qingmiao.jobs.lake;
