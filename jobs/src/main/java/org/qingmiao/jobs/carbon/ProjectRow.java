// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.jobs.conf.CarbonMethod;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.benefit.Forecast;
import org.qingmiao.models.benefit.FormulaId;
import org.qingmiao.models.benefit.LoanBenefit;
import org.qingmiao.models.benefit.ProjectYield;
import org.qingmiao.models.carbon.Answer;
import org.qingmiao.models.carbon.Gap;
import org.qingmiao.models.carbon.inventory.InventoryMethod;
import org.qingmiao.models.ledger.BenefitGaps;
import org.qingmiao.models.ledger.EnvironmentalBenefits;

/** From one green project to what the loan for it brings. */
final class ProjectRow {

  /** The benefits of one loan as rows of the tables that they go to. */
  static final StructType ACCOUNTED =
      new StructType()
          .add("benefits", DataTypes.createArrayType(EnvironmentalBenefits.TABLE.schema()))
          .add("gaps", DataTypes.createArrayType(BenefitGaps.TABLE.schema()));

  private static final String ALL = "ALL";

  /** The flag of a benefit of less than the year. */
  private static final String PART_YEAR = "PART_YEAR";

  private final Frame frame;
  private final InventoryMethod method;

  /** What the rows of a run have in common. */
  record Frame(CarbonMethod method, String asOf, String runId, ReportingYear year)
      implements Serializable {}

  ProjectRow(Frame frame) {
    this.frame = frame;
    this.method = frame.method().inventory(LocalDate.parse(frame.asOf()), frame.year().year());
  }

  /** What one project brings the loan that pays for it. */
  Row accounted(Row row) {
    Cells project = new Cells(row);
    List<Row> benefits = new ArrayList<>();
    List<Row> gaps = new ArrayList<>();
    Optional<BigDecimal> lent = project.amount("outstanding");
    if (lent.isEmpty()) {
      gaps.add(
          gap(
              project,
              ALL,
              Gap.UNDRAWN,
              "nothing of its loan is attributed; publish.exclusion says why"));
      return rows(benefits, gaps);
    }
    double running = running(project);
    if (running == 0) {
      gaps.add(
          gap(
              project,
              ALL,
              Gap.NOT_RUNNING,
              "it runs from %s on, after %d ended"
                  .formatted(
                      project
                          .optionalDay("operating_from")
                          .map(LocalDate::toString)
                          .orElse("no day"),
                      frame.year().year())));
      return rows(benefits, gaps);
    }
    for (ProjectYield.Outcome outcome : ofProject(project).outcomes(method)) {
      Answer<LoanBenefit> share =
          outcome
              .value()
              .then(
                  value ->
                      LoanBenefit.of(
                          value,
                          lent.get(),
                          project.amount("total_investment_cny").orElse(BigDecimal.ZERO),
                          LoanBenefit.U95_PCT));
      if (share instanceof Answer.Missing<LoanBenefit> missing) {
        gaps.add(gap(project, outcome.metric().name(), missing.why(), missing.sentence()));
      }
      share.known().ifPresent(benefit -> benefits.add(benefit(project, outcome, benefit)));
    }
    return rows(benefits, gaps);
  }

  private static Row rows(List<Row> benefits, List<Row> gaps) {
    return RowFactory.create(benefits.toArray(Row[]::new), gaps.toArray(Row[]::new));
  }

  private ProjectYield ofProject(Cells project) {
    String region = project.struct("place").map(place -> place.text("region")).orElse("");
    return new ProjectYield(
        FormulaId.valueOf(project.text("formula_id")),
        quantity(project) * running(project),
        project.text("unit"),
        frame.method().gridArea(region));
  }

  private static double quantity(Cells project) {
    return project.number("yearly_quantity").orElse(Double.NaN);
  }

  /** The part of the year in which it ran, in [0, 1]; a yearly yield is counted by it. */
  private double running(Cells project) {
    LocalDate next = frame.year().next();
    LocalDate first = frame.year().first();
    double days =
        project
            .optionalDay("operating_from")
            .map(from -> from.isBefore(first) ? first : from)
            .map(from -> Math.max(0, ChronoUnit.DAYS.between(from, next)))
            .orElse(0L);
    return days / ChronoUnit.DAYS.between(first, next);
  }

  private Row benefit(Cells project, ProjectYield.Outcome outcome, LoanBenefit benefit) {
    Map<String, Object> cells = common(project);
    cells.put("year", (long) frame.year().year());
    cells.put("metric", outcome.metric().name());
    cells.put("project_value", benefit.project().value());
    cells.put("formula_id", benefit.project().formula().name());
    cells.put("baseline_method", benefit.project().baseline().name());
    cells.put("share", benefit.share());
    cells.put("loan_value", benefit.value());
    cells.put("basis", project.text("basis"));
    cells.put("p05", benefit.spread().p05());
    cells.put("p95", benefit.spread().p95());
    cells.put("factor_ids", outcome.factorIds().toArray(String[]::new));
    cells.put("evidence_ids", new String[] {project.text("project_no")});
    cells.put("flags", flags(project));
    return NamedRow.of(EnvironmentalBenefits.TABLE, cells);
  }

  /** Every benefit is proportional to the quantity, so quantities tell what values would. */
  private String[] flags(Cells project) {
    List<String> flags = new ArrayList<>();
    if (running(project) < 1) {
      flags.add(PART_YEAR);
    }
    OptionalDouble measured =
        project.text("basis").equals(Forecast.Basis.EX_POST.name())
            ? project.number("yearly_quantity")
            : OptionalDouble.empty();
    new Forecast(
            project.number("planned_quantity").orElse(quantity(project)),
            project.optionalDay("operating_from"),
            measured)
        .flag(LocalDate.parse(frame.asOf()))
        .ifPresent(flags::add);
    return flags.toArray(String[]::new);
  }

  private Row gap(Cells project, String metric, Gap why, String detail) {
    Map<String, Object> cells = common(project);
    cells.put("metric", metric);
    cells.put("formula_id", project.text("formula_id"));
    cells.put("code", why.name());
    cells.put("detail", detail);
    return NamedRow.of(BenefitGaps.TABLE, cells);
  }

  private Map<String, Object> common(Cells project) {
    Map<String, Object> cells = new HashMap<>();
    cells.put("loan_token", project.text("loan_token"));
    cells.put("project_id", project.text("project_no"));
    cells.put("as_of", Date.valueOf(frame.asOf()));
    cells.put("run_id", frame.runId());
    return cells;
  }
}
