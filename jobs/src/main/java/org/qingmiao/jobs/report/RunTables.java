// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;
import static org.qingmiao.jobs.report.page.DataTable.row;

import java.util.List;
import java.util.Locale;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.JoinCounts;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.DataTable.Column;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;
import org.qingmiao.jobs.run.Manifest;

/** The tables of the {@link RunPage}. */
final class RunTables {
  private static final int DIGITS_OF_SHA = 12;

  private final Texts texts;
  private final RunFacts facts;

  RunTables(Texts texts, RunFacts facts) {
    this.texts = texts;
    this.facts = facts;
  }

  /** Each job with what it wrote and took. */
  DataTable jobs() {
    return table(
        "jobs-table",
        "run.jobs.caption",
        List.of(
            words(texts.say("column.job")),
            words(texts.say("column.state")),
            numbers(texts.say("column.rows_written")),
            numbers(texts.say("column.cpu_seconds")),
            numbers(texts.say("column.seconds")),
            numbers(texts.say("column.attempt")),
            words(texts.say("column.run_id"))),
        facts.runs().stream()
            .map(
                run ->
                    row(
                        Phrase.outside(run.job()),
                        texts.say(run.isPublished() ? "run.state.published" : "run.state.failed"),
                        Numbers.count(
                            run.outputs().stream().mapToLong(Manifest.Output::rows).sum()),
                        Numbers.decimals(run.cpuSeconds(), 1),
                        Numbers.decimals(RunFacts.wallSeconds(run), 1),
                        Numbers.count(run.attempt()),
                        Phrase.same(run.runId())))
            .toList());
  }

  /** What became of every row that a source held; the parts add up to what was read. */
  DataTable balances() {
    return table(
        "rows-table",
        "run.rows.caption",
        List.of(
            words(texts.say("column.source")),
            numbers(texts.say("column.read")),
            numbers(texts.say("column.accepted")),
            numbers(texts.say("column.quarantined")),
            numbers(texts.say("column.duplicate")),
            numbers(texts.say("column.out_of_scope"))),
        facts.balances().stream().map(RunTables::cells).toList());
  }

  private static List<Cell> cells(Balance balance) {
    return row(
        Phrase.outside(balance.source()),
        Numbers.count(balance.read()),
        Numbers.count(balance.published()),
        Numbers.count(balance.quarantined()),
        Numbers.count(balance.duplicate()),
        Numbers.count(balance.outOfScope()));
  }

  /** Why rows were refused. */
  DataTable refusals() {
    return table(
        "refused-table",
        "run.refused.caption",
        List.of(
            words(texts.say("column.source")),
            words(texts.say("column.reason")),
            numbers(texts.say("column.quarantined"))),
        facts.refusals().stream()
            .map(
                refused ->
                    row(
                        Phrase.outside(refused.source()),
                        Phrase.outside(refused.reason()),
                        Numbers.count(refused.rows())))
            .toList());
  }

  /** What each feature group found, and what a join on one clock would have leaked. */
  DataTable joins() {
    return table(
        "joins-table",
        "run.joins.caption",
        List.of(
            words(texts.say("column.group")),
            numbers(texts.say("column.spine")),
            numbers(texts.say("column.with_value")),
            numbers(texts.say("column.never_seen")),
            numbers(texts.say("column.expired")),
            numbers(texts.say("column.not_yet_known")),
            numbers(texts.say("column.retracted")),
            numbers(texts.say("column.would_leak"))),
        facts.runs().stream().flatMap(run -> run.joins().stream()).map(RunTables::cells).toList());
  }

  private static List<Cell> cells(JoinCounts join) {
    return row(
        Phrase.outside(join.group()),
        Numbers.count(join.spine()),
        Numbers.count(join.ok()),
        Numbers.count(join.neverSeen()),
        Numbers.count(join.expired()),
        Numbers.count(join.notYetKnown()),
        Numbers.count(join.retracted()),
        Numbers.count(join.wouldLeak()));
  }

  /** The rules that rows broke. */
  DataTable rules() {
    return table(
        "rules-table",
        "run.rules.caption",
        List.of(
            words(texts.say("column.table")),
            words(texts.say("column.rule")),
            words(texts.say("column.severity")),
            numbers(texts.say("column.broken_rows")),
            numbers(texts.say("column.share"))),
        facts.runs().stream()
            .flatMap(run -> run.quality().stream())
            .filter(rule -> rule.brokenRows() > 0)
            .map(
                rule ->
                    row(
                        Phrase.outside(rule.table()),
                        Phrase.outside(rule.ruleId()),
                        texts.say("run.severity." + rule.severity().toLowerCase(Locale.ROOT)),
                        Numbers.count(rule.brokenRows()),
                        Numbers.share(rule.share())))
            .toList());
  }

  /** The tables that were written, with the digests by which runs are compared. */
  DataTable tables() {
    return table(
        "tables-table",
        "run.tables.caption",
        List.of(
            words(texts.say("column.table")),
            numbers(texts.say("column.version")),
            numbers(texts.say("column.rows_made")),
            numbers(texts.say("column.rows_new")),
            words(texts.say("column.digest"))),
        facts.runs().stream()
            .flatMap(run -> run.outputs().stream())
            .map(
                output ->
                    row(
                        Phrase.outside(output.table()),
                        Numbers.count(output.version()),
                        Numbers.count(output.rows()),
                        Numbers.count(output.added()),
                        Phrase.same(output.digest())))
            .toList());
  }

  /** The files that were read. */
  DataTable files() {
    return table(
        "files-table",
        "run.files.caption",
        List.of(
            words(texts.say("column.job")),
            words(texts.say("column.file")),
            words(texts.say("column.digest"))),
        facts.runs().stream()
            .flatMap(
                run ->
                    run.files().entrySet().stream()
                        .map(
                            file ->
                                row(
                                    Phrase.outside(run.job()),
                                    Phrase.outside(file.getKey()),
                                    start(file.getValue()))))
            .toList());
  }

  private DataTable table(String id, String caption, List<Column> columns, List<List<Cell>> rows) {
    return DataTable.of(id, texts.say(caption), columns, rows);
  }

  /** The first digits of a digest, as many as tell digests apart. */
  static Phrase start(String digest) {
    return Phrase.same(digest.substring(0, Math.min(DIGITS_OF_SHA, digest.length())));
  }
}
