// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import static org.qingmiao.jobs.report.page.DataTable.Column.numbers;
import static org.qingmiao.jobs.report.page.DataTable.Column.words;
import static org.qingmiao.jobs.report.page.DataTable.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.jobs.report.CarbonFacts.Emission;
import org.qingmiao.jobs.report.CarbonFacts.FinancedLoan;
import org.qingmiao.jobs.report.CarbonFacts.Line;
import org.qingmiao.jobs.report.page.DataTable;
import org.qingmiao.jobs.report.page.DataTable.Cell;
import org.qingmiao.jobs.report.page.DataTable.Column;
import org.qingmiao.jobs.report.text.Currency;
import org.qingmiao.jobs.report.text.Numbers;
import org.qingmiao.jobs.report.text.Phrase;
import org.qingmiao.jobs.report.text.Texts;

/** Words, numbers and tables of the carbon page. */
final class CarbonText {
  private static final String VALUE = "value";

  private final Texts texts;
  private final CarbonFacts facts;
  private final Currency currency;
  private final Vocabulary vocabulary;

  CarbonText(Texts texts, Currency currency, CarbonFacts facts) {
    this.texts = texts;
    this.currency = currency;
    this.facts = facts;
    this.vocabulary = new Vocabulary(texts);
  }

  Phrase sector(String letter) {
    return vocabulary.sector(letter);
  }

  Phrase method(String id) {
    return vocabulary.attribution(id);
  }

  Phrase reason(String code) {
    return vocabulary.gap(code);
  }

  Phrase score(String score) {
    return texts.say("carbon.score", "score", Phrase.same(score));
  }

  /** The number of a line in its unit. */
  Phrase value(Line line) {
    return number(line).from(line.origin().at(VALUE));
  }

  private Phrase number(Line line) {
    double value = line.value().doubleValue();
    return switch (line.unit()) {
      case "CNY" -> currency.amount(line.value());
      case "1" ->
          switch (line.code()) {
            case "COVERAGE" -> Numbers.share(value);
            case "DQ", "DQ_BY_OUTSTANDING", "DQ_BY_EMISSIONS" -> Numbers.index(value);
            default -> Numbers.count(line.value().longValueExact());
          };
      case "tCO2e/1e6CNY", "index" -> Numbers.index(value);
      case "share" -> Numbers.share(value);
      case "PD" -> Numbers.pd(value);
      case "WATER_M3" -> Numbers.decimals(value, 0);
      default -> Numbers.tonnes(value);
    };
  }

  /** The number of another line about the same thing. */
  Phrase beside(Line line, String code) {
    return facts.beside(line, code).map(this::value).orElse(Phrase.MISSING);
  }

  /** The bounds beside a line, as one range. */
  Phrase range(Line line) {
    Optional<Line> low = facts.beside(line, "P05");
    return low.isEmpty() ? Phrase.MISSING : Numbers.range(value(low.get()), beside(line, "P95"));
  }

  /** Parts of the book, one row each. */
  DataTable parts(String id, Phrase caption, List<Line> tonnes) {
    return table(
        id,
        caption,
        List.of(
            words(texts.say("carbon.column.part")),
            numbers(texts.say("column.rows")),
            numbers(texts.say("carbon.column.outstanding")),
            numbers(texts.say("carbon.column.financed")),
            numbers(texts.say("carbon.column.range")),
            numbers(texts.say("carbon.column.intensity")),
            numbers(texts.say("carbon.column.waci")),
            numbers(texts.say("carbon.column.dq"))),
        tonnes.stream()
            .map(
                line ->
                    row(
                        part(line),
                        beside(line, "LOANS"),
                        beside(line, "OUTSTANDING"),
                        value(line),
                        range(line),
                        beside(line, "INTENSITY"),
                        beside(line, "WACI"),
                        beside(line, "DQ")))
            .toList());
  }

  private Phrase part(Line line) {
    if (!line.dim("sector").isEmpty()) {
      return sector(line.dim("sector"));
    }
    return line.dim("asset_class").isEmpty()
        ? Phrase.outside(line.dim("region"))
        : vocabulary.assetClass(line.dim("asset_class"));
  }

