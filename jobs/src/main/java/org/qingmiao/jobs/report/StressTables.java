// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;
import static org.qingmiao.jobs.report.page.DataTable.row;

import java.util.ArrayList;
import java.util.List;
import org.qingmiao.jobs.report.CarbonFacts.Line;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;
import org.qingmiao.models.carbon.stress.StressAgreement;

/** What the carbon page says of borrowers under a carbon price. */
final class StressTables {
  private static final String SECTION = "M";

  private final Texts texts;
  private final CarbonFacts facts;
  private final CarbonText say;

  StressTables(Texts texts, CarbonFacts facts, CarbonText say) {
    this.texts = texts;
    this.facts = facts;
    this.say = say;
  }

  /** The tables, those without rows among them. */
  List<DataTable> tables() {
    return List.of(costs(), probabilities());
  }

  /** What a reader must know before he takes a number from them. */
  List<Block> notes() {
    List<Block> notes = new ArrayList<>();
    if (years().isEmpty()) {
      return notes;
    }
    if (facts.all(SECTION, "MODELLED").isEmpty()) {
      notes.add(new Block.Prose(texts.say("carbon.stress.not_modelled")));
    }
    if (facts.all(SECTION, "SPEARMAN").stream()
        .anyMatch(line -> line.value().doubleValue() < StressAgreement.REVIEW_BELOW)) {
      notes.add(new Block.Prose(texts.say("carbon.stress.apart")));
    }
    return notes;
  }

  private DataTable costs() {
    return DataTable.of(
        "stress-costs-table",
        texts.say("carbon.stress.costs"),
        List.of(
            words(texts.say("carbon.column.scenario")),
            numbers(texts.say("carbon.column.borrowers")),
            numbers(texts.say("carbon.column.outstanding")),
            numbers(texts.say("carbon.column.carbon_cost")),
            numbers(texts.say("carbon.column.in_loss"))),
        years().stream()
            .map(
                line ->
                    row(
                        year(line),
                        say.value(line),
                        say.beside(line, "EXPOSURE"),
                        say.beside(line, "COST"),
                        say.beside(line, "IN_LOSS")))
            .toList());
  }

  private DataTable probabilities() {
    return DataTable.of(
        "stress-pd-table",
        texts.say("carbon.stress.probabilities"),
        List.of(
            words(texts.say("carbon.column.scenario")),
            numbers(texts.say("carbon.column.pd_before")),
            numbers(texts.say("carbon.column.pd_after")),
            numbers(texts.say("carbon.column.el_delta")),
            numbers(texts.say("carbon.column.merton_before")),
            numbers(texts.say("carbon.column.merton_after")),
            numbers(texts.say("carbon.column.same_sign")),
            numbers(texts.say("carbon.column.spearman"))),
        years().stream()
            .map(
                line ->
                    row(
                        year(line),
                        say.beside(line, "PD0"),
                        say.beside(line, "PD_S"),
                        say.beside(line, "EL_DELTA"),
                        say.beside(line, "MERTON_PD0"),
                        say.beside(line, "MERTON_PD_S"),
                        say.beside(line, "SAME_SIGN"),
                        say.beside(line, "SPEARMAN")))
            .toList());
  }

  private List<Line> years() {
    return facts.all(SECTION, "BORROWERS");
  }

  private Phrase year(Line line) {
    return texts.say(
        "carbon.stress.year",
        "scenario",
        Phrase.outside(line.dim("scenario_id")),
        "year",
        Phrase.same(line.dim("year")));
  }
}
