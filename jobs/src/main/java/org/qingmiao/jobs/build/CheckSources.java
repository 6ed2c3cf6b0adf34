// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.build;

import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.check.CrossChecks;
import org.qingmiao.features.source.Applications;
import org.qingmiao.features.source.BankFlows;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.Invoices;
import org.qingmiao.features.source.LandRights;
import org.qingmiao.features.source.SocialInsuranceFilings;
import org.qingmiao.features.source.TaxFilings;
import org.qingmiao.features.source.UtilityBills;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;

/**
 * Compares sources with each other: {@code feature.cross_check}, whose broken rules are warnings of
 * {@code audit.quality}.
 */
public final class CheckSources implements Job {
  private static final List<Comparison> ALL =
      List.of(
          new Comparison(
              "invoiced_to_declared",
              List.of(Invoices.TABLE, TaxFilings.TABLE),
              (checks, in) ->
                  checks.invoicedToDeclared(in.rows(Invoices.TABLE), in.rows(TaxFilings.TABLE))),
          new Comparison(
              "power_to_peers",
              List.of(UtilityBills.TABLE, TaxFilings.TABLE, Enterprises.TABLE),
              (checks, in) ->
                  checks.powerToPeers(
                      in.rows(UtilityBills.TABLE),
                      in.rows(TaxFilings.TABLE),
                      in.rows(Enterprises.TABLE))),
          new Comparison(
              "paid_to_insured",
              List.of(BankFlows.TABLE, SocialInsuranceFilings.TABLE),
              (checks, in) ->
                  checks.paidToInsured(
                      in.rows(BankFlows.TABLE), in.rows(SocialInsuranceFilings.TABLE))),
          new Comparison(
              "declared_to_registered_land",
              List.of(Applications.TABLE, LandRights.TABLE),
              (checks, in) ->
                  checks.declaredToRegisteredLand(
                      in.rows(Applications.TABLE), in.rows(LandRights.TABLE))));

  private final List<Comparison> comparisons;

  /** One column of the table, and what it is made of. */
  private record Comparison(
      String column, List<Table> sources, BiFunction<CrossChecks, Inputs, Dataset<Row>> rows) {}

  private CheckSources(List<Comparison> comparisons) {
    this.comparisons = comparisons;
  }

  /** The comparisons whose sources an installation has; empty where it has none. */
  public static Optional<CheckSources> among(Collection<Table> sources) {
    List<Comparison> possible =
        ALL.stream()
            .filter(c -> c.sources().stream().allMatch(table -> table.isAmong(sources)))
            .toList();
    return possible.isEmpty() ? Optional.empty() : Optional.of(new CheckSources(possible));
  }

  @Override
  public String name() {
    return "check-sources";
  }

  @Override
  public List<Table> reads() {
    return comparisons.stream().flatMap(c -> c.sources().stream()).distinct().toList();
  }

  @Override
  public List<Table> writes() {
    return List.of(CrossChecks.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    CrossChecks checks = CrossChecks.asOf(in.asOf());
    Dataset<Row> rows =
        comparisons.stream()
            .map(comparison -> comparison.rows().apply(checks, in))
            .reduce(CheckSources::beside)
            .orElseThrow();
    for (Comparison comparison : ALL) {
      if (!comparisons.contains(comparison)) {
        Column unknown = lit(null).cast("double");
        rows = rows.withColumn(comparison.column(), unknown);
      }
    }
    return Outputs.of(CrossChecks.TABLE, in.stamped(rows, CrossChecks.TABLE));
  }

  private static Dataset<Row> beside(Dataset<Row> one, Dataset<Row> other) {
    return one.join(other, new String[] {CrossChecks.ENTERPRISE}, "full_outer");
  }
}
