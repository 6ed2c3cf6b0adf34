// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;
import org.qingmiao.jobs.run.Manifest;

/**
 * The data engineer's page of a business date: which jobs ran, what went in and out, what was
 * refused and why, and the digests by which it can be compared. It alone shows times and run ids.
 */
public final class RunPage {

  /** Where it lies, beside the reports of its date. */
  public static final String PATH = "run.html";

  private final Texts texts;
  private final RunFacts facts;
  private final RunTables tables;

  private RunPage(Texts texts, RunFacts facts) {
    this.texts = texts;
    this.facts = facts;
    this.tables = new RunTables(texts, facts);
  }

  /** The page of those facts. */
  public static Page of(Texts texts, Edition edition, RunFacts facts) {
    return new RunPage(texts, facts).page(edition);
  }

  private Page page(Edition edition) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.always("outcome", texts.say("run.outcome"), outcome()));
    sections.add(Section.always("jobs", texts.say("run.jobs"), jobs()));
    if (!facts.balances().isEmpty()) {
      sections.add(Section.always("rows", texts.say("run.rows"), List.of(tables.balances())));
    }
    if (!facts.refusals().isEmpty()) {
      sections.add(Section.always("refused", texts.say("run.refused"), List.of(tables.refusals())));
    }
    full(sections, "joins", tables.joins());
    full(sections, "rules", tables.rules());
    full(sections, "tables", tables.tables());
    full(sections, "files", tables.files());
    Manifest newest = facts.runs().get(facts.runs().size() - 1);
    return new Page(
        PATH,
        texts.say("run.title"),
        List.of(
            texts.say("page.as_of", "date", Phrase.same(facts.asOf().toString())),
            texts.say("run.code", "version", Phrase.outside(newest.codeVersion())),
            texts.say("run.conf", "digest", RunTables.start(newest.confDigest()))),
        Notices.ofData(texts, edition),
        sections,
        Optional.of(texts.say("run.way_back", "date", Phrase.same(facts.asOf().toString()))));
  }

  private void full(List<Section> sections, String id, DataTable table) {
    if (!table.rows().isEmpty()) {
      sections.add(Section.full(id, texts.say("run." + id), List.of(table)));
    }
  }

  private List<Block> outcome() {
    List<Block> blocks = new ArrayList<>();
    int done = facts.runs().size() - facts.failed().size();
    blocks.add(
        new Block.Prose(
            texts.say(
                facts.failed().isEmpty() ? "run.all_published" : "run.some_failed",
                Map.of(
                    "published", Numbers.count(done),
                    "jobs", Numbers.count(facts.runs().size()),
                    "seconds", Numbers.decimals(facts.cpuSeconds(), 1)))));
    for (Manifest failed : facts.failed()) {
      blocks.add(
          new Block.Advice(
              Block.Tone.REJECT,
              texts.say(
                  "run.failed",
                  "job",
                  Phrase.outside(failed.job()),
                  "code",
                  Numbers.count(failed.exitCode())),
              Phrase.outside(failed.errorText())));
    }
    List<Phrase> warnings =
        facts.runs().stream()
            .flatMap(run -> run.warnings().stream())
            .distinct()
            .map(Phrase::outside)
            .toList();
    if (!warnings.isEmpty()) {
      blocks.add(new Block.Bullets(warnings));
    }
    return blocks;
  }

  private List<Block> jobs() {
    List<Block> blocks = new ArrayList<>();
    SecondsFigure.of(texts, facts).ifPresent(blocks::add);
    blocks.add(tables.jobs());
    return blocks;
  }
}
