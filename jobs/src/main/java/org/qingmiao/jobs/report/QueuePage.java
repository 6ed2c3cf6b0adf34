// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.dates;
import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.qingmiao.jobs.report.DecisionFacts.Score;
import org.qingmiao.jobs.report.QueueFacts.HintCount;
import org.qingmiao.jobs.report.QueueFacts.Tally;
import org.qingmiao.jobs.report.chart.StackedShares;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** The officer's work of the day: one table for each hint, what needs a person first. */
final class QueuePage {

  static final String PATH = "queue.html";

  private final Texts texts;
  private final Edition edition;
  private final QueueFacts facts;
  private final Set<String> pages;
  private final Vocabulary words;

  private QueuePage(Texts texts, Edition edition, QueueFacts facts, Set<String> pages) {
    this.texts = texts;
    this.edition = edition;
    this.facts = facts;
    this.pages = pages;
    this.words = new Vocabulary(texts);
  }

  /**
   * The queue's page.
   *
   * @param pages decisions that have a page of their own
   */
  static Page of(
      Texts texts, Edition edition, List<Phrase> notices, QueueFacts facts, Set<String> pages) {
    return new QueuePage(texts, edition, facts, pages).page(notices);
  }

  private Page page(List<Phrase> notices) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.always("today", texts.say("queue.today"), today()));
    for (String hint : QueueOrder.HINTS) {
      if (facts.all().of(hint).isPresent()) {
        sections.add(
            Section.always(hint.toLowerCase(Locale.ROOT), words.hint(hint), List.of(table(hint))));
      }
    }
    return new Page(
        PATH,
        texts.say("queue.title"),
        List.of(texts.say("queue.date", "date", Phrase.same(facts.scoreDate().toString()))),
        notices,
        sections);
  }

  private List<Block> today() {
    Tally all = facts.all();
    if (all.rows() == 0) {
      return List.of(new Block.Prose(texts.say("queue.empty")));
    }
    Tally first = facts.first();
    List<Block> blocks = new ArrayList<>();
    boolean isNew = facts.ofDay().rows() > 0;
    blocks.add(
        new Block.Prose(
            texts.say(
                isNew ? "queue.sentence" : "queue.none_new",
                Map.of("all", number(first), "parts", parts(first)))));
    if (first.rows() < all.rows()) {
      blocks.add(new Block.Prose(texts.say("queue.earlier", "all", number(all))));
    }
    blocks.add(
        new Block.Tiles(
            first.hints().stream()
                .map(
                    c ->
                        new Block.Tile(
                            words.hint(c.hint()),
                            number(c),
                            texts.say("queue.note." + c.hint().toLowerCase(Locale.ROOT))))
                .toList()));
    if (first.hints().size() > 1) {
      blocks.add(figure(first));
    }
    return blocks;
  }

  private Phrase parts(Tally tally) {
    return Phrase.join(
        tally.hints().stream()
            .map(c -> texts.say("queue.count", "hint", words.hint(c.hint()), "n", number(c)))
            .toList(),
        texts.say("page.comma"));
  }

  private Figure figure(Tally tally) {
    HintCount most =
        tally.hints().stream().reduce((a, b) -> b.rows() > a.rows() ? b : a).orElseThrow();
    return new Figure(
        "hints",
        texts.say("figure.hints." + most.hint().toLowerCase(Locale.ROOT)),
        parts(tally),
        new StackedShares(
            tally.hints().stream().map(c -> words.hint(c.hint())).toList(),
            List.of(
                new StackedShares.Whole(
                    texts.say("figure.hints.whole"),
                    tally.hints().stream()
                        .map(c -> new StackedShares.Size(c.rows(), number(c)))
                        .toList()))),
        DataTable.of(
            "hints-data",
            texts.say("figure.hints.caption"),
            List.of(words(texts.say("column.hint")), numbers(texts.say("column.decisions"))),
            tally.hints().stream()
                .map(c -> DataTable.row(words.hint(c.hint()), number(c)))
                .toList()));
  }

  private static Phrase number(Tally tally) {
    return Numbers.count(tally.rows()).from(tally.origin().at(Origin.ROWS));
  }

  private static Phrase number(HintCount count) {
    return Numbers.count(count.rows()).from(count.origin().at(Origin.ROWS));
  }

  private DataTable table(String hint) {
    List<DecisionFacts> decisions = facts.of(hint);
    boolean limits = facts.shown().stream().anyMatch(d -> d.limit().isPresent());
    List<DataTable.Column> columns = new ArrayList<>();
    columns.add(words(texts.say("column.applicant")));
    columns.add(dates(texts.say("column.applied_on")));
    columns.add(words(texts.say("column.grade")));
    columns.add(numbers(texts.say("column.score")));
    columns.add(numbers(texts.say("column.pd")));
    if (limits) {
      columns.add(numbers(texts.say("column.limit")));
    }
    columns.add(words(texts.say("column.main_reason")));
    columns.add(words(texts.say("column.freshness")));
    List<List<Cell>> rows = decisions.stream().map(decision -> row(decision, limits)).toList();
    DataTable table =
        DataTable.of(
            "queue-" + hint.toLowerCase(Locale.ROOT),
            texts.say("queue.caption", "hint", words.hint(hint)),
            columns,
            rows);
    long all = facts.all().of(hint).map(HintCount::rows).orElse(0L);
    return Longer.table(texts, edition, table, all, "credit_score.csv");
  }

  private List<Cell> row(DecisionFacts decision, boolean limits) {
    Phrase name = Phrase.outside(decision.name());
    List<Cell> row = new ArrayList<>();
    row.add(pages.contains(decision.decisionId()) ? Cell.of(name, decision.path()) : Cell.of(name));
    row.add(Cell.of(Phrase.same(decision.asOf().toString())));
    Phrase missing = words.statusWord(decision.status());
    row.add(Cell.of(decision.score().map(s -> Phrase.same(s.grade())).orElse(missing)));
    row.add(Cell.of(score(decision, s -> Numbers.count(s.score()), "score")));
    row.add(Cell.of(score(decision, s -> Numbers.pd(s.pd()), "pd_12m")));
    if (limits) {
      row.add(
          Cell.of(
              decision
                  .limit()
                  .map(
                      limit ->
                          edition
                              .currency()
                              .amount(limit)
                              .from(decision.origin().at("suggested_limit")))
                  .orElse(Phrase.MISSING)));
    }
    row.add(
        Cell.of(
            decision.reasons().stream()
                .findFirst()
                .map(DecisionPage::text)
                .orElse(Phrase.MISSING)));
    row.add(Cell.of(texts.say(decision.isStale() ? "queue.stale" : "queue.fresh")));
    return row;
  }

  private static Phrase score(
      DecisionFacts decision, Function<Score, Phrase> shown, String column) {
    return decision
        .score()
        .map(s -> shown.apply(s).from(decision.origin().at(column)))
        .orElse(Phrase.MISSING);
  }
}
