// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.qingmiao.features.table.DataDictionary;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.pipeline.Job;
import org.qingmiao.jobs.report.CatalogueFacts.Entry;
import org.qingmiao.jobs.report.chart.FlowGrid;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.Figure;
import org.qingmiao.jobs.report.page.Page;
import org.qingmiao.jobs.report.page.Section;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/**
 * The data dictionary as a page: how tables follow from each other, and of each its grain, key,
 * clocks, columns with unit, level, role and purpose, what they descend from, and its rules.
 */
public final class CataloguePage {

  /** Where it lies, beside the folders of the business dates. */
  public static final String PATH = "tables.html";

  private final Texts texts;
  private final CatalogueFacts facts;

  private CataloguePage(Texts texts, CatalogueFacts facts) {
    this.texts = texts;
    this.facts = facts;
  }

  /** The page of those facts. */
  public static Page of(Texts texts, Edition edition, CatalogueFacts facts) {
    return new CataloguePage(texts, facts).page(edition);
  }

  private Page page(Edition edition) {
    List<Section> sections = new ArrayList<>();
    sections.add(Section.always("flow", texts.say("catalogue.flow"), List.of(flow())));
    facts
        .tables()
        .forEach(
            entry ->
                sections.add(
                    Section.always(
                        anchor(entry.table()),
                        Phrase.outside(entry.table().name()),
                        blocks(entry))));
    return new Page(
        PATH,
        texts.say("catalogue.title"),
        List.of(texts.say("catalogue.count", "tables", Numbers.count(facts.tables().size()))),
        Notices.ofData(texts, edition),
        sections,
        Optional.of(texts.say("catalogue.way_back")));
  }

  /** Jobs that write raw tables take files in; they are one step. */
  private Figure flow() {
    List<String> names = facts.tables().stream().map(entry -> entry.table().name()).toList();
    List<FlowGrid.Step> steps = new ArrayList<>();
    List<Job> intake = facts.jobs().stream().filter(CataloguePage::isIntake).toList();
    steps.add(
        new FlowGrid.Step(
            texts.say("catalogue.intake"),
            List.of(),
            intake.stream().flatMap(job -> positions(names, job.writes()).stream()).toList()));
    facts.jobs().stream()
        .filter(job -> !isIntake(job))
        .forEach(
            job ->
                steps.add(
                    new FlowGrid.Step(
                        Phrase.outside(job.name()),
                        positions(names, job.reads()),
                        positions(names, job.writes()))));
    return new Figure(
        "flow-figure",
        texts.say(
            intake.size() == facts.jobs().size() ? "figure.flow.intake" : "figure.flow.title"),
        texts.say(
            "figure.flow.sentence",
            "sources",
            Numbers.count(intake.size()),
            "tables",
            Numbers.count(facts.jobs().stream().mapToLong(job -> job.writes().size()).sum())),
        Optional.of(texts.say("figure.flow.reading")),
        new FlowGrid(names.stream().map(Phrase::outside).toList(), steps),
        DataTable.of(
            "flow-data",
            texts.say("figure.flow.caption"),
            List.of(
                words(texts.say("column.job")),
                words(texts.say("column.takes_in")),
                words(texts.say("column.gives_out"))),
            facts.jobs().stream()
                .map(
                    job ->
                        DataTable.row(
                            Phrase.outside(job.name()), takenIn(job), listed(job.writes())))
                .toList()));
  }

  /** Files, and the tables in which they are looked up; its own rows of before are no input. */
  private Phrase takenIn(Job job) {
    List<Table> others = job.reads().stream().filter(t -> !job.writes().contains(t)).toList();
    if (!isIntake(job)) {
      return listed(job.reads());
    }
    Phrase files = texts.say("catalogue.files");
    return others.isEmpty() ? files : files.then(texts.say("page.comma")).then(listed(others));
  }

  private static boolean isIntake(Job job) {
    return job.writes().stream().allMatch(table -> table.zone().equals("raw"));
  }

  private static List<Integer> positions(List<String> names, List<Table> tables) {
    return IntStream.range(0, names.size())
        .filter(i -> tables.stream().anyMatch(table -> table.name().equals(names.get(i))))
        .boxed()
        .toList();
  }

  private Phrase listed(List<Table> tables) {
    return names(tables.stream().map(Table::name).toList());
  }

  private Phrase names(List<String> names) {
    return Phrase.same(String.join(", ", names));
  }

  private List<Block> blocks(Entry entry) {
    DataDictionary dictionary = DataDictionary.of(entry.table());
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Prose(texts.say("catalogue.grain", "grain", Phrase.outside(dictionary.grain()))));
    List<Phrase> lines = new ArrayList<>();
    dictionary
        .facts()
        .forEach(
            (label, fact) ->
                lines.add(texts.say("catalogue.fact." + label, "fact", Phrase.outside(fact))));
    if (!entry.from().isEmpty()) {
      lines.add(texts.say("catalogue.from", "tables", names(entry.from())));
    }
    if (!entry.to().isEmpty()) {
      lines.add(texts.say("catalogue.to", "tables", names(entry.to())));
    }
    entry
        .last()
        .ifPresent(
            last ->
                lines.add(
                    texts.say(
                        "catalogue.last",
                        "date",
                        Phrase.same(last.asOf()),
                        "rows",
                        Numbers.count(last.rows()))));
    dictionary
        .rules()
        .forEach(rule -> lines.add(texts.say("catalogue.rule", "rule", Phrase.outside(rule))));
    blocks.add(new Block.Bullets(lines));
    blocks.add(columns(entry, dictionary));
    return blocks;
  }

  private DataTable columns(Entry entry, DataDictionary dictionary) {
    return DataTable.of(
        anchor(entry.table()) + "-columns",
        texts.say("catalogue.columns", "table", Phrase.outside(entry.table().name())),
        List.of(
            words(texts.say("column.column")),
            words(texts.say("column.traits")),
            words(texts.say("column.origin")),
            words(texts.say("column.meaning"))),
        dictionary.columns().stream()
            .map(
                column ->
                    DataTable.row(
                        Phrase.outside(column.name()),
                        Phrase.same(String.join(" · ", column.traits())),
                        origin(entry, column.name()),
                        Phrase.outside(column.meaning())))
            .toList());
  }

  private Phrase origin(Entry entry, String column) {
    List<String> origins = entry.origins().getOrDefault(column, List.of());
    return origins.isEmpty() ? Phrase.MISSING : Phrase.outside(String.join(", ", origins));
  }

  private static String anchor(Table table) {
    return table.name().replace('.', '-');
  }
}
