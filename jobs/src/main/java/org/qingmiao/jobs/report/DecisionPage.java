// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.jobs.report.DecisionFacts.Reason;
import org.qingmiao.jobs.report.DecisionFacts.Score;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/**
 * One decision for the officer who has to answer for it: what is advised, why, how sure, what would
 * change it, which data it rests on, who can look again.
 */
final class DecisionPage {

  /** As many characters of a decision's id as people pass on; every command takes them. */
  private static final int SHORT_ID = 8;

  private final Texts texts;
  private final Edition edition;
  private final DecisionFacts decision;
  private final Optional<String> land;
  private final Vocabulary words;

  private DecisionPage(
      Texts texts, Edition edition, DecisionFacts decision, Optional<String> land) {
    this.texts = texts;
    this.edition = edition;
    this.decision = decision;
    this.land = land;
    this.words = new Vocabulary(texts);
  }

  /**
   * The page of a decision.
   *
   * @param land path of the page of the applicant's parcels, where there is one
   */
  static Page of(
      Texts texts,
      Edition edition,
      List<Phrase> notices,
      DecisionFacts decision,
      Optional<String> land) {
    return new DecisionPage(texts, edition, decision, land).page(notices);
  }

  private Page page(List<Phrase> notices) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.always("advice", texts.say("decision.advice"), advice()));
    sections.add(Section.always("reasons", texts.say("decision.reasons"), reasons()));
    ScoreFigure.of(texts, decision)
        .ifPresent(
            figure ->
                sections.add(
                    Section.full("points", texts.say("decision.points"), List.of(figure))));
    sections.add(Section.always("change", texts.say("decision.change"), change()));
    sections.add(Section.always("data", texts.say("decision.data"), data()));
    sections.add(Section.always("review", texts.say("decision.review"), review()));
    sections.add(Section.full("proof", texts.say("decision.proof"), proof()));
    return new Page(
        decision.path(),
        texts.say("decision.title", "name", Phrase.outside(decision.name())),
        List.of(
            texts.say("page.as_of", "date", Phrase.same(decision.asOf().toString())),
            texts.say("decision.product", "product", Phrase.outside(decision.product())),
            words.applicantType(decision.applicantType())),
        notices,
        sections);
  }

  private List<Block> advice() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Advice(
            ValidationPage.tone(decision.hint()), words.hint(decision.hint()), paragraph()));
    decision.score().ifPresent(score -> blocks.add(new Block.Tiles(tiles(score))));
    return blocks;
  }

  private Phrase paragraph() {
    List<Phrase> sentences = new ArrayList<>();
    if (decision.score().isPresent()) {
      Score score = decision.score().get();
      sentences.add(
          texts.say(
              "decision.estimate",
              Map.of(
                  "pd", number(Numbers.pd(score.pd()), "pd_12m"),
                  "range", interval(score),
                  "score", number(Numbers.count(score.score()), "score"),
                  "grade", Phrase.same(score.grade()))));
    } else {
      sentences.add(words.status(decision.status()));
    }
    if (!decision.reasons().isEmpty()) {
      List<Phrase> main = decision.reasons().stream().limit(2).map(DecisionPage::text).toList();
      sentences.add(
          texts.say(
              "decision.main_reasons", "reasons", Phrase.join(main, texts.say("page.semicolon"))));
    }
    withheld().ifPresent(sentences::add);
    sentences.add(texts.say("decision.only_advice"));
    return Phrase.join(sentences, texts.say("page.sentence_gap"));
  }

  /** Why people see another hint than the probability alone would give. */
  private Optional<Phrase> withheld() {
    return decision
        .modelHint()
        .filter(hint -> !hint.equals(decision.hint()))
        .map(
            hint ->
                texts.say(
                    "decision.withheld",
                    Map.of(
                        "hint", words.hint(hint),
                        "state", words.modelState(decision.modelState()),
                        "verdict", words.verdict(decision.verdict()))));
  }

  private List<Block.Tile> tiles(Score score) {
    List<Block.Tile> tiles = new ArrayList<>();
    tiles.add(
        new Block.Tile(
            texts.say("decision.pd"),
            number(Numbers.pd(score.pd()), "pd_12m"),
            texts.say("page.interval", "range", interval(score))));
    tiles.add(
        new Block.Tile(
            texts.say("decision.score"),
            number(Numbers.count(score.score()), "score"),
            texts.say("decision.score.note")));
    tiles.add(
        new Block.Tile(
            texts.say("decision.grade"),
            Phrase.same(score.grade()),
            texts.say("decision.grade.note", "place", Numbers.count(place(score.grade())))));
    tiles.add(
        decision
            .limit()
            .map(
                limit ->
                    new Block.Tile(
                        texts.say("decision.limit"),
                        edition
                            .currency()
                            .amount(limit)
                            .from(decision.origin().at("suggested_limit")),
                        texts.say(
                            "decision.limit.note",
                            "cause",
                            words.limitCause(decision.limitBinding().orElse("")))))
            .orElse(
                new Block.Tile(
                    texts.say("decision.limit"),
                    Phrase.MISSING,
                    texts.say("decision.limit.none"))));
    return tiles;
  }

  private List<Block> reasons() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        decision.reasons().isEmpty()
            ? new Block.Prose(texts.say("decision.reasons.none"))
            : new Block.Ranking(decision.reasons().stream().map(this::ranked).toList()));
    if (!decision.positives().isEmpty()) {
      blocks.add(new Block.Prose(texts.say("decision.positives")));
      blocks.add(
          new Block.Bullets(
              decision.positives().stream()
                  .map(r -> texts.say("decision.positive", "text", text(r), "points", points(r)))
                  .toList()));
    }
    return blocks;
  }

  private Block.Ranked ranked(Reason reason) {
    return new Block.Ranked(
        text(reason),
        texts.say(
            reason.isActionable() ? "decision.reason.can" : "decision.reason.cannot",
            "points",
            points(reason),
            "code",
            Phrase.outside(reason.code())));
  }

  private List<Block> change() {
    List<Phrase> open =
        decision.reasons().stream()
            .filter(Reason::isActionable)
            .map(r -> texts.say("decision.change.item", "text", text(r)))
            .toList();
    if (open.isEmpty()) {
      return List.of(new Block.Prose(texts.say("decision.change.none")));
    }
    return List.of(
        new Block.Prose(texts.say("decision.change.lead")),
        new Block.Bullets(open),
        new Block.Prose(texts.say("decision.change.no_promise")));
  }

  private List<Block> data() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Prose(
            texts.say(
                "decision.data.cover",
                "date",
                Phrase.same(decision.asOf().toString()),
                "coverage",
                number(Numbers.share(decision.coverage()), "coverage"))));
    if (!decision.freshness().isEmpty()) {
      blocks.add(
          new Block.Bullets(
              decision.freshness().stream()
                  .map(
                      age ->
                          texts.say(
                              "decision.data.age",
                              "source",
                              words.source(age.source()),
                              "days",
                              number(
                                  Numbers.count(age.days()), "freshness[" + age.slot() + "].days")))
                  .toList()));
    }
    blocks.add(
        new Block.Prose(
            texts.say(decision.isStale() ? "decision.data.stale" : "decision.data.fresh")));
    land.map(
            path ->
                new Block.Link(
                    "../" + path, texts.say("decision.land"), texts.say("decision.land.about")))
        .ifPresent(link -> blocks.add(new Block.Links(List.of(link))));
    return blocks;
  }

  private List<Block> review() {
    return List.of(
        new Block.Prose(texts.say("decision.review.who")),
        new Block.Prose(
            texts.say(
                "decision.review.how",
                "decision",
                Phrase.outside(decision.decisionId().substring(0, SHORT_ID)))));
  }

  private List<Block> proof() {
    DataTable table =
        DataTable.of(
            "proof-table",
            texts.say("decision.proof.caption"),
            List.of(words(texts.say("column.item")), words(texts.say("column.value"))),
            List.of(
                DataTable.row(texts.say("proof.decision"), Phrase.outside(decision.decisionId())),
                DataTable.row(texts.say("proof.model"), Phrase.outside(decision.modelId())),
                DataTable.row(texts.say("proof.state"), words.modelState(decision.modelState())),
                DataTable.row(texts.say("proof.verdict"), words.verdict(decision.verdict())),
                DataTable.row(texts.say("proof.digest"), Phrase.outside(decision.modelSha256()))));
    return List.of(
        new Block.Prose(texts.say("decision.proof.lead")),
        new Block.Command(
            Phrase.outside("./qingmiao rescore " + decision.decisionId() + " -c CONF")),
        table);
  }

  private Phrase interval(Score score) {
    return Numbers.range(
        number(Numbers.pd(score.low()), "pd_low95"), number(Numbers.pd(score.high()), "pd_high95"));
  }

  private Phrase points(Reason reason) {
    return number(Numbers.signedPoints(reason.points()), reason.slot() + ".points");
  }

  private Phrase number(Phrase shown, String column) {
    return shown.from(decision.origin().at(column));
  }

  static Phrase text(Reason reason) {
    return Phrase.outside(reason.textZh(), reason.textEn());
  }

  /** Place of a grade from A1, the safest, to D3, the twelfth. */
  private static int place(String grade) {
    return (grade.charAt(0) - 'A') * 3 + (grade.charAt(1) - '0');
  }
}
