// SPDX-License-Identifier: Apache-2.0
/** The job that watches devices on pledged things, from their pings and the fences around them. */
package org.qingmiao.jobs.fence;
