// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.FinancialStatements;
import org.qingmiao.features.source.GreenProjects;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.source.Repayments;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.CarbonSettings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.ledger.Attributions;
import org.qingmiao.models.ledger.Exclusions;
import org.qingmiao.models.ledger.FinancedEmissionRows;
import org.qingmiao.models.ledger.FootprintGaps;
import org.qingmiao.models.ledger.Footprints;

/**
 * What every loan finances, by the three methods in one pass: each loan of the book is financed or
 * excluded with its reason, exactly once under each method.
 *
 * <p>The book is every loan that stands, drawn or not. A loan whose money goes to a project of its
 * own is project finance; the emissions of projects are not known, so it is excluded, and takes no
 * share of its borrower's.
 */
public final class FinanceEmissions implements Job {
  private static final List<Table> NEEDED = List.of(Enterprises.TABLE, Loans.TABLE);
  private static final List<Table> OPTIONAL =
      List.of(Repayments.TABLE, FinancialStatements.TABLE, GreenProjects.TABLE);
  private static final double LEDGER_TOLERANCE = 0.005; // our default
  private static final int MOST_NAMED = 10;

  private final CarbonSettings carbon;
  private final List<Table> sources;

  private FinanceEmissions(CarbonSettings carbon, List<Table> sources) {
    this.carbon = carbon;
    this.sources = sources;
  }

  /**
   * The job on those of its sources that an installation has; the register and the loans are
   * needed. Without statements nothing can be divided, and without repayments nothing was repaid.
   */
  public static FinanceEmissions among(Collection<Table> sources, CarbonSettings carbon) {
    List<Table> read = new ArrayList<>(NEEDED);
    OPTIONAL.stream().filter(table -> table.isAmong(sources)).forEach(read::add);
    return new FinanceEmissions(carbon, List.copyOf(read));
  }

