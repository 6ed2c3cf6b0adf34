// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.carbon;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.qingmiao.features.source.GreenEvidences;
import org.qingmiao.jobs.pipeline.NamedRow;
import org.qingmiao.models.benefit.GreenCase;
import org.qingmiao.models.benefit.GreenCatalogue;
import org.qingmiao.models.benefit.GreenFirm;
import org.qingmiao.models.benefit.GreenVerdict;
import org.qingmiao.models.ledger.GreenFirms;
import org.qingmiao.models.ledger.GreenLoans;

/** From a loan or a firm with its documents to what the green catalogues say of it. */
final class JudgedRow {

  /** A project that a loan pays for. */
  static final StructType PROJECT =
      new StructType()
          .add("case_no", DataTypes.StringType)
          .add("approved_on", DataTypes.DateType)
          .add("gbt4754", DataTypes.StringType)
          .add("stated_use", DataTypes.StringType);

  /** What a document says of a case. */
  static final StructType STATEMENT =
      new StructType()
          .add("code", DataTypes.StringType)
          .add("value", DataTypes.DoubleType)
          .add("unit", DataTypes.StringType)
          .add("evidence_type", DataTypes.StringType)
          .add("evidence_id", DataTypes.StringType)
          .add("stated_on", DataTypes.DateType);

  /** The rows of a loan, one for each catalogue. */
  static final StructType LOANS =
      new StructType().add("loans", DataTypes.createArrayType(GreenLoans.TABLE.schema()));

  /** The rows of a firm, one for each catalogue. */
  static final StructType FIRMS =
      new StructType().add("firms", DataTypes.createArrayType(GreenFirms.TABLE.schema()));

  private static final int CENTS = 2;

  private final Frame frame;
  private final LocalDate asOf;
  private final Map<String, GreenCatalogue> catalogues;

  /** What the rows of a run have in common. */
  record Frame(
      GreenCatalogue catalogue, double threshold, String asOf, String runId, ReportingYear year)
      implements Serializable {}

  JudgedRow(Frame frame) {
    this.frame = frame;
    this.asOf = LocalDate.parse(frame.asOf());
    this.catalogues = frame.catalogue().byId();
  }

  /** One loan, by its project where it has one. */
  Row loan(Row row) {
    Cells loan = new Cells(row);
    Optional<Cells> project = loan.struct("project");
    List<Cells> statements = statements(loan);
    GreenCase judged =
        project.map(p -> ofProject(loan, p, statements)).orElseGet(() -> ofLoan(loan));
    List<Row> rows = new ArrayList<>();
    catalogues.forEach(
        (id, catalogue) -> {
          GreenVerdict verdict = catalogue.judge(judged, asOf);
          Map<String, Object> cells = new HashMap<>();
          cells.put("loan_token", loan.text("loan_token"));
          cells.put("as_of", Date.valueOf(asOf));
          project.ifPresent(p -> cells.put("project_id", p.text("case_no")));
          cells.put("catalogue_id", id);
          cells.put("catalogue_version", catalogue.versionOn(judged.approvedOn()));
          cells.put("rule_id", verdict.ruleId());
          cells.put("status", verdict.status().name());
          cells.put("grandfathered", verdict.standing() == GreenVerdict.Standing.GRANDFATHERED);
          cells.put("missing_evidence", texts(verdict.missing()));
          cells.put("evidence_ids", texts(verdict.evidenceIds()));
          cells.put("reasons", texts(verdict.reasons()));
          review(statements).ifPresent(found -> putReview(cells, found));
          cells.put("run_id", frame.runId());
          rows.add(NamedRow.of(GreenLoans.TABLE, cells));
        });
    return RowFactory.create((Object) rows.toArray(Row[]::new));
  }

  private static GreenCase ofProject(Cells loan, Cells project, List<Cells> statements) {
    return judged(
        project.text("case_no"),
        project.text("gbt4754"),
        project.text("stated_use"),
        project.day("approved_on"),
        new GreenCase.Funding.Loan(loan.optionalDay("disbursed_on")),
        statements);
  }

  /** Without a project there are no documents, so such a loan is a candidate at best. */
  private static GreenCase ofLoan(Cells loan) {
    return judged(
        loan.text("loan_token"),
        loan.struct("place").map(place -> place.text("sector")).orElse(""),
        loan.text("stated_use"),
        loan.day("approved_on"),
        new GreenCase.Funding.Loan(loan.optionalDay("disbursed_on")),
        List.of());
  }

