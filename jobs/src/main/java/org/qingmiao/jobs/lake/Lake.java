// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.AccumulatorV2;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.DigestTally;
import org.qingmiao.features.table.RuleCheck;
import org.qingmiao.features.table.RuleTally;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.Tallies;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * The tables on disk: the only class that knows Delta.
 *
 * <p>A table lies at {@code <root>/<zone>/<name>}, partitioned by its business date. Rows are first
 * laid aside, checked and digested in that one pass, and then committed; so a fault is known before
 * the table is touched, and a crash leaves the last good version in place.
 */
public final class Lake {
  /** Staged rows are read once and deleted: packing them would cost more than it saves. */
  private static final Map<String, String> PASSING =
      Map.of("compression", "none", "parquet.enable.dictionary", "false");

  private final SparkSession spark;
  private final Path root;

  private Lake(SparkSession spark, Path root) {
    this.spark = spark;
    this.root = root;
  }

  /** The lake under a folder, which need not exist yet. */
  public static Lake at(SparkSession spark, Path root) {
    return new Lake(spark, root.toAbsolutePath().normalize());
  }

  /** Where the lake lies. */
  public Path root() {
    return root;
  }

  /** Whether the table was ever written; a commit that was cut off leaves folders, but no entry. */
  public boolean holds(Table table) {
    return version(table).isPresent();
  }

  /** The newest version of a table; empty where it was never written. */
  public OptionalLong version(Table table) {
    return guarded(table, () -> CommitLog.of(path(table)).newest());
  }

  /** All rows of a table at a version; none where it was never written. */
  public Dataset<Row> read(Table table, OptionalLong version) {
    if (version.isEmpty()) {
      return spark.createDataFrame(List.<Row>of(), table.stored().schema());
    }
    return guarded(
        table,
        () ->
            spark
                .read()
                .format("delta")
                .option("versionAsOf", version.getAsLong())
                .load(path(table).toString()));
  }

  /**
   * The rows that a job of a business date may see: exactly that day's of a snapshot, the newest
   * delivery of a reference, everything up to that day of events and appended rows.
   */
  public Dataset<Row> read(Table table, OptionalLong version, LocalDate asOf) {
    Dataset<Row> all = read(table, version);
    Column day = col(partition(table));
    return switch (table.shape()) {
      case SNAPSHOT -> all.where(day.equalTo(lit(asOf)));
      case EVENTS, APPEND -> all.where(day.leq(lit(asOf)));
      case REFERENCE -> newest(all, day, asOf);
    };
  }

  private static Dataset<Row> newest(Dataset<Row> all, Column day, LocalDate asOf) {
    Dataset<Row> known = all.where(day.leq(lit(asOf)));
    Row head = known.agg(org.apache.spark.sql.functions.max(day)).head();
    return head.isNullAt(0) ? known : known.where(day.equalTo(lit(head.getDate(0))));
  }

  /**
   * Lays rows aside, counting broken rules and digesting them in the same pass: as Parquet, or
   * where they are if this very process keeps them already.
   *
   * @param aside folder among the staged ones, which belongs to the caller alone
   * @throws Refusal when the rows are not of the contract's schema
   */
  public Staged stage(Table table, Dataset<Row> rows, String aside) {
    Table stored = table.stored();
    refuseOtherSchema(stored, rows);
    Path folder = staging().resolve(aside).resolve(stored.name());
    Dataset<Row> ordered =
        rows.select(stored.columnNames().stream().map(c -> col(c)).toArray(Column[]::new));
    Optional<DigestTally> digest = DigestTally.of(stored);
    Optional<RuleTally> rules = RuleTally.of(stored);
    if (digest.isEmpty() || rules.isEmpty()) {
      return observed(table, ordered, folder);
    }
    List<AccumulatorV2<InternalRow, ?>> tallies = List.of(digest.get(), rules.get());
    Dataset<Row> content = ordered;
    // On a cluster a lost machine takes its kept rows with it, and what is read in their stead was
    // not checked.
    if (spark.sparkContext().isLocal() && KeptRows.holds(ordered)) {
      Tallies.fill(ordered, tallies);
    } else {
      TalliedParquet.write(ordered, PASSING, folder, tallies);
      content = rows(stored, folder);
    }
    return new Staged(table, content, digest.get().value(), rules.get().results(stored, content));
  }

