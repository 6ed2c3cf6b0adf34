// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.qingmiao.features.define.Aggregate.count;
import static org.qingmiao.features.define.Aggregate.distinct;
import static org.qingmiao.features.define.Aggregate.latest;
import static org.qingmiao.features.define.Aggregate.max;
import static org.qingmiao.features.define.Aggregate.mean;
import static org.qingmiao.features.define.Aggregate.min;
import static org.qingmiao.features.define.Aggregate.sum;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.define.FeatureGroup;
import org.qingmiao.features.join.FeatureTable;
import org.qingmiao.jobs.lake.Sessions;

/** One kind of work on the join's data, done a few times in a JVM of its own. */
public final class JoinWork {
  private static final String AS_OF = "as_of";

  /** The newest values of four columns. */
  static final FeatureGroup LATEST =
      FeatureGroup.of("invoice", JoinData.TABLE, JoinData.KEY)
          .also(latest("amount_cny"), latest("tax_cny"), latest("items"), latest("buyer"))
          .aliveFor(400);

  /** Thirteen aggregates over four windows. */
  static final FeatureGroup WIDE =
      FeatureGroup.of("invoice", JoinData.TABLE, JoinData.KEY)
          .windows(30, 90, 180, 365)
          .each(
              count(),
              sum("amount_cny"),
              mean("amount_cny"),
              min("amount_cny"),
              max("amount_cny"),
              sum("tax_cny").named("sum_tax"),
              mean("tax_cny").named("mean_tax"),
              min("tax_cny").named("min_tax"),
              max("tax_cny").named("max_tax"),
              sum("items").named("sum_items"),
              min("items").named("min_items"),
              max("items").named("max_items"),
              distinct("buyer", "buyers"));

  private final SparkSession spark;
  private final JoinData data;

  private JoinWork(SparkSession spark, JoinData data) {
    this.spark = spark;
    this.data = data;
  }

  /**
   * Does it, and prints the processor seconds of each time.
   *
   * @param args folder of the data, number of invoices, what to do, how often
   */
  public static void main(String[] args) throws IOException {
    JoinData data = new JoinData(Path.of(args[0]), Long.parseLong(args[1]));
    try (SparkSession spark = Sessions.open(Optional.of("local[2]"))) {
      spark.conf().set("spark.sql.shuffle.partitions", 64);
      JoinWork work = new JoinWork(spark, data);
      for (int i = 0; i < Integer.parseInt(args[3]); i++) {
        CpuSeconds.print(() -> work.run(args[2]));
      }
    }
  }

  private void run(String what) {
    switch (what) {
      case "make" -> data.write(spark);
      case "sort" -> finish(sorted());
      case "latest" -> finish(joined(LATEST, data.facts(), data.spine()));
      case "clustered" -> finish(joined(LATEST, data.clustered(), data.spine()));
      case "skewed" -> finish(joined(LATEST, data.skewed(), data.skewedSpine()));
      case "windows" -> finish(joined(WIDE, data.facts(), data.spine()));
      case "keep" -> {
        keep(joined(LATEST, data.facts(), data.spine()), "latest");
        keep(joined(WIDE, data.facts(), data.spine()), "windows");
      }
      default -> throw new IllegalArgumentException("no work is called \"%s\"".formatted(what));
    }
  }

  private Dataset<Row> joined(FeatureGroup group, String facts, String spine) {
    return FeatureTable.of(spark.read().parquet(spine), AS_OF)
        .with(group, spark.read().parquet(facts))
        .rows();
  }

  /** What any join by sorting begins with: both sides by key, questions behind facts. */
  private Dataset<Row> sorted() {
    Dataset<Row> facts = spark.read().parquet(data.facts());
    Dataset<Row> spine = spark.read().parquet(data.spine());
    return side(facts, spine.schema(), 0)
        .unionByName(side(spine, facts.schema(), 1))
        .repartition(col(JoinData.KEY))
        .sortWithinPartitions(JoinData.KEY, "side", "received_at");
  }

  private static Dataset<Row> side(Dataset<Row> rows, StructType others, int side) {
    List<Column> columns = new ArrayList<>(List.of(col("*"), lit(side).as("side")));
    for (StructField other : others.fields()) {
      if (!List.of(rows.columns()).contains(other.name())) {
        columns.add(lit(null).cast(other.dataType()).as(other.name()));
      }
    }
    return rows.select(columns.toArray(Column[]::new));
  }

  private static void finish(Dataset<Row> rows) {
    rows.write().format("noop").mode("overwrite").save();
  }

  private void keep(Dataset<Row> rows, String answer) {
    rows.write().mode("overwrite").parquet(data.kept(answer).toString());
  }
}