  /** The methods, one row each. */
  DataTable methods(String id, Phrase caption) {
    return table(
        id,
        caption,
        List.of(
            words(texts.say("carbon.column.method")),
            numbers(texts.say("column.rows")),
            numbers(texts.say("carbon.column.balance")),
            numbers(texts.say("carbon.column.financed")),
            numbers(texts.say("carbon.column.range")),
            numbers(texts.say("carbon.column.dq_outstanding")),
            numbers(texts.say("carbon.column.dq_emissions"))),
        facts.all("C", "LOANS").stream()
            .map(
                line ->
                    row(
                        method(line.dim("method_id")),
                        value(line),
                        beside(line, "OUTSTANDING"),
                        beside(line, "TCO2E"),
                        range(line),
                        beside(line, "DQ_BY_OUTSTANDING"),
                        beside(line, "DQ_BY_EMISSIONS")))
            .toList());
  }

  /** The scores of data quality, one row each. */
  DataTable scores(String id, Phrase caption, List<Line> scores) {
    return table(
        id,
        caption,
        List.of(
            words(texts.say("carbon.column.dq")),
            numbers(texts.say("column.rows")),
            numbers(texts.say("carbon.column.outstanding")),
            numbers(texts.say("carbon.column.financed"))),
        scores.stream()
            .map(
                line ->
                    row(
                        score(line.dim("dq_score")),
                        beside(line, "LOANS"),
                        beside(line, "OUTSTANDING"),
                        value(line)))
            .toList());
  }

  /** What each method leaves out, of the full book and of the guide's perimeter. */
  DataTable exclusions(String id, Phrase caption) {
    return table(
        id,
        caption,
        List.of(
            words(texts.say("column.reason")),
            words(texts.say("carbon.column.method")),
            words(texts.say("carbon.column.perimeter")),
            numbers(texts.say("column.rows")),
            numbers(texts.say("carbon.column.outstanding"))),
        facts.all("D", "OUTSTANDING").stream()
            .map(
                line ->
                    row(
                        reason(line.dim("code")),
                        method(line.dim("method_id")),
                        vocabulary.perimeter(line.dim("perimeter")),
                        beside(line, "LOANS"),
                        value(line)))
            .toList());
  }

  /** The whole under other assumptions, or why there is no such sum. */
  DataTable sensitivity() {
    List<List<Cell>> rows = new ArrayList<>();
    List<Line> sums = facts.all("K", "TCO2E");
    List<Line> without = facts.all("K", "WITHOUT");
    if (!sums.isEmpty() || !without.isEmpty()) {
      rows.add(row(texts.say("carbon.as_reported"), whole("B", "TCO2E"), Phrase.MISSING));
    }
    sums.forEach(
        line ->
            rows.add(
                row(
                    vocabulary.assumption(line.dim("assumption")),
                    value(line),
                    beside(line, "CHANGE"))));
    without.forEach(
        line ->
            rows.add(
                row(
                    vocabulary.assumption(line.dim("assumption")),
                    reason(line.dim("reason")),
                    Phrase.MISSING)));
    return table(
        "sensitivity-table",
        texts.say("carbon.sensitivity.caption"),
        List.of(
            words(texts.say("carbon.column.assumption")),
            numbers(texts.say("carbon.column.financed")),
            numbers(texts.say("carbon.column.change"))),
        rows);
  }

  /** Footprints by the way they came about, and those that there are none of. */
  DataTable footprints() {
    List<List<Cell>> rows = new ArrayList<>();
    facts
        .all("E", "ENTERPRISES")
        .forEach(
            line ->
                rows.add(
                    row(
                        vocabulary.scope(line.dim("scope")),
                        vocabulary.footprintMethod(line.dim("method")),
                        score(line.dim("dq_score")),
                        value(line))));
    facts
        .all("E", "GAPS")
        .forEach(
            line ->
                rows.add(
                    row(
                        vocabulary.scope(line.dim("scope")),
                        reason(line.dim("code")),
                        Phrase.MISSING,
                        value(line))));
    return table(
        "footprints-table",
        texts.say("carbon.footprints.caption"),
        List.of(
            words(texts.say("carbon.column.scope")),
            words(texts.say("carbon.column.way")),
            words(texts.say("carbon.column.dq")),
            numbers(texts.say("carbon.column.enterprises"))),
        rows);
  }