  @Override
  public String name() {
    return "finance-emissions";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(sources);
    reads.addAll(List.of(Footprints.TABLE, FootprintGaps.TABLE));
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(Attributions.TABLE, FinancedEmissionRows.TABLE, Exclusions.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    ReportingYear year = ReportingYear.of(in.asOf());
    BorrowerRow.Frame frame =
        new BorrowerRow.Frame(in.asOf().toString(), in.runId(), year, carbon.guideSectors());
    Dataset<Row> financed =
        EachRow.accounted(
            borrowers(in, year), BorrowerRow.FINANCED, () -> new BorrowerRow(frame)::financed);
    refuseLoansInTwoProjects(financed);
    carbon.ledgerTotal().ifPresent(total -> refuseOtherLedger(total, financed));
    Dataset<Row> emissions = financed.select(inline(col("emissions")));
    Dataset<Row> exclusions = financed.select(inline(col("exclusions")));
    return Outputs.of(Attributions.TABLE, financed.select(inline(col("attributions"))))
        .and(FinancedEmissionRows.TABLE, emissions)
        .and(Exclusions.TABLE, exclusions)
        .warn(
            BookNote.of(
                carbon.primary(), financed, emissions, exclusions.where("perimeter = 'FULL'")));
  }

  /** One row a borrower: its loans, its balance sheet, its footprints and what it has none of. */
  private Dataset<Row> borrowers(Inputs in, ReportingYear year) {
    String[] key = {"enterprise_token"};
    return loans(in)
        .groupBy(key[0])
        .agg(collect_list(struct("loan.*", "instalments", "projects")).as("loans"))
        .join(Sources.places(in), key, "left")
        .join(statements(in, year), key, "left")
        .join(footprints(in), key, "left")
        .join(gaps(in), key, "left");
  }

  private Dataset<Row> loans(Inputs in) {
    Dataset<Row> loans =
        Sources.standing(
            in,
            Loans.TABLE,
            "enterprise_token",
            "applicant_type",
            "schedule",
            "amount_cny",
            "disbursed_on",
            "matures_on",
            "adverse_event",
            "adverse_event_on",
            "exclusion");
    Dataset<Row> all =
        loans
            .select(
                col("enterprise_token"),
                col("loan_token"),
                struct(
                        "loan_token",
                        "applicant_type",
                        "schedule",
                        "amount_cny",
                        "disbursed_on",
                        "matures_on",
                        "adverse_event",
                        "adverse_event_on",
                        "exclusion")
                    .as("loan"))
            .join(paid(in), new String[] {"loan_token"}, "left");
    return sources.contains(GreenProjects.TABLE)
        ? all.join(projects(in), new String[] {"loan_token"}, "left")
        : all.withColumn(
            "projects", functions.array().cast("array<" + BorrowerRow.PROJECT.sql() + ">"));
  }

  /** The instalments of each loan that were paid. */
  private Dataset<Row> paid(Inputs in) {
    if (!sources.contains(Repayments.TABLE)) {
      return in.spark()
          .createDataFrame(
              List.of(),
              new StructType()
                  .add("loan_token", DataTypes.StringType)
                  .add("instalments", DataTypes.createArrayType(BorrowerRow.INSTALMENT)));
    }
    return Sources.standing(in, Repayments.TABLE, "loan_token", "paid_on")
        .where(col("paid_on").isNotNull())
        .groupBy("loan_token")
        .agg(collect_list(struct("due_on", "paid_on")).as("instalments"));
  }

  private static Dataset<Row> projects(Inputs in) {
    return Sources.standing(
            in,
            GreenProjects.TABLE,
            "loan_token",
            "total_investment_cny",
            "equity_cny",
            "debt_cny",
            "operating_from")
        .groupBy("loan_token")
        .agg(
            collect_list(
                    struct(
                        "project_no",
                        "total_investment_cny",
                        "equity_cny",
                        "debt_cny",
                        "operating_from"))
                .as("projects"));
  }

  /** The newest balance sheet of the year or of the one before it. */
  private Dataset<Row> statements(Inputs in, ReportingYear year) {
    if (!sources.contains(FinancialStatements.TABLE)) {
      return in.spark()
          .createDataFrame(
              List.of(),
              new StructType()
                  .add("enterprise_token", DataTypes.StringType)
                  .add("statement", BorrowerRow.STATEMENT));
    }
    return Sources.statements(in, year, BorrowerRow.STATEMENT.fieldNames());
  }

  private static Dataset<Row> footprints(Inputs in) {
    return in.rows(Footprints.TABLE)
        .groupBy("enterprise_token")
        .agg(
            collect_list(
                    struct(
                        "year",
                        "scope",
                        "gwp_set",
                        "tco2e",
                        "p05",
                        "p50",
                        "p95",
                        "method",
                        "evidence",
                        "area_check",
                        "model_version",
                        "coverage_pct"))
                .as("footprints"));
  }

  private static Dataset<Row> gaps(Inputs in) {
    return in.rows(FootprintGaps.TABLE)
        .groupBy("enterprise_token")
        .agg(collect_list(struct("scope", "code", "detail")).as("gaps"));
  }

  private static void refuseLoansInTwoProjects(Dataset<Row> financed) {
    List<String> twice =
        financed
            .select(explode(col("in_two_projects")).as("loan_token"))
            .orderBy("loan_token")
            .limit(MOST_NAMED)
            .as(Encoders.STRING())
            .collectAsList();
    if (!twice.isEmpty()) {
      throw new Refusal(
          ExitCode.INPUT_CONTRACT,
          "raw.green_project: loans %s stand in two projects; a loan has one class and one project a date, withdraw one of them"
              .formatted(String.join(", ", twice)));
    }
  }

  private static void refuseOtherLedger(BigDecimal ledger, Dataset<Row> financed) {
    BigDecimal book =
        Optional.ofNullable(financed.agg(sum(col("outstanding"))).head().<BigDecimal>getAs(0))
            .orElse(BigDecimal.ZERO);
    BigDecimal difference = book.subtract(ledger).abs();
    if (difference.compareTo(ledger.multiply(BigDecimal.valueOf(LEDGER_TOLERANCE))) > 0) {
      throw new Refusal(
          ExitCode.UNBALANCED,
          "the loans add to %s CNY and carbon.ledger_total_cny is %s: they differ by %s, expected 0.5 %% at most. Nothing was published."
              .formatted(book.toPlainString(), ledger.toPlainString(), difference.toPlainString()));
    }
  }
}
