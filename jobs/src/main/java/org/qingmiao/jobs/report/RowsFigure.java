// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.ValidationFacts.RowStep;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Waterfall;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** Where the rows of the book went: from all of them through exclusions to the segments. */
final class RowsFigure {

  private static final List<String> IN_USE = List.of("TRAIN", "CALIB", "TEST", "OOT");

  private final Texts texts;
  private final ValidationFacts facts;
  private final Vocabulary words;

  private RowsFigure(Evidence evidence) {
    this.texts = evidence.texts();
    this.facts = evidence.facts();
    this.words = new Vocabulary(texts);
  }

  static Optional<Figure> of(Evidence evidence) {
    return new RowsFigure(evidence).figure();
  }

  private Optional<Figure> figure() {
    if (facts.steps().size() < 2 || facts.steps().get(0).rows() == 0) {
      return Optional.empty();
    }
    RowStep book = facts.steps().get(0);
    List<Waterfall.Step> steps = new ArrayList<>();
    for (RowStep step : facts.steps()) {
      Phrase shown = Numbers.count(step.rows()).from(step.origin().at("row_count"));
      Waterfall.Kind kind =
          step.position() == book.position()
              ? Waterfall.Kind.TOTAL
              : IN_USE.contains(step.step()) ? Waterfall.Kind.PART : Waterfall.Kind.CHANGE;
      double change = step.position() == book.position() ? step.rows() : -step.rows();
      steps.add(new Waterfall.Step(words.step(step.step()), change, kind, shown));
    }
    long used =
        facts.steps().stream()
            .filter(s -> IN_USE.contains(s.step()))
            .mapToLong(RowStep::rows)
            .sum();
    double share = (double) used / book.rows();
    String title = share >= 0.9 ? "most" : share >= 0.5 ? "part" : "little";
    Phrase sentence =
        texts.say(
            "figure.rows.sentence",
            "book",
            Numbers.count(book.rows()).from(book.origin().at("row_count")),
            "steps",
            Phrase.join(
                facts.steps().stream().skip(1).map(this::stepInWords).toList(),
                texts.say("page.semicolon")));
    List<List<Cell>> rows =
        facts.steps().stream()
            .map(
                s ->
                    DataTable.row(
                        words.step(s.step()),
                        Numbers.count(s.rows()).from(s.origin().at("row_count")),
                        Numbers.count(s.bads()).from(s.origin().at("bads"))))
            .toList();
    return Optional.of(
        new Figure(
            "rows-figure",
            texts.say("figure.rows." + title),
            sentence,
            new Waterfall(steps, Axis.numbers(texts.say("axis.rows")), Waterfall.Base.ZERO),
            Evidence.data(
                "rows",
                texts.say("figure.rows.caption"),
                List.of(
                    words(texts.say("column.step")),
                    numbers(texts.say("column.rows")),
                    numbers(texts.say("column.bads"))),
                rows)));
  }

  private Phrase stepInWords(RowStep step) {
    return texts.say(
        "figure.rows.step",
        "step",
        words.step(step.step()),
        "rows",
        Numbers.count(step.rows()).from(step.origin().at("row_count")));
  }
}