  private static GreenCase judged(
      String id,
      String industry,
      String purpose,
      LocalDate approvedOn,
      GreenCase.Funding funding,
      List<Cells> statements) {
    List<GreenCase.Proof> proofs = new ArrayList<>();
    List<GreenCase.Fact> facts = new ArrayList<>();
    for (Cells one : statements) {
      if (one.number("value").isPresent()) {
        proofs.add(
            new GreenCase.Proof(
                one.text("code"),
                one.number("value").getAsDouble(),
                one.text("unit"),
                one.text("evidence_type"),
                one.text("evidence_id")));
      } else {
        facts.add(new GreenCase.Fact(one.text("code"), one.text("evidence_id")));
      }
    }
    return new GreenCase(id, industry, purpose, approvedOn, funding, proofs, facts);
  }

  /** In an order that does not depend on how rows were gathered. */
  private static List<Cells> statements(Cells one) {
    return one.structs("statements").stream()
        .sorted(
            Comparator.comparing((Cells s) -> s.text("code"))
                .thenComparing(s -> s.text("evidence_id"))
                .thenComparing(s -> s.text("unit"))
                .thenComparing(s -> s.number("value").orElse(0)))
        .toList();
  }

  /** The newest finding of a person. */
  private static Optional<Cells> review(List<Cells> statements) {
    return statements.stream()
        .filter(
            one ->
                List.of(GreenEvidences.REVIEWED_GREEN, GreenEvidences.REVIEWED_NOT_GREEN)
                    .contains(one.text("code")))
        .max(
            Comparator.comparing((Cells one) -> one.day("stated_on"))
                .thenComparing(one -> one.text("evidence_id")));
  }

  private static void putReview(Map<String, Object> cells, Cells found) {
    cells.put(
        "label", found.text("code").equals(GreenEvidences.REVIEWED_GREEN) ? "GREEN" : "NOT_GREEN");
    cells.put("reviewer", found.text("evidence_id"));
    cells.put("decided_on", Date.valueOf(found.day("stated_on")));
  }

  /** One firm by the revenue of its activities. */
  Row firm(Row row) {
    Cells firm = new Cells(row);
    List<Cells> activities =
        firm.structs("activities").stream()
            .sorted(Comparator.comparing(one -> one.text("case_no")))
            .toList();
    List<Row> rows = new ArrayList<>();
    catalogues.forEach(
        (id, catalogue) ->
            rows.add(firm(firm.text("enterprise_token"), activities, id, catalogue)));
    return RowFactory.create((Object) rows.toArray(Row[]::new));
  }

  private Row firm(String enterprise, List<Cells> activities, String id, GreenCatalogue catalogue) {
    List<GreenFirm.Activity> judged = new ArrayList<>();
    TreeSet<String> evidence = new TreeSet<>();
    List<String> missing = new ArrayList<>();
    for (Cells one : activities) {
      GreenVerdict verdict = catalogue.judge(activity(one), asOf);
      judged.add(
          new GreenFirm.Activity(
              verdict.status(), one.amount("revenue_cny").orElse(BigDecimal.ZERO)));
      evidence.addAll(verdict.evidenceIds());
      verdict.missing().forEach(what -> missing.add(one.text("case_no") + " " + what));
    }
    GreenFirm firm = new GreenFirm(enterprise, judged);
    Map<String, Object> cells = new HashMap<>();
    cells.put("enterprise_token", enterprise);
    cells.put("as_of", Date.valueOf(asOf));
    cells.put("year", (long) frame.year().year());
    cells.put("catalogue_id", id);
    cells.put("catalogue_version", catalogue.versionOn(frame.year().last()));
    cells.put("revenue_cny", revenue(judged, List.of(GreenVerdict.Status.values())));
    cells.put("confirmed_cny", revenue(judged, List.of(GreenVerdict.Status.CONFIRMED)));
    cells.put("candidate_cny", revenue(judged, List.of(GreenVerdict.Status.CANDIDATE)));
    cells.put("threshold", frame.threshold());
    cells.put("status", firm.status(frame.threshold()).name());
    cells.put("missing_evidence", texts(missing));
    cells.put("evidence_ids", texts(List.copyOf(evidence)));
    cells.put("run_id", frame.runId());
    return NamedRow.of(GreenFirms.TABLE, cells);
  }

  /** An activity is judged by the catalogue in force at the end of the year that it earned in. */
  private static GreenCase activity(Cells one) {
    return judged(
        one.text("case_no"),
        one.text("gbt4754"),
        one.text("description"),
        one.day("period_end"),
        new GreenCase.Funding.Loan(Optional.of(one.day("period_end"))),
        statements(one));
  }

  private static BigDecimal revenue(
      List<GreenFirm.Activity> activities, List<GreenVerdict.Status> states) {
    return activities.stream()
        .filter(one -> states.contains(one.verdict()))
        .map(GreenFirm.Activity::revenue)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .setScale(CENTS, RoundingMode.HALF_UP);
  }

  private static String[] texts(List<String> texts) {
    return texts.toArray(String[]::new);
  }
}
