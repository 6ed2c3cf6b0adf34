// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.jobs.report.DecisionFacts.Points;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Waterfall;
import org.qingmiao.jobs.report.chart.Waterfall.Kind;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;
import org.qingmiao.models.credit.ReasonCatalogue;
import org.qingmiao.models.ledger.ScorePoints;

/**
 * From the score of the reference population to the applicant's, family by family, with a last step
 * for calibration and rounding that makes the sum exact.
 */
final class ScoreFigure {

  /** Families on the chart beside reference, rest and score; smaller ones are one step. */
  private static final int FAMILIES = 8;

  private final Texts texts;
  private final DecisionFacts decision;

  private ScoreFigure(Texts texts, DecisionFacts decision) {
    this.texts = texts;
    this.decision = decision;
  }

  static Optional<Figure> of(Texts texts, DecisionFacts decision) {
    return decision.points().isEmpty() || decision.score().isEmpty()
        ? Optional.empty()
        : new ScoreFigure(texts, decision).figure();
  }

  private Optional<Figure> figure() {
    Optional<Points> reference = family(ScorePoints.REFERENCE);
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    List<Points> families =
        decision.points().stream()
            .filter(p -> !p.family().equals(ScorePoints.REFERENCE))
            .filter(p -> !p.family().equals(ScorePoints.REST))
            .filter(p -> p.points() != 0)
            .sorted(
                Comparator.<Points>comparingLong(p -> -Math.abs(p.points()))
                    .thenComparing(Points::family))
            .toList();
    long score = decision.score().get().score();
    Phrase end = Numbers.count(score).from(decision.origin().at("score"));
    Phrase start = Numbers.count(reference.get().points()).from(origin(reference.get()));
    long change = score - reference.get().points();
    String title = change < 0 ? "below" : change > 0 ? "above" : "equal";
    return Optional.of(
        new Figure(
            "score-points",
            texts.say("figure.points." + title, "start", start, "end", end),
            sentence(families),
            new Waterfall(
                steps(reference.get(), start, families, score, end),
                Axis.numbers(texts.say("axis.points")),
                Waterfall.Base.BROKEN),
            table(start, families, end)));
  }

  private List<Waterfall.Step> steps(
      Points reference, Phrase start, List<Points> families, long score, Phrase end) {
    List<Waterfall.Step> steps = new ArrayList<>();
    steps.add(
        new Waterfall.Step(
            texts.say("figure.points.reference"), reference.points(), Kind.TOTAL, start));
    families.stream()
        .limit(FAMILIES)
        .forEach(p -> steps.add(new Waterfall.Step(name(p), p.points(), Kind.CHANGE, signed(p))));
    if (families.size() > FAMILIES) {
      List<Points> others = families.subList(FAMILIES, families.size());
      long sum = others.stream().mapToLong(Points::points).sum();
      steps.add(
          new Waterfall.Step(
              texts.say("figure.others", "n", Numbers.count(others.size())),
              sum,
              Kind.CHANGE,
              Numbers.signedPoints((double) sum)));
    }
    family(ScorePoints.REST)
        .ifPresent(
            rest ->
                steps.add(
                    new Waterfall.Step(
                        texts.say("figure.points.rest"),
                        rest.points(),
                        Kind.CHANGE,
                        signed(rest))));
    steps.add(new Waterfall.Step(texts.say("figure.points.score"), score, Kind.TOTAL, end));
    return steps;
  }

  private Phrase sentence(List<Points> families) {
    List<Phrase> lost = said(families, -1);
    List<Phrase> won = said(families, 1);
    Phrase comma = texts.say("page.comma");
    if (lost.isEmpty() && won.isEmpty()) {
      return texts.say("figure.points.nothing");
    }
    if (won.isEmpty()) {
      return texts.say("figure.points.lost", "lost", Phrase.join(lost, comma));
    }
    if (lost.isEmpty()) {
      return texts.say("figure.points.won", "won", Phrase.join(won, comma));
    }
    return texts.say(
        "figure.points.both",
        Map.of("lost", Phrase.join(lost, comma), "won", Phrase.join(won, comma)));
  }

  private List<Phrase> said(List<Points> families, int sign) {
    return families.stream()
        .filter(p -> Long.signum(p.points()) == sign)
        .limit(FAMILIES / 2)
        .map(p -> texts.say("figure.points.item", "family", name(p), "points", signed(p)))
        .toList();
  }

  private DataTable table(Phrase start, List<Points> families, Phrase end) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(DataTable.row(texts.say("figure.points.reference"), Phrase.NONE, start));
    families.forEach(p -> rows.add(DataTable.row(name(p), Phrase.outside(p.code()), signed(p))));
    family(ScorePoints.REST)
        .ifPresent(
            rest ->
                rows.add(
                    DataTable.row(texts.say("figure.points.rest"), Phrase.NONE, signed(rest))));
    rows.add(DataTable.row(texts.say("figure.points.score"), Phrase.NONE, end));
    return DataTable.of(
        "score-points-data",
        texts.say("figure.points.caption"),
        List.of(
            words(texts.say("column.family")),
            words(texts.say("column.code")),
            numbers(texts.say("column.points"))),
        rows);
  }

  /**
   * A family by its words, a column that is one by itself by its name, any other by its reason
   * where the decision gives one.
   */
  private Phrase name(Points points) {
    String key = "family." + points.family();
    if (texts.has(key)) {
      return texts.say(key);
    }
    return ReasonCatalogue.ownColumn(points.code())
        .map(Phrase::outside)
        .or(() -> reason(points.code()).map(DecisionPage::text))
        .orElse(Phrase.outside(points.family()));
  }

  private Optional<DecisionFacts.Reason> reason(String code) {
    return decision.reasons().stream().filter(r -> r.code().equals(code)).findFirst();
  }

  private Phrase signed(Points points) {
    return Numbers.signedPoints((double) points.points()).from(origin(points));
  }

  private static Origin origin(Points points) {
    return points.origin().at("points");
  }

  private Optional<Points> family(String family) {
    return decision.points().stream().filter(p -> p.family().equals(family)).findFirst();
  }
}
