// SPDX-License-Identifier: Apache-2.0
/**
 * The one way in which anything runs: jobs ordered by the tables they read and write, each read,
 * checked, run, checked again and committed by the runner.
 */
package org.qingmiao.jobs.pipeline;