  /** The same for tables whose cells or rules only Spark's own expressions can read. */
  private Staged observed(Table table, Dataset<Row> ordered, Path folder) {
    Table stored = table.stored();
    Observation seen = new Observation(stored.name());
    List<Column> measures = new ArrayList<>(ContentDigest.aggregates(stored));
    measures.addAll(RuleCheck.marks(stored));
    ordered
        .observe(seen, measures.get(0), measures.subList(1, measures.size()).toArray(Column[]::new))
        .write()
        .mode("overwrite")
        .options(PASSING)
        .parquet(folder.toString());
    Map<String, Object> metrics = metrics(seen);
    Dataset<Row> content = rows(stored, folder);
    return new Staged(
        table,
        content,
        ContentDigest.from(metrics, stored),
        RuleCheck.results(stored, metrics, content));
  }

  private static Map<String, Object> metrics(Observation seen) {
    try {
      return seen.getAsJava();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal(ExitCode.INTERNAL, "the run was interrupted while it wrote", e);
    }
  }

  private Dataset<Row> rows(Table stored, Path folder) {
    return spark.read().schema(stored.schema()).parquet(folder.toString());
  }

  /**
   * Makes staged rows the table's content for a business date (or, for appended tables, adds those
   * whose key is new) in one atomic commit.
   *
   * @throws Refusal when the storage fails or the commit turns out not to be ours
   */
  public Commit commit(Staged staged, CommitMark mark) {
    String metadata = mark.json(staged.digest().text());
    return staged.table().shape() == Shape.APPEND
        ? append(staged.table(), staged.content(), mark, metadata)
        : replace(staged.table(), staged.content(), mark, metadata);
  }

  /**
   * Adds the runner's own records, those whose key is new, without staging: nobody's rows depend on
   * them.
   *
   * @throws Refusal when the storage fails or the commit turns out not to be ours
   */
  public Commit append(Table table, Dataset<Row> records, CommitMark mark) {
    return append(table, records, mark, mark.json(""));
  }

  private Commit append(Table table, Dataset<Row> rows, CommitMark mark, String metadata) {
    return guarded(
        table,
        () -> {
          Dataset<Row> fresh = unseen(table, rows);
          if (fresh.isEmpty() && holds(table)) {
            return new Commit(version(table).orElseThrow(), 0);
          }
          writer(table, fresh, mark, metadata).mode("append").save(path(table).toString());
          return settled(table, mark);
        });
  }

  private Commit replace(Table table, Dataset<Row> rows, CommitMark mark, String metadata) {
    String day = partition(table) + " = '" + mark.asOf() + "'";
    String replaced = isShared(table) ? day + " AND job = '" + mark.job() + "'" : day;
    return guarded(
        table,
        () -> {
          DataFrameWriter<Row> writer = writer(table, rows, mark, metadata);
          // To look for rows that cannot be there takes Delta as long as to write a small day.
          (wasWritten(table, mark)
                  ? writer.mode("overwrite").option("replaceWhere", replaced)
                  : writer.mode("append"))
              .save(path(table).toString());
          return settled(table, mark);
        });
  }

  /** Whether there is the folder in which the rows of a day, or of a job's part of it, lie. */
  private boolean wasWritten(Table table, CommitMark mark) {
    Path folder = path(table).resolve(partition(table) + "=" + mark.asOf());
    return holds(table)
        && Files.isDirectory(isShared(table) ? folder.resolve("job=" + mark.job()) : folder);
  }

  private DataFrameWriter<Row> writer(
      Table table, Dataset<Row> rows, CommitMark mark, String metadata) {
    DataFrameWriter<Row> writer =
        rows.write()
            .format("delta")
            .partitionBy(partitions(table))
            .option("userMetadata", metadata);
    mark.fence()
        .ifPresent(
            fence ->
                writer
                    .option("txnAppId", mark.job() + "/" + mark.asOf() + "/" + table.name())
                    .option("txnVersion", fence));
    if (holds(table)) {
      // A column that the contract has gained is empty in the rows of before.
      return writer.option("mergeSchema", "true");
    }
    // Smallest and largest values of people's columns must not stand in the log, and what jobs
    // look for they find by the partition.
    return writer.option("delta.dataSkippingNumIndexedCols", "0");
  }