  /** Farms whose scope 1 rests on land or herds. */
  DataTable farms() {
    return table(
        "farms-table",
        texts.say("carbon.farms.caption"),
        List.of(
            words(texts.say("carbon.column.area")),
            numbers(texts.say("carbon.column.farms")),
            numbers(texts.say("carbon.column.emissions")),
            numbers(texts.say("carbon.column.ch4")),
            numbers(texts.say("carbon.column.n2o"))),
        facts.all("G", "FARMS").stream()
            .map(
                line ->
                    row(
                        vocabulary.areaCheck(line.dim("area_check")),
                        value(line),
                        beside(line, "TCO2E"),
                        beside(line, "CH4"),
                        beside(line, "N2O")))
            .toList());
  }

  /** Benefits of green loans, and those without a value. */
  DataTable benefits() {
    return table(
        "benefits-table",
        texts.say("carbon.benefits.caption"),
        List.of(
            words(texts.say("carbon.column.metric")),
            words(texts.say("carbon.column.formula")),
            words(texts.say("carbon.column.baseline")),
            words(texts.say("carbon.column.basis")),
            numbers(texts.say("column.rows")),
            numbers(texts.say("carbon.column.project_value")),
            numbers(texts.say("carbon.column.loan_value"))),
        facts.all("H", "LOAN_VALUE").stream()
            .map(
                line ->
                    row(
                        vocabulary.benefit(line.dim("metric")),
                        vocabulary.formula(line.dim("formula_id")),
                        vocabulary.baseline(line.dim("baseline_method")),
                        vocabulary.basis(line.dim("basis")),
                        beside(line, "LOANS"),
                        beside(line, "PROJECT_VALUE"),
                        value(line)))
            .toList());
  }

  /** Benefits that could not be computed. */
  DataTable benefitGaps() {
    return table(
        "benefit-gaps-table",
        texts.say("carbon.benefit_gaps.caption"),
        List.of(
            words(texts.say("carbon.column.formula")),
            words(texts.say("carbon.column.metric")),
            words(texts.say("column.reason")),
            numbers(texts.say("column.rows"))),
        facts.all("H", "GAPS").stream()
            .map(
                line ->
                    row(
                        vocabulary.formula(line.dim("formula_id")),
                        vocabulary.benefit(line.dim("metric")),
                        reason(line.dim("code")),
                        value(line)))
            .toList());
  }

  /** The factors that were multiplied. */
  DataTable factors() {
    return table(
        "factors-table",
        texts.say("carbon.factors.caption"),
        List.of(
            words(texts.say("carbon.column.factor")),
            numbers(texts.say("carbon.column.footprints"))),
        facts.all("J", "FOOTPRINTS").stream()
            .map(line -> row(Phrase.outside(line.dim("factor_id")), value(line)))
            .toList());
  }

  /** The loans that finance most, with the share that can be worked out by hand. */
  DataTable loans() {
    return table(
        "loans-table",
        texts.say("carbon.loans.caption"),
        List.of(
            words(texts.say("carbon.column.loan")),
            numbers(texts.say("carbon.column.outstanding")),
            numbers(texts.say("carbon.column.denominator")),
            numbers(texts.say("column.share")),
            numbers(texts.say("carbon.scope.s1")),
            numbers(texts.say("carbon.scope.s2_loc"))),
        facts.loans().stream().map(this::loan).toList());
  }

  private List<Cell> loan(FinancedLoan loan) {
    return row(
        texts.say("carbon.loan", "number", Phrase.outside(last(loan.loanToken()))),
        currency.amount(loan.outstanding()).from(loan.share().at("outstanding")),
        currency.amount(loan.denominator()).from(loan.share().at("denominator")),
        Numbers.share(loan.af()).from(loan.share().at("af")),
        tonnes(loan, "S1"),
        tonnes(loan, "S2_LOC"));
  }

  private static Phrase tonnes(FinancedLoan loan, String scope) {
    return loan.scope(scope)
        .map((Emission one) -> Numbers.tonnes(one.tco2e()).from(one.origin().at("tco2e")))
        .orElse(Phrase.MISSING);
  }

  /** Loans are called by the last six characters of their token. */
  private static String last(String token) {
    return token.substring(Math.max(0, token.length() - 6));
  }

  private static DataTable table(
      String id, Phrase caption, List<Column> columns, List<List<Cell>> rows) {
    return DataTable.of(id, caption, columns, rows);
  }

  /** The line of a code that speaks of the whole. */
  Phrase whole(String section, String code) {
    return facts.line(section, code, Map.of()).map(this::value).orElse(Phrase.MISSING);
  }
}
