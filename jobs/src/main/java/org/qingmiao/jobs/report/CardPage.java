// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.ValidationFacts.Metric;
import org.qingmiao.jobs.report.chart.Axis;
import org.qingmiao.jobs.report.chart.Lines;
import org.qingmiao.jobs.report.chart.Series;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** What to know about a model before relying on it, and how well it does, on one page. */
final class CardPage {

  static final String PATH = "model_card.html";

  private static final int LOSS_PLACES = 4;
  private static final int TABLE_POINTS = 21;

  private final Texts texts;
  private final CardFacts card;
  private final ValidationFacts validation;
  private final Vocabulary words;
  private final MetricText metrics;

  private CardPage(Texts texts, CardFacts card, ValidationFacts validation) {
    this.texts = texts;
    this.card = card;
    this.validation = validation;
    this.words = new Vocabulary(texts);
    this.metrics = new MetricText(texts);
  }

  static Page of(Texts texts, List<Phrase> notices, CardFacts card, ValidationFacts validation) {
    return new CardPage(texts, card, validation).page(notices);
  }

  private Page page(List<Phrase> notices) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.always("in-short", texts.say("card.in_short"), inShort()));
    for (String section : card.sections()) {
      sections.add(
          Section.always(
              "card-" + section, words.cardSection(section), List.of(statements(section))));
    }
    losses()
        .ifPresent(
            figure ->
                sections.add(
                    Section.full("learning", texts.say("card.learning"), List.of(figure))));
    return new Page(
        PATH,
        texts.say("card.title"),
        List.of(
            texts.say("page.as_of", "date", Phrase.same(card.asOf().toString())),
            texts.say("page.model", "model", Phrase.outside(card.modelId()))),
        notices,
        sections);
  }

  private List<Block> inShort() {
    List<Metric> measured =
        Stream.of(
                validation.metric("auc", "TEST"),
                validation.metric("auc", "OOT"),
                validation.metric("ece10", "TEST"),
                validation.metric("gini_fall"))
            .flatMap(Optional::stream)
            .filter(m -> m.value().isPresent())
            .toList();
    Block.Advice verdict =
        new Block.Advice(
            ValidationPage.tone(validation.verdict()),
            words.verdict(validation.verdict()),
            texts.say("card.verdict"));
    if (measured.isEmpty()) {
      return List.of(verdict, new Block.Prose(texts.say("validation.nothing")));
    }
    return List.of(
        verdict,
        new Block.Tiles(
            measured.stream()
                .map(
                    m ->
                        new Block.Tile(
                            metrics.name(m),
                            metrics.value(m),
                            m.low().isPresent()
                                ? texts.say("page.interval", "range", metrics.interval(m))
                                : metrics.bounds(m)))
                .toList()));
  }

  private DataTable statements(String section) {
    return DataTable.of(
        "card-" + section + "-table",
        texts.say("card.caption", "section", words.cardSection(section)),
        List.of(words(texts.say("column.item")), words(texts.say("column.statement"))),
        card.of(section).stream()
            .map(
                s ->
                    DataTable.row(words.cardItem(s.item()), Phrase.outside(s.textZh(), s.textEn())))
            .toList());
  }

  /** How the loss on TRAIN fell from tree to tree. */
  private Optional<Figure> losses() {
    List<Double> losses = validation.losses();
    if (losses.size() < 2) {
      return Optional.empty();
    }
    double first = losses.get(0);
    double last = losses.get(losses.size() - 1);
    String title = last < first * 0.99 ? "fell" : last > first * 1.01 ? "rose" : "same";
    List<Series.Point> points =
        IntStream.range(0, losses.size())
            .mapToObj(i -> Series.Point.of(i + 1, losses.get(i)))
            .toList();
    List<Integer> trees =
        CurveData.thinned(IntStream.range(0, losses.size()).boxed().toList(), TABLE_POINTS);
    return Optional.of(
        new Figure(
            "losses",
            texts.say("figure.losses." + title),
            texts.say("figure.losses.sentence", "first", loss(0), "last", loss(losses.size() - 1)),
            new Lines(
                List.of(new Series(words.segment("TRAIN"), CurveData.thinned(points, 100))),
                Axis.numbers(texts.say("axis.trees")),
                Axis.numbers(texts.say("axis.loss"))),
            DataTable.of(
                "losses-data",
                texts.say("figure.losses.caption"),
                List.of(
                    DataTable.Column.numbers(texts.say("axis.trees")),
                    DataTable.Column.numbers(texts.say("axis.loss"))),
                trees.stream().map(i -> DataTable.row(Numbers.count(i + 1L), loss(i))).toList())));
  }

  private Phrase loss(int tree) {
    Origin origin = validation.training().at("eval_log.train_log_loss[" + tree + "]");
    return Numbers.decimals(validation.losses().get(tree), LOSS_PLACES).from(origin);
  }
}
