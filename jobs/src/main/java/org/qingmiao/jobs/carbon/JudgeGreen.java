// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;

import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.source.Applications;
import org.qingmiao.features.source.BusinessActivities;
import org.qingmiao.features.source.Enterprises;
import org.qingmiao.features.source.GreenEvidences;
import org.qingmiao.features.source.GreenProjects;
import org.qingmiao.features.source.Loans;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.GreenSettings;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Inputs;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.pipeline.Outputs;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.benefit.GreenRule;
import org.qingmiao.models.ledger.GreenFirms;
import org.qingmiao.models.ledger.GreenLoans;
import org.qingmiao.models.ledger.GreenRuleRows;

/**
 * What the green catalogues say of every loan of the book and of every firm that tells its
 * activities (green 4.10).
 *
 * <p>A loan for a project is judged by the project, any other by the trade of the borrower and the
 * stated use; the version in force on the day of the approval counts. Without documents nothing is
 * confirmed, whatever it is called.
 */
public final class JudgeGreen implements Job {
  private final GreenSettings green;
  private final List<Table> sources;

  private JudgeGreen(GreenSettings green, List<Table> sources) {
    this.green = green;
    this.sources = sources;
  }

  /** The job on those of its sources that an installation has; register and loans are needed. */
  public static JudgeGreen among(Collection<Table> sources, GreenSettings green) {
    List<Table> read = new ArrayList<>(List.of(Enterprises.TABLE, Loans.TABLE));
    List.of(Applications.TABLE, GreenProjects.TABLE, GreenEvidences.TABLE, BusinessActivities.TABLE)
        .stream()
        .filter(table -> table.isAmong(sources))
        .forEach(read::add);
    return new JudgeGreen(green, List.copyOf(read));
  }

  @Override
  public String name() {
    return "judge-green";
  }

  @Override
  public List<Table> reads() {
    List<Table> reads = new ArrayList<>(sources);
    reads.add(GreenRuleRows.TABLE);
    return reads;
  }

  @Override
  public List<Table> writes() {
    return List.of(GreenRuleRows.TABLE, GreenLoans.TABLE, GreenFirms.TABLE);
  }

  @Override
  public Outputs run(Inputs in) {
    refuseChangedRules(in);
    JudgedRow.Frame frame =
        new JudgedRow.Frame(
            green.catalogue(),
            green.firmThreshold(),
            in.asOf().toString(),
            in.runId(),
            ReportingYear.of(in.asOf()));
    Dataset<Row> loans =
        EachRow.accounted(loans(in), JudgedRow.LOANS, () -> new JudgedRow(frame)::loan);
    Dataset<Row> firms =
        sources.contains(BusinessActivities.TABLE)
            ? EachRow.accounted(
                    firms(in, frame.year()), JudgedRow.FIRMS, () -> new JudgedRow(frame)::firm)
                .select(inline(col("firms")))
            : in.spark().createDataFrame(List.of(), GreenFirms.TABLE.schema());
    return Outputs.of(GreenRuleRows.TABLE, rules(in))
        .and(GreenLoans.TABLE, loans.select(inline(col("loans"))))
        .and(GreenFirms.TABLE, firms);
  }

  /** A rule that judged once never changes: what is read differently is a next version. */
  private void refuseChangedRules(Inputs in) {
    Map<String, String> stored = new HashMap<>();
    in.rows(GreenRuleRows.TABLE)
        .select("catalogue_id", "rule_id", "catalogue_version", "row_hash")
        .collectAsList()
        .forEach(
            row ->
                stored.put(
                    name(row.getString(0), row.getString(1), row.getString(2)), row.getString(3)));
    List<String> changed =
        green.catalogue().rules().stream()
            .filter(
                rule -> {
                  String hash = GreenRuleRow.hash(rule);
                  return !stored.getOrDefault(name(rule), hash).equals(hash);
                })
            .map(JudgeGreen::name)
            .toList();
    if (!changed.isEmpty()) {
      throw new Refusal(
          ExitCode.INPUT_CONTRACT,
          "green rules %s differ from what model.green_rule holds; a rule that judged never changes, give what you read differently another version"
              .formatted(String.join(", ", changed)));
    }
  }

  private static String name(GreenRule rule) {
    return name(rule.catalogueId(), rule.id(), rule.version());
  }

  private static String name(String catalogue, String rule, String version) {
    return "%s %s of %s".formatted(catalogue, rule, version);
  }