  /** What was just committed, once the log says that it was this run. */
  private Commit settled(Table table, CommitMark mark) {
    CommitLog log = CommitLog.of(path(table));
    CommitLog.Entry last = log.entry(log.newest().orElseThrow());
    if (!mark.isOn(last.userMetadata())) {
      throw new Refusal(
          ExitCode.STORAGE,
          "%s: version %d was not written by run %s; another writer came between, run again"
              .formatted(table.name(), last.version(), mark.runId()));
    }
    return new Commit(last.version(), last.added());
  }

  /** Content digest of what a table holds for a business date at a version. */
  public ContentDigest digest(Table table, OptionalLong version, LocalDate asOf) {
    Dataset<Row> day = read(table, version).where(col(partition(table)).equalTo(lit(asOf)));
    return guarded(table, () -> ContentDigest.of(day, table.stored()));
  }

  /** Removes what was written aside under a name. */
  public void clearStaging(String aside) {
    Folders.delete(staging().resolve(aside));
  }

  /** Where a table lies. */
  public Path path(Table table) {
    return root.resolve(table.zone()).resolve(table.name().substring(table.zone().length() + 1));
  }

  /** The column that holds the business date. */
  public static String partition(Table table) {
    return table.column("score_date").isPresent() ? "score_date" : "as_of";
  }

  /** Where several jobs write a day, each replaces its own part only. */
  private static boolean isShared(Table table) {
    return table.shape() != Shape.APPEND && table.column("job").isPresent();
  }

  private static String[] partitions(Table table) {
    return isShared(table)
        ? new String[] {partition(table), "job"}
        : new String[] {partition(table)};
  }

  private Path staging() {
    return root.resolve(".staging");
  }

  private Dataset<Row> unseen(Table table, Dataset<Row> rows) {
    String[] key = table.key().toArray(String[]::new);
    Dataset<Row> once = rows.dropDuplicates(key);
    if (!holds(table)) {
      return once;
    }
    Dataset<Row> known =
        spark.read().format("delta").load(path(table).toString()).select(keyColumns(key));
    Column same =
        java.util.Arrays.stream(key)
            .map(k -> once.col(k).eqNullSafe(known.col(k)))
            .reduce(Column::and)
            .orElseThrow();
    return once.join(known, same, "left_anti");
  }

  private static Column[] keyColumns(String[] key) {
    return java.util.Arrays.stream(key).map(k -> col(k)).toArray(Column[]::new);
  }

  private static void refuseOtherSchema(Table stored, Dataset<Row> rows) {
    Map<String, String> came = new LinkedHashMap<>();
    for (var field : rows.schema().fields()) {
      came.put(field.name(), field.dataType().asNullable().catalogString());
    }
    String faults =
        stored.columns().stream()
            .filter(c -> !c.type().spark().asNullable().catalogString().equals(came.get(c.name())))
            .map(
                c ->
                    "column %s is %s, expected %s"
                        .formatted(
                            c.name(),
                            Optional.ofNullable(came.get(c.name())).orElse("missing"),
                            c.type().spark().catalogString()))
            .collect(Collectors.joining("; "));
    if (!faults.isEmpty()) {
      throw new Refusal(ExitCode.INTERNAL, stored.name() + ": " + faults);
    }
  }

  /** Runs an access and turns what storage throws into a sentence that names the table. */
  private <T> T guarded(Table table, java.util.function.Supplier<T> access) {
    try {
      return access.get();
    } catch (Refusal refusal) {
      throw refusal;
    } catch (Exception e) {
      // Not only unchecked ones: Scala throws Spark's own, which Java believes to be checked.
      throw new Refusal(
          ExitCode.STORAGE,
          "%s at %s cannot be read or written: %s".formatted(table.name(), path(table), reason(e)),
          e);
    }
  }

  /**
   * The outermost message, which names the file, and what the system said of it; messages of
   * parsers between them would quote the content.
   */
  private static String reason(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    boolean isOfTheSystem = root != e && root.getClass().getName().startsWith("java.");
    return firstLine(e) + (isOfTheSystem ? " (" + firstLine(root) + ")" : "");
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
  }
}
