// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/**
 * The green team's page of a business date: what the book finances, how good the data behind it
 * are, what is left out and why, and what green loans bring, apart from it.
 */
final class CarbonPage {

  static final String PATH = "carbon.html";

  /** Sections that the simple view leaves out. */
  private static final Set<String> DETAILS = Set.of("loans", "factors");

  private final Texts texts;
  private final CarbonFacts facts;
  private final CarbonText say;
  private final CarbonFigures figures;
  private final GreenTables green;
  private final StressTables stress;
  private final EstimateTables estimates;

  private CarbonPage(Texts texts, Edition edition, CarbonFacts facts) {
    this.texts = texts;
    this.facts = facts;
    this.say = new CarbonText(texts, edition.currency(), facts);
    this.figures = new CarbonFigures(texts, facts, say);
    this.green = new GreenTables(texts, facts, say);
    this.stress = new StressTables(texts, facts, say);
    this.estimates = new EstimateTables(texts, facts, say);
  }

  /** The page of those facts. */
  static Page of(Texts texts, Edition edition, CarbonFacts facts) {
    return new CarbonPage(texts, edition, facts).page(edition);
  }

  private Page page(Edition edition) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.always("overview", texts.say("carbon.overview"), overview()));
    add(sections, "sectors", figures.sectors().stream().toList(), parts());
    add(sections, "methods", figures.methods().stream().toList(), List.of());
    add(sections, "sensitivity", List.of(), List.of(say.sensitivity()));
    add(sections, "quality", figures.quality().stream().toList(), List.of(say.footprints()));
    add(sections, "estimates", List.of(), List.of(estimates.trials()));
    add(sections, "exclusions", figures.exclusions().stream().toList(), List.of());
    add(sections, "farms", List.of(), List.of(say.farms()));
    add(sections, "benefits", List.of(), List.of(say.benefits(), say.benefitGaps()));
    add(sections, "green", green.agreement().stream().toList(), green.tables());
    add(sections, "stress", stress.notes(), stress.tables());
    add(sections, "loans", List.of(), List.of(say.loans()));
    add(sections, "factors", List.of(), List.of(say.factors()));
    sections.add(
        Section.always("limits", texts.say("carbon.limits"), List.of(new Block.Bullets(limits()))));
    return new Page(
        PATH,
        texts.say("carbon.title"),
        List.of(
            texts.say("page.as_of", "date", Phrase.same(facts.asOf().toString())),
            texts.say("carbon.year", "year", Phrase.same(Long.toString(facts.year()))),
            say.method(facts.method())),
        Notices.ofData(texts, edition),
        sections);
  }

  /** A section with its sentence; left out where it has nothing to show. */
  private void add(
      List<Section> sections, String id, List<? extends Block> figures, List<DataTable> tables) {
    List<Block> blocks = new ArrayList<>(figures);
    tables.stream().filter(table -> !table.rows().isEmpty()).forEach(blocks::add);
    if (!blocks.isEmpty()) {
      blocks.add(0, new Block.Prose(texts.say("carbon." + id + ".about")));
      Phrase title = texts.say("carbon." + id);
      sections.add(
          DETAILS.contains(id)
              ? Section.full(id, title, blocks)
              : Section.always(id, title, blocks));
    }
  }

  private List<Block> overview() {
    List<Block> blocks = new ArrayList<>();
    Optional<CarbonFacts.Line> all = facts.line("B", "TCO2E", Map.of());
    if (all.isEmpty() || all.get().rows() == 0) {
      blocks.add(new Block.Prose(texts.say("carbon.nothing")));
      return blocks;
    }
    blocks.add(
        new Block.Prose(
            texts.say(
                "carbon.summary",
                Map.of(
                    "year", Phrase.same(Long.toString(facts.year())),
                    "day", Phrase.same(facts.asOf().toString()),
                    "loans", say.whole("B", "LOANS"),
                    "book", say.whole("A", "BOOK"),
                    "tonnes", say.value(all.get())))));
    blocks.add(
        new Block.Tiles(
            List.of(
                new Block.Tile(
                    texts.say("carbon.tile.financed"),
                    say.value(all.get()),
                    texts.say("carbon.tile.range", "range", say.range(all.get()))),
                new Block.Tile(
                    texts.say("carbon.tile.coverage"),
                    say.whole("A", "COVERAGE"),
                    texts.say("carbon.tile.covered", "amount", say.whole("B", "OUTSTANDING"))),
                new Block.Tile(
                    texts.say("carbon.tile.dq"),
                    say.whole("B", "DQ"),
                    texts.say("carbon.tile.dq_note")))));
    facts
        .line("B", "WACI", Map.of())
        .ifPresent(
            waci ->
                blocks.add(
                    new Block.Prose(
                        texts.say(
                            "carbon.waci",
                            Map.of(
                                "waci", say.value(waci),
                                "known", Numbers.count(waci.rows()),
                                "loans", say.whole("B", "LOANS"))))));
    return blocks;
  }

  /** The parts that have no chart of their own. */
  private List<DataTable> parts() {
    List<DataTable> tables = new ArrayList<>();
    for (String dimension : List.of("asset_class", "region")) {
      tables.add(
          say.parts(
              dimension.replace('_', '-') + "-table",
              texts.say("carbon.by." + dimension),
              facts.all("B", "TCO2E").stream()
                  .filter(line -> !line.dim(dimension).isEmpty())
                  .toList()));
    }
    return tables;
  }

  private List<Phrase> limits() {
    return List.of(
        texts.say("carbon.limit.scope3"),
        texts.say("carbon.limit.estimates"),
        texts.say("carbon.limit.scopes"),
        texts.say("carbon.limit.land"),
        texts.say("carbon.limit.range"),
        texts.say("carbon.limit.projects"),
        texts.say("carbon.limit.gross"),
        texts.say(
            "carbon.limit.book",
            "loans",
            facts.line("A", "BOOK_LOANS", Map.of()).map(say::value).orElse(Numbers.count(0))));
  }
}
