// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.GreenProjects;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.CarbonSettings;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.BenefitGaps;
import org.qingmiao.models.ledger.EnvironmentalBenefits;
import org.qingmiao.models.ledger.FactorVersions;

/**
 * What every green loan brings: its share of the yearly benefit of its project, metric by metric,
 * or the reason why a metric has no value. It reads no financed emission and changes none.
 */
public final class AccountBenefits implements Job {
  private final CarbonSettings carbon;

  private AccountBenefits(CarbonSettings carbon) {
    this.carbon = carbon;
  }

  /** The job, where an installation has green projects. */
  public static Optional<AccountBenefits> among(Collection<Table> sources, CarbonSettings carbon) {
    return GreenProjects.TABLE.isAmong(sources)
        ? Optional.of(new AccountBenefits(carbon))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "account-benefits";
  }

  @Override
  public List<Table> reads() {
    return List.of(
        GreenProjects.TABLE, Enterprises.TABLE, Attributions.TABLE, FactorVersions.TABLE);
  }

  @Override
  public List<Table> writes() {
    return List.of(EnvironmentalBenefits.TABLE, BenefitGaps.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    ProjectRow.Frame frame =
        new ProjectRow.Frame(
            carbon.method(), in.asOf().toString(), in.runId(), ReportingYear.of(in.asOf()));
    Dataset<Row> accounted =
        EachRow.accounted(
            projects(in), ProjectRow.ACCOUNTED, () -> new ProjectRow(frame)::accounted);
    return Outputs.of(EnvironmentalBenefits.TABLE, accounted.select(inline(col("benefits"))))
        .and(BenefitGaps.TABLE, accounted.select(inline(col("gaps"))));
  }

  /** Each project as it stands, with what was planned, where it is and what is lent for it. */
  private Dataset<Row> projects(Inputs in) {
    Dataset<Row> all = in.rows(GreenProjects.TABLE);
    Dataset<Row> planned =
        Sources.standing(
                all.where(col("basis").equalTo("EX_ANTE")), GreenProjects.TABLE, "yearly_quantity")
            .select(col("project_no"), col("yearly_quantity").as("planned_quantity"));
    Dataset<Row> lent =
        in.rows(Attributions.TABLE)
            .where(col("method_id").equalTo(lit(carbon.primary().name())))
            .select("loan_token", "outstanding");
    return Sources.standing(
            all, GreenProjects.TABLE, GreenProjects.TABLE.columnNames().toArray(String[]::new))
        .join(planned, new String[] {"project_no"}, "left")
        .join(Sources.places(in), new String[] {"enterprise_token"}, "left")
        .join(lent, new String[] {"loan_token"}, "left");
  }
}
