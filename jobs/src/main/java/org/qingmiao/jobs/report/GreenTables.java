// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;
import static org.qingmiao.jobs.report.page.DataTable.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.jobs.report.CarbonFacts.Line;
import org.qingmiao.jobs.report.page.Block;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** What the carbon page says of green loans, projects and firms. */
final class GreenTables {
  private static final String SECTION = "L";

  private final Texts texts;
  private final CarbonFacts facts;
  private final CarbonText say;
  private final Vocabulary vocabulary;

  GreenTables(Texts texts, CarbonFacts facts, CarbonText say) {
    this.texts = texts;
    this.facts = facts;
    this.say = say;
    this.vocabulary = new Vocabulary(texts);
  }

  /** The tables, those without rows among them. */
  List<DataTable> tables() {
    return List.of(loans(), rules(), reasons(), firms());
  }

  /** How well rules and people agree, where people looked. */
  Optional<Block> agreement() {
    return facts
        .line(SECTION, "LABELLED", Map.of())
        .map(
            labelled ->
                new Block.Prose(
                    texts.say(
                        "carbon.green.agreement",
                        Map.of(
                            "loans", say.value(labelled),
                            "precision", say.whole(SECTION, "PRECISION"),
                            "recall", say.whole(SECTION, "RECALL"),
                            "decided", say.whole(SECTION, "DECIDED")))));
  }

  private DataTable loans() {
    return DataTable.of(
        "green-loans-table",
        texts.say("carbon.green.loans"),
        List.of(
            words(texts.say("carbon.column.catalogue")),
            words(texts.say("carbon.column.state")),
            numbers(texts.say("column.rows")),
            numbers(texts.say("carbon.column.outstanding"))),
        facts.all(SECTION, "LOANS").stream()
            .map(
                line ->
                    row(
                        catalogue(line),
                        state(line),
                        say.value(line),
                        say.beside(line, "OUTSTANDING")))
            .toList());
  }

  private DataTable rules() {
    return DataTable.of(
        "green-rules-table",
        texts.say("carbon.green.rules"),
        List.of(
            words(texts.say("carbon.column.rule")),
            words(texts.say("carbon.column.version")),
            words(texts.say("carbon.column.state")),
            numbers(texts.say("column.rows"))),
        facts.all(SECTION, "LOANS_OF_RULE").stream()
            .map(
                line ->
                    row(
                        Phrase.outside(line.dim("rule_id")),
                        Phrase.outside(line.dim("catalogue_version")),
                        state(line),
                        say.value(line)))
            .toList());
  }

  /** Why loans were rejected, and which evidence candidates lack. */
  private DataTable reasons() {
    List<List<Cell>> rows = new ArrayList<>();
    facts
        .all(SECTION, "REASONS")
        .forEach(
            line ->
                rows.add(
                    row(
                        texts.say("carbon.green.why.rejected"),
                        vocabulary.greenReason(line.dim("why")),
                        say.value(line))));
    facts
        .all(SECTION, "MISSING")
        .forEach(
            line ->
                rows.add(
                    row(
                        texts.say("carbon.green.why.missing"),
                        vocabulary.greenReason(line.dim("missing")),
                        say.value(line))));
    return DataTable.of(
        "green-reasons-table",
        texts.say("carbon.green.reasons"),
        List.of(
            words(texts.say("carbon.column.state")),
            words(texts.say("column.reason")),
            numbers(texts.say("column.rows"))),
        rows);
  }

  private DataTable firms() {
    return DataTable.of(
        "green-firms-table",
        texts.say("carbon.green.firms"),
        List.of(
            words(texts.say("carbon.column.catalogue")),
            words(texts.say("carbon.column.state")),
            numbers(texts.say("carbon.column.enterprises")),
            numbers(texts.say("carbon.column.revenue"))),
        facts.all(SECTION, "FIRMS").stream()
            .map(
                line ->
                    row(catalogue(line), state(line), say.value(line), say.beside(line, "REVENUE")))
            .toList());
  }

  private static Phrase catalogue(Line line) {
    return Phrase.outside(line.dim("catalogue_id"));
  }

  private Phrase state(Line line) {
    return vocabulary.greenState(line.dim("status"));
  }
}
