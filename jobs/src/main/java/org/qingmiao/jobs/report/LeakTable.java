// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.qingmiao.jobs.report.ValidationFacts.LeakFinding;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** What the leak guard measured, suspects first, then what came nearest to its bound. */
final class LeakTable {

  private static final int PLACES = 3;

  private final Texts texts;
  private final Vocabulary words;

  LeakTable(Texts texts) {
    this.texts = texts;
    this.words = new Vocabulary(texts);
  }

  DataTable of(List<LeakFinding> findings, Edition edition) {
    List<List<Cell>> rows =
        findings.stream()
            .sorted(
                Comparator.<LeakFinding, Boolean>comparing(f -> f.verdict().equals("CLEAR"))
                    .thenComparing(f -> -nearness(f))
                    .thenComparing(LeakFinding::column)
                    .thenComparing(LeakFinding::detector))
            .map(this::row)
            .toList();
    return Longer.ofFeatures(
        texts,
        edition,
        DataTable.of(
            "leak-evidence",
            texts.say("validation.leaks.caption"),
            List.of(
                words(texts.say("column.feature")),
                words(texts.say("column.detector")),
                words(texts.say("column.finding")),
                numbers(texts.say("column.value")),
                numbers(texts.say("column.bound"))),
            rows),
        "leak_evidence.csv");
  }

  private List<Cell> row(LeakFinding finding) {
    return DataTable.row(
        Phrase.outside(finding.column()),
        words.detector(finding.detector()),
        words.finding(finding.verdict()),
        number(finding, finding.value(), "value"),
        number(finding, finding.bound(), "bound"));
  }

  private static Phrase number(LeakFinding finding, Optional<Double> value, String column) {
    return value
        .map(v -> Numbers.decimals(v, PLACES).from(finding.origin().at(column)))
        .orElse(Phrase.MISSING);
  }

  private static double nearness(LeakFinding finding) {
    return finding.value().isPresent() && finding.bound().filter(b -> b != 0).isPresent()
        ? finding.value().get() / finding.bound().get()
        : 0;
  }
}
