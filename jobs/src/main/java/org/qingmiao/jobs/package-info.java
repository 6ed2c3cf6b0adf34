// SPDX-License-Identifier: Apache-2.0
/**
 * What runs: the command line and, below it, the jobs.
 *
 * <p>Only this module reads, writes, parses arguments and knows what day it is.
 */
package org.qingmiao.jobs;
