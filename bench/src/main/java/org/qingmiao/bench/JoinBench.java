// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The two-clock join (platform section 6, line 12) beside Spark's own shuffle and sort of the same
 * rows and beside DuckDB, each in JVMs of its own with two threads and 2 GiB of heap, on the same
 * Parquet files.
 */
final class JoinBench {
  private static final int TIMES = 4;
  private static final int TIMES_OF_SLOW = 2;
  private static final int GROWTH = 3;

  private final Path home;
  private final Path folder;
  private final List<Paired> ratios = new ArrayList<>();

  JoinBench(Path home, Path folder) {
    this.home = home;
    this.folder = folder;
  }

  /** What a million invoices cost. */
  List<Paired> small() throws IOException, InterruptedException {
    measure(data(1_000_000));
    return ratios;
  }

  /** What ten million cost, and thirty. */
  List<Paired> full() throws IOException, InterruptedException {
    JoinData data = data(10_000_000);
    CpuSeconds latest = measure(data);
    JoinData more = data(GROWTH * data.invoices());
    ours(more, "make", 1);
    CpuSeconds grown = ours(more, "latest", TIMES_OF_SLOW);
    add(more, "latest, by a third of them", latest.warm(), grown.warm(), GROWTH);
    CpuSeconds duck = duck(more, "latest", TIMES_OF_SLOW);
    add(more, "latest, by DuckDB", duck.warm(), grown.warm(), 1.0);
    return ratios;
  }

  private CpuSeconds measure(JoinData data) throws IOException, InterruptedException {
    ours(data, "make", 1);
    ours(data, "keep", 1);
    CpuSeconds sort = ours(data, "sort", TIMES);
    CpuSeconds latest = ours(data, "latest", TIMES);
    CpuSeconds duck = duck(data, "latest", TIMES);
    CpuSeconds windows = ours(data, "windows", TIMES);
    CpuSeconds duckWindows = duck(data, "windows", TIMES_OF_SLOW);
    add(data, "latest, by Spark's sort", sort.warm(), latest.warm(), 0.7);
    add(data, "latest, by DuckDB", duck.warm(), latest.warm(), 1.0);
    add(data, "latest cold, by Spark's sort", sort.cold(), latest.cold(), 1.0);
    add(data, "latest cold, by DuckDB", duck.cold(), latest.cold(), 2.0);
    add(
        data,
        "latest clustered, by DuckDB",
        duck.warm(),
        ours(data, "clustered", TIMES).warm(),
        0.5);
    add(data, "latest skewed, by uniform", latest.warm(), ours(data, "skewed", TIMES).warm(), 1.2);
    add(data, "52 windows, by DuckDB", duckWindows.warm(), windows.warm(), 0.5);
    add(data, "52 windows, by latest", latest.warm(), windows.warm(), 1.3);
    return latest;
  }

  private void add(JoinData data, String what, double plain, double ours, double bar) {
    String row = "join of %d M: %s".formatted(data.invoices() / 1_000_000, what);
    ratios.add(new Paired(row, plain, ours, bar));
  }

  private JoinData data(long invoices) throws IOException {
    return new JoinData(Files.createDirectories(folder.resolve("join-" + invoices)), invoices);
  }

  private CpuSeconds ours(JoinData data, String what, int times)
      throws IOException, InterruptedException {
    List<String> options =
        List.of(
            "@" + home.resolve("conf/spark.jvm"),
            "-Xmx2g",
            "-XX:+UseParallelGC",
            "-Dspark.local.dir=" + data.folder(),
            "-Dspark.sql.parquet.columnarReaderBatchSize=1024",
            "-Dlog4j2.configurationFile=file:" + home.resolve("conf/log4j2.properties"));
    return CpuSeconds.of(JoinWork.class, options, args(data, what, times));
  }

  private static CpuSeconds duck(JoinData data, String what, int times)
      throws IOException, InterruptedException {
    return CpuSeconds.of(DuckJoin.class, List.of("-Xmx256m"), args(data, what, times));
  }

  private static String[] args(JoinData data, String what, int times) {
    return new String[] {
      data.folder().toString(), String.valueOf(data.invoices()), what, String.valueOf(times)
    };
  }
}
