// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/**
 * Spark sessions as Qingmiao needs them: UTC, ANSI, Delta, and nothing that would make a number
 * depend on the machine.
 */
public final class Sessions {

  /** What suits one machine, where no system property says otherwise. */
  private static final Map<String, String> LOCAL =
      Map.of(
          "spark.ui.enabled", "false",
          "spark.sql.shuffle.partitions", "4",
          "spark.driver.bindAddress", "127.0.0.1",
          "spark.driver.host", "127.0.0.1");

  /** Options of the executors' JVMs. */
  private static final String EXECUTORS = "spark.executor.extraJavaOptions";

  /** The root locale, as the driver has it: else a cluster abroad would write digits of its own. */
  private static final String ROOT_LOCALE = "-Duser.language= -Duser.country= -Duser.script=";

  private Sessions() {}

  /**
   * The session of this process.
   *
   * @param master where to run; empty leaves it to {@code spark-submit}, or to {@code local[*]}
   */
  public static SparkSession open(Optional<String> master) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("qingmiao")
            .config(EXECUTORS, System.getProperty(EXECUTORS, "") + " " + ROOT_LOCALE)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog")
            // No statistics of cells are kept: rows are found by their partition.
            .config("spark.databricks.delta.stats.skipping", "false")
            // Cached rows are read back within seconds; packing them cost more than it saved.
            .config("spark.sql.inMemoryColumnarStorage.compressed", "false")
            // Packs of cached rows are copied as they grow: 10,000 decisions with their points and
            // words are hundreds of megabytes then, for each task.
            .config("spark.sql.inMemoryColumnarStorage.batchSize", "1000")
            // A run makes some hundred classes, many of them again and again; Spark keeps 100.
            .config("spark.sql.codegen.cache.maxEntries", "1000")
            // The JVM never compiles a method of more bytes than this; Spark makes shorter ones
            // then.
            .config("spark.sql.codegen.hugeMethodLimit", "8000")
            // Tables here are small beside Delta's defaults, which plan for 50 partitions of log.
            .config("spark.databricks.delta.snapshotPartitions", "1")
            // What became of a commit is looked up in the log, also where it added no row.
            .config("spark.databricks.delta.skipRecordingEmptyCommits", "false")
            // A commit is of one day: its rows need no sorting into the folders of many.
            .config("spark.sql.maxConcurrentOutputFileWriters", "4")
            .config("spark.sql.sources.parallelPartitionDiscovery.parallelism", "4");
    if (master.isPresent() || System.getProperty("spark.master") == null) {
      String where = master.orElse("local[*]");
      builder.master(where);
      if (where.startsWith("local")) {
        LOCAL.forEach((key, value) -> builder.config(key, System.getProperty(key, value)));
      }
    }
    return builder.getOrCreate();
  }
}
