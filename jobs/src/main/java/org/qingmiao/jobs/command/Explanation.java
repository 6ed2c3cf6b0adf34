// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.jobs.publish.Decisions;
import org.qingmiao.jobs.report.FigureSource;
import org.qingmiao.jobs.report.FigureTable;
import org.qingmiao.models.ledger.CreditScores;
import org.qingmiao.models.ledger.ScorePoints;

/** The way back from a published decision or a printed number to the rows that it rests on. */
final class Explanation {
  private static final String FEATURES = "feature.credit";
  private static final int MOST_LINES = 20;

  private final Workplace place;
  private final PrintStream out;

  Explanation(Workplace place, PrintStream out) {
    this.place = place;
    this.out = out;
  }

  /** A decision: what was decided, why, on which values, and from which lines of which files. */
  void decision(String prefix) {
    Row row = Decisions.one(place.rows(CreditScores.TABLE), prefix);
    String id = row.getAs("decision_id");
    out.printf("decision %s%n", id);
    for (String field :
        List.of(
            "applicant_token",
            "loan_token",
            "product_code",
            "as_of",
            "score_status",
            "score",
            "pd_12m",
            "pd_low95",
            "pd_high95",
            "grade",
            "model_hint",
            "decision_hint",
            "verdict",
            "model_id",
            "coverage")) {
      out.printf("  %-16s %s%n", field, String.valueOf((Object) row.getAs(field)));
    }
    for (int i = 1; i <= 4; i++) {
      Row reason = row.getAs("reason_" + i);
      if (reason != null) {
        out.printf(
            "  reason %d         %s %+.0f  %s / %s (%s)%n",
            i,
            reason.getAs("code"),
            reason.<Double>getAs("points"),
            reason.getAs("text_zh"),
            reason.getAs("text_en"),
            reason.<String>getAs("value_band").toLowerCase(Locale.ROOT).replace('_', ' '));
      }
    }
    out.println("  points");
    place
        .rows(ScorePoints.TABLE)
        .where(col("decision_id").equalTo(id))
        .orderBy(col("points").desc(), col("family"))
        .collectAsList()
        .forEach(
            p ->
                out.printf(
                    "    %-20s %4s %+d%n",
                    p.getAs("family"), p.getAs("code"), p.<Long>getAs("points")));
    origins(row);
  }

  /** The feature values of a decision, and the raw lines of its loan. */
  private void origins(Row decision) {
    Table features = place.installation().table(FEATURES);
    Dataset<Row> rows =
        place
            .rows(features)
            .where(
                col("loan_token")
                    .equalTo(decision.<String>getAs("loan_token"))
                    .and(col("score_date").equalTo(lit(decision.getAs("score_date")))));
    for (Row row : rows.collectAsList()) {
      out.println("  values on " + row.getAs("as_of"));
      features.columns().stream()
          .filter(c -> c.role() == org.qingmiao.features.table.Role.FEATURE)
          .forEach(
              c ->
                  out.printf(
                      "    %-28s %-12s %s%n",
                      c.name(), String.valueOf((Object) row.getAs(c.name())), c.meaning()));
    }
    lines(decision);
  }

  /** The lines of the files that speak of a decision's loan, else of its applicant. */
  private void lines(Row decision) {
    out.println("  source lines");
    LocalDate day = LocalDate.parse(decision.getAs("as_of").toString());
    place.installation().tables().stream()
        .filter(table -> table.zone().equals("raw") && place.lake().holds(table))
        .forEach(table -> lines(SourceLines.of(table, place.rows(table), decision), day));
  }

  private void lines(SourceLines found, LocalDate day) {
    for (SourceLines.Line line : found.first(MOST_LINES, place.installation().settings().zone())) {
      out.printf(
          "    %s:%d%s%n",
          line.file(),
          line.number(),
          line.knownOn().isAfter(day) ? "  known later, on " + line.knownOn() : "");
    }
    if (found.count() > MOST_LINES) {
      out.printf("    and %,d more in %s%n", found.count() - MOST_LINES, found.table());
    }
  }

  /** A number printed in a report: table, version, key, column, value, and the job that made it. */
  void figure(String id) {
    List<Row> found =
        place
            .rows(FigureTable.TABLE)
            .where(col("figure_id").equalTo(id))
            .orderBy(col("as_of").desc(), col("report"))
            .limit(1)
            .collectAsList();
    if (found.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "no report of this lake prints a number with id %s; an id of a decision has another length"
              .formatted(id));
    }
    Row figure = found.get(0);
    FigureSource source = FigureSource.of(figure);
    String name = source.table();
    List<String> values =
        source.values(place.lake().read(place.installation().table(name), source.version()));
    out.printf("figure %s%n", id);
    out.printf("  table    %s version %d%n", name, figure.<Long>getAs("table_version"));
    out.printf("  key      %s%n", figure.<String>getAs("key"));
    out.printf("  column   %s%n", source.column());
    out.printf("  value    %s%n", String.join(", ", values));
    out.printf("  digest   %s%n", figure.<String>getAs("partition_digest"));
    out.printf("  query    %s%n", source.query());
    place.installation().pipeline().jobs().stream()
        .filter(j -> j.writes().stream().anyMatch(t -> t.name().equals(name)))
        .findFirst()
        .ifPresent(
            j ->
                out.printf(
                    "  job      %s from %s%n",
                    j.name(),
                    j.reads().stream().map(Table::name).collect(Collectors.joining(", "))));
    if (source.key().containsKey("decision_id")) {
      lines(Decisions.one(place.rows(CreditScores.TABLE), source.key().get("decision_id")));
    }
  }
}
