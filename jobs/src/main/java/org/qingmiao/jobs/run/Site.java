// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import java.time.Clock;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.jobs.lake.Lake;

/**
 * Where runs happen.
 *
 * @param spark session that computes
 * @param lake tables that are read and written
 * @param log manifests of all runs so far
 * @param stamp code and conf
 * @param clock only ever dates records
 */
record Site(SparkSession spark, Lake lake, RunLog log, Stamp stamp, Clock clock) {}