  private Dataset<Row> rules(Inputs in) {
    Date asOf = Date.valueOf(in.asOf());
    List<Row> rows =
        green.catalogue().rules().stream()
            .map(rule -> GreenRuleRow.of(rule, asOf, in.runId()))
            .toList();
    return in.spark().createDataFrame(rows, GreenRuleRows.TABLE.schema());
  }

  /** Each loan with its borrower's trade, what it was asked for, and the project that it pays. */
  private Dataset<Row> loans(Inputs in) {
    Dataset<Row> loans =
        Sources.standing(in, Loans.TABLE, "enterprise_token", "disbursed_on")
            .select("loan_token", "enterprise_token", "applied_on", "disbursed_on")
            .join(Sources.places(in), new String[] {"enterprise_token"}, "left");
    return withProjects(withUses(loans, in), in);
  }

  private Dataset<Row> withUses(Dataset<Row> loans, Inputs in) {
    if (!sources.contains(Applications.TABLE)) {
      return loans.withColumn("stated_use", lit("")).withColumn("approved_on", col("applied_on"));
    }
    Dataset<Row> asked =
        Sources.standing(in, Applications.TABLE, "loan_token", "stated_use", "decided_on")
            .where(col("loan_token").isNotNull())
            .groupBy("loan_token")
            .agg(min_by(struct("stated_use", "decided_on"), col("application_no")).as("asked"));
    return loans
        .join(asked, new String[] {"loan_token"}, "left")
        .withColumn("stated_use", coalesce(col("asked.stated_use"), lit("")))
        .withColumn("approved_on", coalesce(col("asked.decided_on"), col("applied_on")));
  }

  private Dataset<Row> withProjects(Dataset<Row> loans, Inputs in) {
    if (!sources.contains(GreenProjects.TABLE)) {
      return loans
          .withColumn("project", lit(null).cast(JudgedRow.PROJECT))
          .withColumn("statements", noStatements());
    }
    Dataset<Row> projects =
        Sources.standing(
                in, GreenProjects.TABLE, "loan_token", "enterprise_token", "gbt4754", "stated_use")
            .select(
                "project_no",
                "loan_token",
                "enterprise_token",
                "approved_on",
                "gbt4754",
                "stated_use")
            .withColumnRenamed("project_no", "case_no");
    Dataset<Row> ofLoans =
        withStatements(projects, in)
            .groupBy("loan_token")
            .agg(
                min_by(
                        struct(
                            struct("case_no", "approved_on", "gbt4754", "stated_use").as("project"),
                            col("statements")),
                        col("case_no"))
                    .as("green"));
    return loans
        .join(ofLoans, new String[] {"loan_token"}, "left")
        .withColumn("project", col("green.project"))
        .withColumn("statements", col("green.statements"));
  }

  /** What the documents say of each case; a statement about somebody else's case is none. */
  private Dataset<Row> withStatements(Dataset<Row> cases, Inputs in) {
    if (!sources.contains(GreenEvidences.TABLE)) {
      return cases.withColumn("statements", noStatements());
    }
    StructType read = JudgedRow.STATEMENT;
    Dataset<Row> statements =
        Sources.standing(
                in,
                GreenEvidences.TABLE,
                "enterprise_token",
                "case_no",
                "code",
                "value",
                "unit",
                "evidence_type",
                "evidence_id")
            .withColumn("value", col("value").cast("double"))
            .groupBy("enterprise_token", "case_no")
            .agg(
                collect_list(
                        struct(
                            Arrays.stream(read.fieldNames())
                                .map(functions::col)
                                .toArray(Column[]::new)))
                    .as("statements"));
    return cases.join(statements, new String[] {"enterprise_token", "case_no"}, "left");
  }

  private static Column noStatements() {
    return functions.array().cast("array<" + JudgedRow.STATEMENT.sql() + ">");
  }

  /** Each firm with what it earned its revenue of the year with. */
  private Dataset<Row> firms(Inputs in, ReportingYear year) {
    Dataset<Row> activities =
        Sources.standing(
                in,
                BusinessActivities.TABLE,
                "enterprise_token",
                "gbt4754",
                "description",
                "revenue_cny")
            .where(col("period_end").between(lit(year.first()), lit(year.last())))
            .select(
                col("enterprise_token"),
                col("activity_no").as("case_no"),
                col("period_end"),
                col("gbt4754"),
                col("description"),
                col("revenue_cny"));
    return withStatements(activities, in)
        .groupBy("enterprise_token")
        .agg(
            collect_list(
                    struct(
                        "case_no",
                        "period_end",
                        "gbt4754",
                        "description",
                        "revenue_cny",
                        "statements"))
                .as("activities"));
  }
}
