// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.JoinCounts;

/**
 * What one run of one job read and wrote: the truth from which {@code audit.run} is filled.
 *
 * @param runId name of the run, sortable by time
 * @param job job that ran
 * @param asOf business date, ISO
 * @param attempt 1 for the first run of this job and date
 * @param state PUBLISHED or FAILED
 * @param exitCode how it wants the process to end
 * @param startedAt ISO instant
 * @param endedAt ISO instant
 * @param cpuSeconds CPU seconds of the driver process
 * @param codeVersion version and commit of the program
 * @param confDigest digest of the configuration, with what this job alone heeds of it
 * @param contractDigest digest of the contracts read and written
 * @param inputs digest of each table read, by name
 * @param files digest of each outside file read, by name
 * @param outputs tables written
 * @param balances conservation of rows per source
 * @param lateRows rows taken in that count from a day which was published before
 * @param quality rules that rows broke
 * @param joins two-clock joins with their counts
 * @param warnings sentences for the operator
 * @param errorText sentence of the refusal; empty where published
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Manifest(
    String runId,
    String job,
    String asOf,
    int attempt,
    String state,
    int exitCode,
    String startedAt,
    String endedAt,
    double cpuSeconds,
    String codeVersion,
    String confDigest,
    String contractDigest,
    Map<String, String> inputs,
    Map<String, String> files,
    List<Output> outputs,
    List<Balance> balances,
    long lateRows,
    List<Quality> quality,
    List<JoinCounts> joins,
    List<String> warnings,
    String errorText) {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  /** State of a run whose rows are visible. */
  public static final String PUBLISHED = "PUBLISHED";

  /** State of a run that ended before its rows were visible. */
  public static final String FAILED = "FAILED";

  public Manifest {
    inputs = new TreeMap<>(inputs);
    files = new TreeMap<>(files);
    outputs = List.copyOf(outputs);
    balances = List.copyOf(balances);
    quality = List.copyOf(quality);
    joins = List.copyOf(joins);
    warnings = List.copyOf(warnings);
  }

  /**
   * One table that the run wrote.
   *
   * @param table its name
   * @param version Delta version
   * @param rows rows that the job made
   * @param added rows that were new to the table
   * @param digest content digest of what the table holds for the date
   */
  public record Output(String table, long version, long rows, long added, String digest) {}

  /** One rule that rows of a table broke. */
  public record Quality(
      String table, String ruleId, String severity, long brokenRows, double share) {}

  /** Whether its rows are visible. */
  public boolean isPublished() {
    return state.equals(PUBLISHED);
  }

  /** Whether it had the same inputs, contracts, conf and code as another. */
  public boolean isSameWorkAs(Manifest other) {
    return job.equals(other.job)
        && asOf.equals(other.asOf)
        && inputs.equals(other.inputs)
        && files.equals(other.files)
        && contractDigest.equals(other.contractDigest)
        && confDigest.equals(other.confDigest)
        && codeVersion.equals(other.codeVersion);
  }

  /** The manifest as JSON. */
  byte[] json() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a manifest. */
  static Manifest parse(byte[] json) throws IOException {
    return JSON.readValue(json, Manifest.class);
  }
}
