// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.AccumulatorV2;

/**
 * Parquet as Spark writes it, where each row is shown to tallies on its way into the file.
 *
 * <p>An {@code observe} before the write would do the same at many times the cost: it breaks the
 * generated code of the plan in two, and its own methods grow too large to be compiled.
 */
public final class TalliedParquet extends ParquetFileFormat {
  private static final String TALLIES = "tallies";

  /** Spark makes the format by the name of its class, and an option can only be a text. */
  private static final Map<String, List<AccumulatorV2<InternalRow, ?>>> OPEN =
      new ConcurrentHashMap<>();

  /**
   * Registers the tallies and writes rows to a folder in place of what it holds; the tallies are
   * full when this returns.
   *
   * @param options of Spark's Parquet writer
   */
  public static void write(
      Dataset<Row> rows,
      Map<String, String> options,
      Path folder,
      List<AccumulatorV2<InternalRow, ?>> tallies) {
    tallies.forEach(tally -> rows.sparkSession().sparkContext().register(tally));
    String id = UUID.randomUUID().toString();
    OPEN.put(id, List.copyOf(tallies));
    try {
      rows.write()
          .mode("overwrite")
          .options(options)
          .format(TalliedParquet.class.getName())
          .option(TALLIES, id)
          .save(folder.toString());
    } finally {
      OPEN.remove(id);
    }
  }

  @Override
  public OutputWriterFactory prepareWrite(
      SparkSession spark,
      Job job,
      scala.collection.immutable.Map<String, String> options,
      StructType schema) {
    return new Factory(
        super.prepareWrite(spark, job, options, schema), OPEN.get(options.apply(TALLIES)));
  }

  /** Travels to the tasks, and the tallies with it. */
  private static final class Factory extends OutputWriterFactory {
    private static final long serialVersionUID = 1L;
    private final OutputWriterFactory plain;
    private final List<AccumulatorV2<InternalRow, ?>> tallies;

    Factory(OutputWriterFactory plain, List<AccumulatorV2<InternalRow, ?>> tallies) {
      this.plain = plain;
      this.tallies = tallies;
    }

    @Override
    public String getFileExtension(TaskAttemptContext context) {
      return plain.getFileExtension(context);
    }

    @Override
    public OutputWriter newInstance(String path, StructType schema, TaskAttemptContext context) {
      return new Writer(plain.newInstance(path, schema, context), tallies);
    }
  }

  private static final class Writer extends OutputWriter {
    private final OutputWriter plain;
    private final List<AccumulatorV2<InternalRow, ?>> tallies;

    Writer(OutputWriter plain, List<AccumulatorV2<InternalRow, ?>> tallies) {
      this.plain = plain;
      this.tallies = tallies;
    }

    @Override
    public void write(InternalRow row) {
      for (AccumulatorV2<InternalRow, ?> tally : tallies) {
        tally.add(row);
      }
      plain.write(row);
    }

    @Override
    public void close() {
      plain.close();
    }

    @Override
    public String path() {
      return plain.path();
    }
  }
}
