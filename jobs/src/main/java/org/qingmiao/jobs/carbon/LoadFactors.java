// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.sql.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.CarbonMethod;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.carbon.Attestations;
import org.qingmiao.models.carbon.EmissionFactor;
import org.qingmiao.models.ledger.FactorVersions;

/** Adds what is new in the conf's tables of factors to {@code model.emission_factor}. */
public final class LoadFactors implements Job {
  private final CarbonMethod method;

  /** The job for the tables of an installation. */
  public LoadFactors(CarbonMethod method) {
    this.method = method;
  }

  @Override
  public String name() {
    return "load-factors";
  }

  @Override
  public List<Table> reads() {
    return List.of(FactorVersions.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(FactorVersions.TABLE);
  }

  /** Refuses a factor whose stored row was another: a correction is a next version. */
  @Override
  public Outputs run(Inputs in) {
    List<EmissionFactor> factors = method.book(in.asOf()).factors().all();
    Map<String, String> stored = new HashMap<>();
    in.rows(FactorVersions.TABLE)
        .select("factor_id", "row_hash")
        .collectAsList()
        .forEach(row -> stored.put(row.getString(0), row.getString(1)));
    List<String> changed =
        factors.stream()
            .filter(f -> !stored.getOrDefault(f.id(), f.rowHash()).equals(f.rowHash()))
            .map(EmissionFactor::id)
            .toList();
    if (!changed.isEmpty()) {
      throw new Refusal(
          ExitCode.INPUT_CONTRACT,
          "conf/factors: %s differ from what model.emission_factor holds; rows never change, give the correction the next version and supersedes"
              .formatted(String.join(", ", changed)));
    }
    Attestations attested = method.attestations();
    List<Row> rows = factors.stream().map(factor -> row(factor, attested, in)).toList();
    return Outputs.of(
        FactorVersions.TABLE, in.spark().createDataFrame(rows, FactorVersions.TABLE.schema()));
  }

  private static Row row(EmissionFactor factor, Attestations attested, Inputs in) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("as_of", Date.valueOf(in.asOf()));
    cells.put("factor_id", factor.id());
    cells.put("factor_set_id", factor.setId());
    cells.put("version", (long) factor.version());
    cells.put("activity_code", factor.key().activityCode());
    cells.put("gas", factor.key().gas().name());
    cells.put("value", factor.value());
    cells.put("unit_num", factor.unitNum());
    cells.put("unit_den", factor.unitDen());
    cells.put("area_level", factor.areaLevel().name());
    cells.put("area_code", factor.key().areaCode());
    cells.put("condition", factor.key().condition());
    cells.put("purpose", factor.key().purpose().name());
    factor.dataYear().ifPresent(year -> cells.put("data_year", (long) year));
    cells.put("valid_from", Date.valueOf(factor.validity().from()));
    factor.validity().to().ifPresent(day -> cells.put("valid_to", Date.valueOf(day)));
    factor.publishedOn().ifPresent(day -> cells.put("published_on", Date.valueOf(day)));
    factor.supersedes().ifPresent(id -> cells.put("supersedes", id));
    cells.put("source_doc", factor.source().document());
    cells.put("source_locator", factor.source().locator());
    cells.put("source_sha256", factor.source().sha256());
    cells.put("licence", factor.source().licence());
    factor.u95Pct().ifPresent(u95 -> cells.put("u95_pct", u95));
    cells.put("grade", factor.grade().name());
    Optional<Attestations.Attestation> by = attested.of(factor);
    by.ifPresent(
        one -> {
          cells.put("attested_by", one.by());
          cells.put("attested_on", Date.valueOf(one.on()));
        });
    cells.put("row_hash", factor.rowHash());
    cells.put("run_id", in.runId());
    return NamedRow.of(FactorVersions.TABLE, cells);
  }
}
