// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qingmiao.jobs.report.LandFacts.Dekad;
import org.qingmiao.jobs.report.LandFacts.Parcel;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/**
 * The land of an applicant for the officer who decides: how much there is, what satellites see of
 * each of the largest parcels, how that compares, and how far it may be relied on. It shows shapes
 * and no places.
 */
final class LandPage {

  private final Texts texts;
  private final DecisionFacts decision;
  private final LandFacts land;
  private final LandText say;
  private final LandFigures figures;

  private LandPage(Texts texts, DecisionFacts decision, LandFacts land) {
    this.texts = texts;
    this.decision = decision;
    this.land = land;
    this.say = new LandText(texts);
    this.figures = new LandFigures(texts);
  }

  /** The page of the land behind a decision. */
  static Page of(Texts texts, Edition edition, DecisionFacts decision, LandFacts land) {
    return new LandPage(texts, decision, land).page(Notices.ofData(texts, edition));
  }

  private Page page(List<Phrase> notices) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.always("land", texts.say("land.overview"), overview()));
    for (Parcel parcel : land.parcels()) {
      sections.add(Section.always("parcel-" + parcel.number(), say.name(parcel), parcel(parcel)));
    }
    sections.add(Section.always("limits", texts.say("land.limits"), limits()));
    return new Page(
        "parcel/" + decision.decisionId() + ".html",
        texts.say("land.title", "name", Phrase.outside(decision.name())),
        List.of(
            texts.say("page.as_of", "date", Phrase.same(land.asOf().toString())),
            texts.say("decision.product", "product", Phrase.outside(decision.product()))),
        notices,
        sections);
  }

  private List<Block> overview() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Prose(
            texts.say(
                "land.summary",
                Map.of(
                    "day", Phrase.same(land.asOf().toString()),
                    "known", Phrase.same(land.known().toString()),
                    "count",
                        Numbers.count(land.parcelCount()).from(land.origin().at("parcel_count")),
                    "shown",
                        Numbers.count(land.parcels().size())
                            .from(land.origin().at("parcels_shown")),
                    "seen",
                        texts.say("land.seen." + land.ndviReason().toLowerCase(Locale.ROOT))))));
    blocks.add(new Block.Tiles(tiles()));
    land.reason()
        .ifPresent(
            reason ->
                blocks.add(
                    new Block.Prose(
                        texts.say(
                            "land.reason",
                            "text",
                            LandText.sentence(reason),
                            "code",
                            Phrase.outside(reason.code())))));
    blocks.add(
        new Block.Links(
            List.of(
                new Block.Link(
                    "../" + decision.path(),
                    texts.say("land.decision"),
                    texts.say(
                        "land.decision.about", "day", Phrase.same(decision.asOf().toString()))))));
    return blocks;
  }

  private List<Block.Tile> tiles() {
    return List.of(
        new Block.Tile(
            texts.say("land.area"),
            land.areaHa()
                .map(ha -> LandText.area(ha, land.origin().at("parcel_area_ha")))
                .orElse(Phrase.MISSING),
            texts.say(
                "land.area.note",
                "declared",
                say.declared(land.declaredHa(), land.origin().at("declared_area_ha")))),
        new Block.Tile(
            texts.say("land.gap"),
            LandText.share(land.areaGap(), land.origin().at("area_gap_ratio")),
            texts.say("land.gap.note")),
        new Block.Tile(
            texts.say("land.overlap"),
            LandText.share(land.overlap(), land.origin().at("overlap_share")),
            texts.say("land.overlap.note")),
        new Block.Tile(
            texts.say("land.usable"),
            LandText.share(land.usable(), land.origin().at("usable_share_365d")),
            texts.say("land.usable.note")));
  }

  private List<Block> parcel(Parcel parcel) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(comparison(parcel));
    blocks.add(figures.map(parcel));
    figures.season(parcel).ifPresent(blocks::add);
    if (!parcel.events().isEmpty()) {
      blocks.add(new Block.Prose(texts.say("land.events")));
      blocks.add(
          new Block.Bullets(
              parcel.events().stream().map(event -> say.event(event, parcel)).toList()));
    }
    return blocks;
  }

  /** The class of the newest dekad, with the numbers behind it and the catalogue's sentence. */
  private Block comparison(Parcel parcel) {
    if (parcel.dekad().isEmpty()) {
      return new Block.Prose(texts.say("land.nothing_seen"));
    }
    Dekad dekad = parcel.dekad().get();
    List<Phrase> sentences = new ArrayList<>();
    sentences.add(
        texts.say(
            "land.newest",
            Map.of(
                "dekad", Phrase.same(dekad.name()),
                "value", Numbers.index(dekad.value()).from(parcel.origin().at("value")),
                "own", LandText.index(dekad.madZ(), parcel.origin().at("mad_z")),
                "peers", LandText.index(dekad.peerZ(), parcel.origin().at("peer_z")))));
    parcel
        .reason()
        .ifPresent(
            reason ->
                sentences.add(
                    texts.say(
                        "land.reason",
                        "text",
                        LandText.sentence(reason),
                        "code",
                        Phrase.outside(reason.code()))));
    return new Block.Advice(
        tone(parcel.comparison()),
        say.comparison(parcel.comparison()),
        Phrase.join(sentences, texts.say("page.sentence_gap")));
  }

  private static Block.Tone tone(String comparison) {
    return comparison.equals("NORMAL") ? Block.Tone.ACCEPT : Block.Tone.REVIEW;
  }

  private List<Block> limits() {
    return List.of(
        new Block.Bullets(
            List.of(
                texts.say("land.limit.grade"),
                texts.say("land.limit.class"),
                texts.say("land.limit.score"),
                texts.say("land.limit.place"))));
  }
}
