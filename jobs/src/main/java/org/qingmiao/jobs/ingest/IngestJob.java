// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.table.RowRule;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.RuleCheck;
import org.qingmiao.features.table.Table;
import org.qingmiao.features.table.TableRule;
import org.qingmiao.jobs.conf.ColumnMapping;
import org.qingmiao.jobs.conf.Layout;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outlook;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * Takes in the files of one source: reads each record once, maps, types, checks, tokenises, and
 * sets aside what is refused or already known. Nothing is lost: every record is accepted,
 * quarantined with its reasons, a duplicate, or out of scope.
 */
public final class IngestJob implements Job {
  /** Ten thousand tiny files need no ten thousand tasks. */
  private static final int MOST_TASKS = 256;

  private final Mapping mapping;
  private final Settings settings;
  private final Pseudonym pseudonym;
  private final Map<String, Table> raw;

  /**
   * The job for a source.
   *
   * @param raw all raw tables of the installation, by name, for lookups and references
   * @throws Refusal where a constant does not fit its column, or a lookup finds no such column
   */
  public IngestJob(
      Mapping mapping, Settings settings, Pseudonym pseudonym, Map<String, Table> raw) {
    this.mapping = mapping;
    this.settings = settings;
    this.pseudonym = pseudonym;
    this.raw = Map.copyOf(raw);
    mapping.columns().forEach(this::requireFit);
  }

  @Override
  public String name() {
    return "ingest-" + mapping.source().replace('_', '-');
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(List.of(mapping.table()));
    mapping.lookupTables().forEach(t -> addOnce(reads, t));
    mapping.table().rules().stream()
        .filter(TableRule.Refers.class::isInstance)
        .forEach(r -> addOnce(reads, ((TableRule.Refers) r).table()));
    return reads;
  }

  private void requireFit(String column, ColumnMapping how) {
    if (how instanceof ColumnMapping.Constant constant) {
      RowPlan.fixed(
          mapping.table().column(column).orElseThrow(), constant, settings.zone(), settings.asOf());
    } else if (how instanceof ColumnMapping.Lookup lookup) {
      requireColumns(lookup);
    }
  }

  private void requireColumns(ColumnMapping.Lookup lookup) {
    Table table = raw.get(lookup.table());
    for (String name : List.of(lookup.key(), lookup.value())) {
      if (table != null && table.column(name).isEmpty()) {
        throw new Refusal(
            ExitCode.USAGE,
            "%s: source %s looks up %s of %s, which has only %s"
                .formatted(
                    settings.file(),
                    mapping.source(),
                    name,
                    table.name(),
                    String.join(", ", table.columnNames())));
      }
    }
  }

