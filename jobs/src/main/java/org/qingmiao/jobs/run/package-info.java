// SPDX-License-Identifier: Apache-2.0
/**
 * Running a pipeline: the one sequence of lease, read, check, run, check, commit, read back and
 * manifest that every job goes through.
 */
package org.qingmiao.jobs.run;
