// SPDX-License-Identifier: Apache-2.0
/**
 * Conf files as typed sections: every value is asked for by name and kind, every fault keeps its
 * file and line, and all faults come at once.
 */
package org.qingmiao.jobs.conf.yaml;