  private void addOnce(List<Table> reads, String name) {
    Table table = raw.get(name);
    if (table == null) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s: source %s refers to %s, which no source fills"
              .formatted(settings.file(), mapping.source(), name));
    }
    if (!reads.contains(table)) {
      reads.add(table);
    }
  }

  @Override
  public List<Table> writes() {
    return List.of(mapping.table());
  }

  @Override
  public Map<String, String> files(LocalDate asOf) {
    Delivery delivery = Delivery.of(mapping, settings.data(), asOf);
    Map<String, String> digests = delivery.digests();
    if (mapping.layout().format() == Layout.Format.SCENES) {
      SceneRecords.unvouched(delivery.files())
          .forEach(file -> digests.put(delivery.name(file), Delivery.digest(file)));
    }
    return digests;
  }

  @Override
  public Outlook outlook(LocalDate asOf) {
    Delivery delivery;
    try {
      delivery = Delivery.of(mapping, settings.data(), asOf);
    } catch (Refusal refusal) {
      return new Outlook(List.of(), List.of(refusal.getMessage()));
    }
    FileReading reading = reading(delivery, plan(asOf, lookup -> Map.of()));
    List<String> obstacles = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (Path file : delivery.files()) {
      String name = delivery.name(file);
      Outlook outlook = reading.outlook(name);
      outlook.obstacles().forEach(o -> obstacles.add(name + " " + o));
      outlook.notes().forEach(n -> notes.add(name + ": " + n));
    }
    return new Outlook(obstacles, notes);
  }

  @Override
  public Outputs run(Inputs in) {
    Delivery delivery = Delivery.of(mapping, settings.data(), in.asOf());
    if (delivery.files().isEmpty()) {
      return Outputs.none()
          .warn("%s delivered nothing for %s".formatted(mapping.source(), in.asOf()));
    }
    Dataset<Row> judged =
        Sorted.judged(checked(parse(in, delivery)), mapping.table())
            .persist(StorageLevel.MEMORY_AND_DISK());
    List<String> notes = new ArrayList<>();
    long read = trailers(judged, notes);
    Sorted sorted = Sorted.of(delivered(judged, in), mapping.table(), known(in));
    Balance balance =
        new Balance(
            mapping.source(),
            read,
            sorted.rows(Sorted.ACCEPTED),
            sorted.rows(Sorted.QUARANTINED),
            sorted.rows(Sorted.DUPLICATE),
            sorted.rows(Sorted.OUT_OF_SCOPE));
    Outputs outputs =
        Outputs.of(mapping.table(), sorted.accepted())
            .quarantine(QuarantineRows.of(sorted.quarantined(), mapping, name(), in, pseudonym))
            .balance(balance);
    notes.forEach(outputs::warn);
    return outputs;
  }

  private RowPlan plan(LocalDate asOf, Function<ColumnMapping.Lookup, Map<String, String>> values) {
    Map<ColumnMapping.Lookup, Map<String, String>> lookups = new HashMap<>();
    mapping.columns().values().stream()
        .filter(ColumnMapping.Lookup.class::isInstance)
        .map(ColumnMapping.Lookup.class::cast)
        .forEach(lookup -> lookups.put(lookup, values.apply(lookup)));
    return new RowPlan(
        DatumWords.stored(mapping),
        lookups,
        pseudonym,
        settings.waivedCodes().codes(pseudonym),
        asOf,
        settings.zone());
  }

  private Map<String, String> values(ColumnMapping.Lookup lookup, Inputs in) {
    Map<String, String> values = new HashMap<>();
    in.rows(raw.get(lookup.table()))
        .select(
            col(lookup.key()).cast(DataTypes.StringType),
            col(lookup.value()).cast(DataTypes.StringType))
        .collectAsList()
        .forEach(r -> values.put(r.getString(0), r.getString(1)));
    return values;
  }

  private FileReading reading(Delivery delivery, RowPlan plan) {
    return new FileReading(
        plan, mapping.layout(), DatumWords.of(mapping), delivery.folder().toString());
  }

  /** One task a file: only its reader knows where a quoted record ends. */
  private Dataset<Row> parse(Inputs in, Delivery delivery) {
    List<String> names = delivery.files().stream().map(delivery::name).toList();
    FileReading reading = reading(delivery, plan(in.asOf(), lookup -> values(lookup, in)));
    JavaRDD<InternalRow> rows =
        new JavaSparkContext(in.spark().sparkContext())
            .parallelize(names, Math.min(names.size(), MOST_TASKS))
            .flatMap(reading::rows);
    return ((org.apache.spark.sql.classic.SparkSession) in.spark())
        .internalCreateDataFrame(rows.rdd(), ParsedRows.schema(mapping.table()), false);
  }

  /**
   * How many records the files hold; refuses the delivery where the borders of one are not sure.
   */
  private long trailers(Dataset<Row> judged, List<String> notes) {
    long read = 0;
    List<String> refusals = new ArrayList<>();
    List<Row> trailers =
        new ArrayList<>(
            judged
                .where(col(ParsedRows.READ).isNotNull())
                .select(ParsedRows.FILE, ParsedRows.READ, ParsedRows.REFUSAL, ParsedRows.NOTES)
                .collectAsList());
    trailers.sort(Comparator.comparing(trailer -> trailer.getString(0)));
    for (Row trailer : trailers) {
      read += trailer.getLong(1);
      String file = trailer.getString(0);
      if (!trailer.isNullAt(2)) {
        refusals.add(file + " " + trailer.getString(2));
      }
      trailer.<String>getList(3).forEach(n -> notes.add(file + ": " + n));
    }
    if (!refusals.isEmpty()) {
      throw new Refusal(
          ExitCode.INPUT_CONTRACT,
          "%s: %s. Nothing was published."
              .formatted(mapping.source(), String.join("; ", refusals)));
    }
    return read;
  }

  /** Required cells were checked while reading, with their own words; only rules are left. */
  private Dataset<Row> checked(Dataset<Row> parsed) {
    Table table = mapping.table();
    List<Rule> rules = table.rules().stream().filter(RowRule.class::isInstance).toList();
    if (rules.isEmpty()) {
      return parsed;
    }
    Table rowRules =
        table.columns(table.columns().stream().map(c -> c.optional()).toList()).rules(rules);
    return parsed.withColumn(
        ParsedRows.FAULTS,
        concat(
            coalesce(col(ParsedRows.FAULTS), array().cast("array<string>")),
            RuleCheck.errors(rowRules)));
  }

  /** Rows with what all of a delivery have in common. */
  private Dataset<Row> delivered(Dataset<Row> judged, Inputs in) {
    Map<String, Column> common =
        Map.of(
            "as_of", lit(in.asOf()),
            "delivered_on", lit(in.asOf()),
            "source", lit(mapping.source()),
            "run_id", lit(in.runId()));
    Map<String, Column> missing = new HashMap<>(common);
    missing.keySet().removeAll(mapping.table().columnNames());
    return judged.withColumns(missing);
  }

  /** Rows of earlier deliveries; a repetition of this one replaces its own. */
  private Dataset<Row> known(Inputs in) {
    return in.rows(mapping.table()).where(col("as_of").lt(lit(in.asOf())));
  }
}
