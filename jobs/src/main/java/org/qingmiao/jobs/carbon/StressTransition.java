// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.util.TaskCompletionListener;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.source.FinancialStatements;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.CarbonSettings;
import org.qingmiao.jobs.conf.StressSettings;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.train.ModelStore;
import org.qingmiao.jobs.train.StoredModel;
import org.qingmiao.models.credit.CreditModel;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.Footprints;
import org.qingmiao.models.ledger.StressedBorrowers;

/**
 * What carbon prices would do to the borrowers of the book (green 4.11): the cost of their
 * footprint is taken off their earnings, and the credit model that is in service scores their
 * newest application again with the ratios that are left; Merton's firm stands beside it.
 *
 * <p>Asked are borrowers with a balance at the end of the year, a footprint and a statement. The
 * balance sheet stays as it is: the price of a later year meets the firm of today.
 */
public final class StressTransition implements Job {
  private static final String[] KEY = {"enterprise_token"};
  private static final String[] STATEMENT = {
    "period_end",
    "ebitda_cny",
    "interest_cny",
    "principal_due_cny",
    "debt_cny",
    "equity_cny",
    "total_assets_cny",
    "revenue_cny"
  };

  private final StressSettings stress;
  private final String primary;
  private final Table credit;
  private final String product;
  private final Optional<String> pinned;
  private final boolean hasStatements;

  /**
   * The job.
   *
   * @param stress the prices
   * @param carbon whose primary method says what is outstanding
   * @param credit the table of applications, {@code feature.credit}
   * @param product whose model is asked
   * @param pinned a model by its id
   * @param sources of the installation; without statements there is nobody to ask
   */
  public StressTransition(
      StressSettings stress,
      CarbonSettings carbon,
      Table credit,
      String product,
      Optional<String> pinned,
      Collection<Table> sources) {
    this.hasStatements = FinancialStatements.TABLE.isAmong(sources);
    this.stress = stress;
    this.primary = carbon.primary().name();
    this.credit = credit;
    this.product = product;
    this.pinned = pinned;
  }

  @Override
  public String name() {
    return "stress-transition";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(ModelStore.TABLES);
    reads.addAll(List.of(credit, Loans.TABLE, Footprints.TABLE, Attributions.TABLE));
    if (hasStatements) {
      reads.add(FinancialStatements.TABLE);
    }
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(StressedBorrowers.TABLE);
  }

  /** Another pinned model makes other work of the same day. */
  @Override
  public String ownSettings() {
    return pinned.orElse("");
  }

  @Override
  public Outputs run(Inputs in) {
    if (!hasStatements) {
      return Outputs.of(
          StressedBorrowers.TABLE,
          in.spark().createDataFrame(List.of(), StressedBorrowers.TABLE.schema()));
    }
    StoredModel stored = ModelStore.of(in).serving(product, pinned);
    List<String> features;
    try (CreditModel model = stored.open(1)) {
      features = model.features().stream().map(Feature::name).toList();
    }
    Broadcast<StoredModel> shared =
        new JavaSparkContext(in.spark().sparkContext()).broadcast(stored);
    StressedRow.Frame frame = new StressedRow.Frame(stress, in.asOf().toString(), in.runId());
    EachRow.Maker maker =
        () -> {
          CreditModel model = shared.value().open(1);
          TaskCompletionListener close = task -> model.close();
          TaskContext.get().addTaskCompletionListener(close);
          return new StressedRow(frame, model)::stressed;
        };
    return Outputs.of(
        StressedBorrowers.TABLE,
        EachRow.accounted(borrowers(in, features), StressedRow.STRESSED, maker)
            .select(inline(col("years"))));
  }

  private Dataset<Row> borrowers(Inputs in, List<String> features) {
    ReportingYear year = ReportingYear.of(in.asOf());
    return footprints(in)
        .join(Sources.statements(in, year, STATEMENT), KEY)
        .join(exposures(in), KEY)
        .join(applications(in, features), KEY, "left");
  }

  /** An estimate is what others emit, and does not judge this one. */
  private static Dataset<Row> footprints(Inputs in) {
    return in.rows(Footprints.TABLE)
        .where(col("scope").isin("S1", "S2_LOC").and(col("model_version").isNull()))
        .groupBy(KEY[0])
        .agg(collect_list(struct("scope", "tco2e", "p05", "p50", "p95")).as("footprints"));
  }

  /** What each borrower owes at the end of the year. */
  private Dataset<Row> exposures(Inputs in) {
    return in.rows(Attributions.TABLE)
        .where(col("method_id").equalTo(lit(primary)))
        .select("loan_token", "outstanding")
        .join(Sources.standing(in, Loans.TABLE, KEY).select("loan_token", KEY), "loan_token")
        .groupBy(KEY[0])
        .agg(sum("outstanding").as("outstanding"));
  }

  /** What the model read of each borrower's newest application. */
  private Dataset<Row> applications(Inputs in, List<String> features) {
    Column[] inputs = features.stream().map(functions::col).toArray(Column[]::new);
    return in.rows(credit)
        .groupBy(col("applicant_token").as(KEY[0]))
        .agg(max_by(struct(inputs), struct("as_of", "loan_token")).as("application"));
  }
}
