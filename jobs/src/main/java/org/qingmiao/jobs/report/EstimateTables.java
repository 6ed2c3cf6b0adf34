// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;
import static org.qingmiao.jobs.report.page.DataTable.row;

import java.util.Comparator;
import java.util.List;
import org.qingmiao.jobs.report.CarbonFacts.Line;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Texts;

/** What the carbon page says of footprints that are estimated. */
final class EstimateTables {
  private static final String SECTION = "I";

  private final Texts texts;
  private final CarbonFacts facts;
  private final CarbonText say;
  private final Vocabulary vocabulary;

  EstimateTables(Texts texts, CarbonFacts facts, CarbonText say) {
    this.texts = texts;
    this.facts = facts;
    this.say = say;
    this.vocabulary = new Vocabulary(texts);
  }

  /** How well each scope is estimated in each sector, by what is known, and what serves. */
  DataTable trials() {
    return DataTable.of(
        "estimates-table",
        texts.say("carbon.estimates.caption"),
        List.of(
            words(texts.say("carbon.column.scope")),
            words(texts.say("carbon.column.known")),
            words(texts.say("carbon.column.part")),
            words(texts.say("carbon.column.serves")),
            numbers(texts.say("carbon.column.labels")),
            numbers(texts.say("carbon.column.mae_median")),
            numbers(texts.say("carbon.column.mae_trees")),
            numbers(texts.say("carbon.column.gain_range")),
            numbers(texts.say("carbon.column.inside"))),
        facts.all(SECTION, "TREES_SERVE").stream()
            .filter(line -> !line.dim("segment").equals("ALL"))
            .sorted(Comparator.comparing(line -> line.dims().toString()))
            .map(this::trial)
            .toList());
  }

  private List<Cell> trial(Line line) {
    return row(
        vocabulary.scope(line.dim("scope")),
        vocabulary.knownFacts(line.dim("known")),
        say.sector(line.dim("segment")),
        vocabulary.estimator(line.value().signum() > 0 ? "trees" : "sector_median"),
        Numbers.count(line.rows()),
        say.beside(line, "MAE_MEDIAN"),
        say.beside(line, "MAE_TREES"),
        Numbers.range(say.beside(line, "GAIN_LOW95"), say.beside(line, "GAIN_HIGH95")),
        say.beside(line, "SERVED_COVERAGE"));
  }
}
