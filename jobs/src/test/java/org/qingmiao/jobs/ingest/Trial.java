// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * One delivery taken in by the real job, without a lake around it.
 *
 * @param exit how a run would end
 * @param sentence of the refusal, or the empty text
 */
record Trial(
    ExitCode exit, String sentence, Balance balance, Dataset<Row> accepted, Outputs outputs) {

  /** A conf as text, whose files lie in a folder. */
  static Settings settings(Path folder, String conf, String... overrides) throws IOException {
    Path written = Files.writeString(folder.resolve("conf.yaml"), conf);
    List<String> all = new ArrayList<>(List.of("data=" + folder));
    all.addAll(List.of(overrides));
    return Settings.read(written, all, List.of());
  }

  /** Takes in the first source of a conf into a table that is still empty. */
  static Trial of(SparkSession spark, Settings settings, LocalDate asOf) {
    return of(spark, settings, settings.sources().get(0), asOf, Map.of());
  }

  /** The job of the first source of a conf. */
  static IngestJob job(Settings settings) {
    return job(settings, settings.sources().get(0));
  }

  private static IngestJob job(Settings settings, Mapping mapping) {
    Map<String, Table> raw = new HashMap<>();
    settings.sources().forEach(m -> raw.put(m.table().name(), m.table()));
    return new IngestJob(mapping, settings, Pseudonym.of(Keyset.demo()), raw);
  }

  /** Takes in a source beside rows that tables already hold. */
  static Trial of(
      SparkSession spark,
      Settings settings,
      Mapping mapping,
      LocalDate asOf,
      Map<String, Dataset<Row>> held) {
    IngestJob job = job(settings, mapping);
    Map<String, Dataset<Row>> tables = new HashMap<>();
    for (Table table : job.reads()) {
      tables.put(
          table.name(),
          held.getOrDefault(
              table.name(), spark.createDataFrame(List.of(), table.stored().schema())));
    }
    Inputs inputs =
        new Inputs(
            spark, asOf, "run", tables, Map.of(), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    try {
      Outputs outputs = job.run(inputs);
      Balance balance = outputs.balance().orElseThrow();
      return new Trial(
          balance.verdict(mapping.table().gate()),
          "",
          balance,
          outputs.tables().get(mapping.table().name()),
          outputs);
    } catch (Refusal refusal) {
      return new Trial(refusal.code(), refusal.getMessage(), null, null, null);
    }
  }

  /** The same for a conf as text and a file as bytes. */
  static Trial of(SparkSession spark, Path folder, String conf, byte[] file, LocalDate asOf) {
    try {
      Files.write(folder.resolve("delivery.csv"), file);
      return of(spark, settings(folder, conf), asOf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reasons of each refused row by its line, each once and in order. */
  Map<Long, TreeSet<String>> reasons() {
    Map<Long, TreeSet<String>> reasons = new HashMap<>();
    outputs
        .quarantine()
        .orElseThrow()
        .select("source_line", "reasons")
        .collectAsList()
        .forEach(r -> reasons.put(r.getLong(0), new TreeSet<>(r.<String>getList(1))));
    return reasons;
  }
}
