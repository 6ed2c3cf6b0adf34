// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.lang.Character.UnicodeScript;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What one column is taken for, by its header and its cells, and the line of a conf for it. */
final class ColumnGuess {
  private static final Pattern ID =
      Pattern.compile("(?i).*(id|no|nr|num|number|key|code|token)$|.*(号|编码|代码).*");
  private static final Pattern PARTY =
      Pattern.compile(
          "(?i).*(customer|client|borrower|applicant|enterprise|company|firm|member).*|.*(客户|借款人|申请人|农户|企业|信用代码).*");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i).*(default|bad|label|target|class|outcome|status|charged|overdue|delinq|违约|逾期|不良|结果).*|y");
  private static final Pattern PROTECTED =
      Pattern.compile(
          "(?i)(.*_)?(sex|gender|age|race|ethnicity|nationality|marital|married)(_.*)?|.*(性别|年龄|民族|婚姻).*");
  private static final Pattern BAD =
      Pattern.compile("(?i)1|y|yes|true|bad|default.*|ch.*|loss|是|违约|逾期|坏.*|不良|损失");
  private static final Pattern DECISION =
      Pattern.compile("(?i).*(approv|decision|decided|granted|审批|批准|决策).*");
  private static final Pattern LATER =
      Pattern.compile(
          "(?i).*(approved?_?by|approver|officer|recover|charge_?off|write_?off|审批人|经办|客户经理|当前逾期|五级分类|贷后|结清|核销).*");

  /** What the lender sets with the decision. */
  private static final Pattern TERMS =
      Pattern.compile("(?i)(.*_)?(int(erest)?_?rate|apr)|.*(利率|授信额度|审批金额|批准金额).*");

  /** What can be said of a column that no word names: not more than that it is told. */
  private static final String OTHER = "R42";

  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?i).*(found|establish|incorporat|inception|business_?start).*|.*(成立|注册|开业|创立|设立).*");

  private static final Pattern MONEY =
      Pattern.compile("(?i).*(amount|amt|balance|income|sum|price|limit|额|收入|流水|元|费).*");
  private static final Pattern HUNDREDTHS =
      Pattern.compile(".*[(（\\[] ?[%％].*|(?i).*(_pct|percent).*");
  private static final Pattern TEN_THOUSANDS = Pattern.compile(".*[(（\\[].*万.*");

  /** Units that a header names, the first that fits. */
  private static final List<Map.Entry<Pattern, String>> UNITS =
      List.of(
          Map.entry(Pattern.compile("(?i)(.*_)?(days|dpd)(_.*)?|.*天数.*"), "days"),
          Map.entry(
              Pattern.compile(
                  "(?i)(.*_)?(count|number|employees|staff|times)(_.*)?|.*(次数|人数|笔数|户数|个数).*"),
              "count"),
          Map.entry(Pattern.compile("(?i)(.*_)?months|.*[（(]月[)）]|.*月数"), "months"),
          Map.entry(Pattern.compile("(?i)(.*_)?years(_.*)?|.*年限.*|.*[（(]年[)）]"), "years"));

  /** More levels than this in a text are names rather than classes. */
  private static final int MOST_LEVELS = 60;

  private static final int ROWS_THAT_REPEAT = 100;

  private final String source;
  private final String name;
  private final RiskDrivers drivers;
  private final ColumnCells cells = new ColumnCells();

  ColumnGuess(String source, String name, RiskDrivers drivers) {
    this.source = source;
    this.name = name;
    this.drivers = drivers;
  }

  String name() {
    return name;
  }

  void see(String cell) {
    cells.see(cell);
  }

  boolean isDay() {
    return cells.days().isDay();
  }

  /** Whether it holds days and is named like a decision. */
  boolean isNamedLikeDecision() {
    return isDay() && DECISION.matcher(source).matches();
  }

  boolean isDistinct() {
    return cells.isDistinct();
  }

  boolean isAlmostDistinct() {
    return cells.isAlmostDistinct();
  }

  /** Whether so many rows were seen that amounts would repeat. */
  boolean isLong() {
    return cells.filled() >= ROWS_THAT_REPEAT;
  }

  boolean isNamedLikeId() {
    return ID.matcher(source).matches();
  }

  /** Whether it names who applied: several loans may be one's, but not all. */
  boolean isNamedLikeApplicant() {
    return cells.mayBeId()
        && isNamedLikeId()
        && PARTY.matcher(source).matches()
        && cells.distinct() > 1;
  }

  boolean hasTwoValues() {
    return cells.distinct() == 2;
  }

  /** Whether it may be an outcome: two values, and few others where its name speaks of one. */
  boolean mayBeLabel() {
    return !isProtected()
        && (hasTwoValues() || (isNamedLikeLabel() && cells.mainTwo().isPresent()));
  }

  /** Whether every cell has a value. */
  boolean isFull() {
    return cells.empty() == 0;
  }

  /** Whether it is named like something that no model may look at. */
  boolean isProtected() {
    return PROTECTED.matcher(name).matches() || PROTECTED.matcher(source).matches();
  }

  boolean isNamedLikeLabel() {
    return LABEL.matcher(source).matches();
  }

  /** Whether its header speaks of something that is known to drive the risk. */
  boolean isNamedLikeDriver() {
    return drivers.of(source).isPresent();
  }

  /** Rows of the rarer of its two values. */
  int rarer() {
    return cells.mainTwo().stream().flatMap(List::stream).mapToInt(cells::count).min().orElse(0);
  }

  /**
   * Cutoffs about the share of bad loans: in a book where every sixth goes bad nobody is as safe as
   * 5 %, and the reasons of a score compare with those who are approved.
   */
  String cutoffs() {
    double bad = rarer() / (double) cells.filled();
    return String.format(
        Locale.ROOT,
        "cutoffs: {approve_below: %.2f, decline_from: %.2f}   # CHECK your policy; %.1f %% of the loans with an outcome are bad",
        Math.min(0.30, Math.max(0.05, 0.6 * bad)),
        Math.min(0.60, Math.max(0.20, 2 * bad)),
        100 * bad);
  }

  Optional<LocalDate> lastDay() {
    List<LocalDate> days = cells.seenDays();
    return days.isEmpty() ? Optional.empty() : Optional.of(days.get(days.size() - 1));
  }

  /** The last fifth of the days as the out-of-time test. */
  Optional<String> periods() {
    List<LocalDate> days = cells.seenDays();
    LocalDate from = days.get(0);
    LocalDate ootFrom = days.get(days.size() * 4 / 5);
    return from.isBefore(ootFrom)
        ? Optional.of(
            "{from: %s, oot_from: %s, until: %s}   # CHECK the last fifth is kept for the out-of-time test"
                .formatted(from, ootFrom, days.get(days.size() - 1)))
        : Optional.empty();
  }

  String asId() {
    return line(
        "type: text, role: id, domain: row",
        isDistinct()
            ? "CHECK a different value in each of %d rows"
            : isFull()
                ? "CHECK some values stand in more than one of %d rows: the same row twice?"
                : "CHECK %d rows have one, the others go to quarantine",
        cells.filled());
  }

  String asApplicant() {
    return line(
        "type: text, role: id, domain: applicant",
        "CHECK who applied: %d different values in %d rows; stands before the loan's own number",
        cells.distinct(),
        cells.filled());
  }

  String asDate() {
    return line(
        cells.days().type() + ", role: as_of",
        "CHECK %s: is it the decision?%s",
        isNamedLikeDecision() ? "named like one" : "the first column of days",
        cells.days().doubts());
  }

  /** Which of the two is bad cannot be seen, only guessed from words. */
  String asLabel() {
    List<String> two = cells.mainTwo().orElseThrow();
    String first = two.get(0);
    String last = two.get(1);
    boolean isFirstBad = BAD.matcher(first).matches() && !BAD.matcher(last).matches();
    String stray =
        cells
            .strayFrom(two)
            .map(
                value ->
                    " Others, such as %s, go to quarantine; otherwise: missing leaves them open."
                        .formatted(Draft.quoted(value)))
            .orElse("");
    return line(
        "type: whole, unit: none, recode: {%s: %d, %s: %d}%s, role: label"
            .formatted(
                Draft.quoted(first),
                isFirstBad ? 1 : 0,
                Draft.quoted(last),
                isFirstBad ? 0 : 1,
                optional()),
        "CHECK two values (%d and %d rows): which one is bad?%s%s",
        cells.count(first),
        cells.count(last),
        stray,
        isFull()
            ? ""
            : " Is a loan still open in the %,d rows without one?".formatted(cells.empty()));
  }

  /** How old the business was on the day of the decision, where the column says when it began. */
  Optional<String> asAge(ColumnGuess decision) {
    return isDay() && BEGINNING.matcher(source).matches()
        ? Optional.of(
            "business_age: {days_between: [%s, %s], type: whole, unit: days, optional: true, role: feature, trend: falling, why: \"Young businesses fail more often.\", code: R05, missing_code: R96, meaning: %s}   # CHECK days from the one to the other"
                .formatted(
                    name,
                    decision.name(),
                    Draft.quoted("%s - %s".formatted(decision.source, source))))
        : Optional.empty();
  }

  String asOther() {
    if (cells.filled() == 0) {
      return line("type: text", "CHECK no value in the rows that were read");
    }
    if (isDay()) {
      return line(
          cells.days().type() + optional(),
          "CHECK known at the decision? never a feature as it is%s",
          cells.days().doubts());
    }
    if (isProtected()) {
      return line(type() + optional() + ", role: protected", "CHECK protected: never in the model");
    }
    // Open applications will not have it, though every row of this file may.
    String later = type() + ", optional: true, role: post_decision";
    if (LATER.matcher(source).matches()) {
      return line(later, "CHECK known only after the decision?");
    }
    if (TERMS.matcher(source).matches()) {
      return line(later, "CHECK set with the decision?");
    }
    String type = type() + optional();
    return isText() ? text(type) : number(type);
  }

  private boolean isText() {
    return cells.measured().isEmpty() && !cells.isNumber();
  }

  private String text(String type) {
    if (cells.distinct() > MOST_LEVELS) {
      return line(
          type,
          "CHECK %d different texts: a name rather than a class%s",
          cells.distinct(),
          cells.doubtsAboutText());
    }
    Optional<RiskDrivers.Found> found = drivers.of(source);
    return line(
        type + ", role: feature, " + codes(found.map(f -> f.driver().code()).orElse(OTHER)),
        "CHECK known before the decision? %d classes; %s%s",
        cells.distinct(),
        found.map(f -> "reason from the word " + f.word()).orElse("reason code"),
        cells.doubtsAboutText());
  }

  private String number(String type) {
    return drivers
        .of(source)
        .map(
            found ->
                line(
                    type
                        + ", role: feature, trend: %s, why: %s, %s"
                            .formatted(
                                found.driver().trend(),
                                Draft.quoted(found.driver().why()),
                                codes(found.driver().code())),
                    "CHECK known before the decision? unit; trend and reason from the word %s%s",
                    found.word(),
                    cells.doubtsAboutNumbers()))
        .orElseGet(
            () ->
                line(
                    type + ", role: feature, trend: free, why: none, " + codes(OTHER),
                    "CHECK known before the decision? unit, trend, reason code%s",
                    cells.doubtsAboutNumbers()));
  }

  private String type() {
    return cells
        .measured()
        .map(CellUnits.Reading::options)
        .orElseGet(() -> isText() ? "type: text" : plainNumber());
  }

  private String plainNumber() {
    if (HUNDREDTHS.matcher(source).matches()) {
      return "times: 0.01, type: %s, unit: share".formatted(cells.numberType(2));
    }
    return "%stype: %s, unit: %s"
        .formatted(
            TEN_THOUSANDS.matcher(source).matches() ? "times: 10000, " : "",
            cells.numberType(0),
            unit());
  }

  private String unit() {
    return UNITS.stream()
        .filter(unit -> unit.getKey().matcher(source).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(MONEY.matcher(source).matches() ? "money" : "none");
  }

  private String optional() {
    return cells.hasGaps() ? ", optional: true" : "";
  }

  /** Where the value is missing, the reason is that, and not what a bad value would say. */
  private String codes(String code) {
    return "code: " + code + (cells.hasGaps() ? ", missing_code: R96" : "");
  }

  /** Whether its header is Chinese. */
  boolean isChinese() {
    return source.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == UnicodeScript.HAN);
  }

  private String line(String what, String comment, Object... values) {
    String missing =
        cells.marks().isEmpty()
            ? ""
            : ", missing: [%s]"
                .formatted(String.join(", ", cells.marks().stream().map(Draft::quoted).toList()));
    return "%s: {from: %s%s, %s, meaning: %s}   # %s"
        .formatted(
            name,
            Draft.quoted(source),
            missing,
            what,
            Draft.quoted(source.matches("[0-9]+") ? "Column " + source : source),
            comment.formatted(values));
  }
}
