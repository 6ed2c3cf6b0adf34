// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.lang.Character.UnicodeScript;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What one column is taken for, by its header and its cells, and the line of a conf for it. */
final class ColumnGuess {
  private static final Pattern ID =
      Pattern.compile("(?i).*(id|no|nr|num|number|key|code|token)$|(?i)(id|nr)_.*|.*(号|编码|代码).*");
  private static final Pattern PARTY =
      Pattern.compile(
          "(?i).*(customer|client|borrower|applicant|enterprise|company|firm|member|klient|kunde|nasabah|khach).*"
              + "|(?i)(.*_)?(cust|clt|borr)(_.*)?|.*(客户|借款人|申请人|农户|企业|信用代码).*");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i).*(default|bad|label|target|class|outcome|status|charged|overdue|delinq|违约|逾期|不良|结果).*|y");
  private static final Pattern PROTECTED =
      Pattern.compile(
          "(?i)(.*_)?(sex|gender|age|birth|dob|race|ethnicity|nationality|marital|married"
              + "|geschlecht|alter|nationalität|nationalitaet|familienstand|sexe|genre|âge|nationalité|sexo|género|genero|gênero|edad|idade|raza|raça"
              + "|plec|płeć|wiek|narodowosc|narodowość|jenis_kelamin|umur|usia|gioi_tinh|giới_tính|tuổi|jinsia|cinsiyet|dogum|doğum|yas|yaş)(_.*)?"
              + "|.*(性别|年龄|出生|民族|婚姻).*");

  /** The age of a thing, which is nobody's; that of its owner or holder is a person's. */
  private static final Pattern AGE_OF_THINGS =
      Pattern.compile(
          "(?i)(.*_)?(firm|company|business|enterprise|account|loan|car|vehicle|building)_?age(_.*)?"
              + "|(?i)(wiek|edad|idade|umur|usia)_.*(firm|empresa|negocio|pojazd|veh[ií]culo|usaha).*"
              + "|.*(企业|公司|账户|车辆|房屋)年龄");

  private static final Pattern BAD =
      Pattern.compile("(?i)1|y|yes|true|bad|default.*|ch.*|loss|是|违约|逾期|坏.*|不良|损失");
  private static final Pattern DECISION =
      Pattern.compile("(?i).*(approv|decision|decided|granted|审批|批准|决策).*");
  private static final Pattern LATER =
      Pattern.compile(
          "(?i).*(approved?_?by|approver|officer|recover|charge_?off|write_?off|written_?off|dpd_now|past_?due_now"
              + "|rueckstand|rückstand|verzug|mahnung|retard|mora_actual|atraso|dni_opoznienia|dni_opóźnienia|dni_zaleg|windykac|tunggakan"
              + "|审批人|经办|客户经理|当前逾期|五级分类|贷后|结清|核销).*");

  /** What the lender sets with the decision. */
  private static final Pattern TERMS =
      Pattern.compile(
          "(?i)(.*_)?(int(erest)?_?rate|apr|zinssatz|zins|taux|tasa|taxa_de_juros|juros|oprocentowanie|suku_bunga|lai_suat|lãi_suất)(_.*)?"
              + "|rate(_pct|_percent)?|.*(利率|授信额度|审批金额|批准金额).*");

  private static final Pattern BEGINNING =
      Pattern.compile(
          "(?i).*(found|establish|incorporat|inception|business_?start).*|.*(成立|注册|开业|创立|设立).*");

  private static final Pattern MONEY =
      Pattern.compile(
          "(?i).*(amount|amt|balance|income|sum|price|limit|debt|sales|revenue|turnover|savings|deposit|额|收入|流水|元|费).*");
  private static final Pattern FARM =
      Pattern.compile("(?i).*(farm|crop|harvest|acre|livestock).*|.*(农户|种植|养殖|作物|亩).*");
  private static final Pattern HUNDREDTHS =
      Pattern.compile(".*[(（\\[] ?[%％].*|(?i).*(_pct|percent).*");
  private static final Pattern TEN_THOUSANDS = Pattern.compile(".*[(（\\[].*万.*");

  /** Units that a header names, the first that fits. */
  private static final List<Map.Entry<Pattern, String>> UNITS =
      List.of(
          // Before the words for money, which stand in the names of ratios too.
          Map.entry(
              Pattern.compile(
                  "(?i)(.*_)?(ratio|dti|ltv|dscr|icr)(_.*)?|(?i).+_to_(income|sales|revenue|turnover|assets?|equity|value|ebitda)|.*(率|比|比例)"),
              "none"),
          Map.entry(Pattern.compile("(?i)(.*_)?(days|dpd)(_.*)?|.*天数.*"), "days"),
          Map.entry(
              Pattern.compile(
                  "(?i)(.*_)?(count|number|employees|staff|times)(_.*)?|.*(次数|人数|笔数|户数|个数).*"),
              "count"),
          Map.entry(Pattern.compile("(?i)(.*_)?months|.*[（(]月[)）]|.*月数"), "months"),
          Map.entry(Pattern.compile("(?i)(.*_)?years(_.*)?|.*年限.*|.*[（(]年[)）]"), "years"));

  /** More levels than this in a text are names rather than classes. */
  private static final int MOST_LEVELS = 60;

  /** An outcome has not more values. */
  private static final int MOST_OUTCOMES = 10;

  private static final int ROWS_THAT_REPEAT = 100;

  /** The reason of payments that were late: of this loan they are the outcome, of others a sign. */
  private static final String LATE = "R01";

  private static final int SMALL_SUM = 10_000;

  /** So many loans of one applicant, on average, make it doubtful that it is one. */
  private static final int MOST_LOANS_OF_ONE = 10;

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
    return cells.mayBeId() && isNamedLikeId() && isNamedLikeParty() && cells.distinct() > 1;
  }

  /** Whether it is named like an id and tells as many apart as there may be applicants. */
  boolean mayBeApplicant() {
    return cells.mayBeId() && isNamedLikeId() && distinct() > MOST_LEVELS && !hasTooMany();
  }

  /** Whether the rows of one value are more than the loans of an applicant would be. */
  private boolean hasTooMany() {
    return cells.distinct() * MOST_LOANS_OF_ONE < cells.filled();
  }

  /** Whether its name speaks of people or firms. */
  boolean isNamedLikeParty() {
    return PARTY.matcher(source).matches() || PARTY.matcher(name).matches();
  }

  int distinct() {
    return cells.distinct();
  }

  boolean hasTwoValues() {
    return cells.distinct() == 2;
  }

  /** Whether it has two values, and few others. */
  boolean hasOutcomes() {
    return cells.mainTwo().isPresent();
  }

  /** Whether it has so few values that some of them may be outcomes. */
  boolean hasFewValues() {
    return cells.distinct() <= MOST_OUTCOMES;
  }

  /** Whether it may be an outcome: two values, and few others where its name speaks of one. */
  boolean mayBeLabel() {
    return !isProtected() && (hasTwoValues() || (isNamedLikeLabel() && hasOutcomes()));
  }

  /**
   * Whether it is named like an outcome and has a few values, which only a person can tell apart.
   */
  boolean mayBeOutcomeOfSeveral() {
    return isNamedLikeLabel() && !isProtected() && isText() && hasFewValues();
  }

  /** Every value with how often it was seen, and the line that makes the column the outcome. */
  String asOutcomeOfSeveral() {
    Map<String, Integer> counts = cells.byCount();
    String seen =
        counts.entrySet().stream()
            .map(value -> "%s %,d".formatted(Draft.quoted(value.getKey()), value.getValue()))
            .collect(Collectors.joining(", "));
    String recode =
        counts.keySet().stream()
            .map(value -> Draft.quoted(value) + ": 0")
            .collect(Collectors.joining(", "));
    return line(
        "type: text" + optional(),
        "CHECK the outcome? %s. If so, in place of type: text: type: whole, unit: none, optional: true, recode: {%s}, role: label; with 1 for the bad, and those of open loans in missing: [] instead"
            .formatted(seen, recode));
  }

  /** Whether every cell has a value. */
  boolean isFull() {
    return cells.empty() == 0;
  }

  /** Whether it is named like something that no model may look at. */
  boolean isProtected() {
    return (PROTECTED.matcher(name).matches() || PROTECTED.matcher(source).matches())
        && !AGE_OF_THINGS.matcher(source).matches();
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
   * Cutoffs from the share of bad loans: the reasons of a score compare with those who are
   * approved, and a weak model finds nobody much safer than the mean.
   */
  String cutoffs() {
    double bad = rarer() / (double) cells.filled();
    return String.format(
        Locale.ROOT,
        "cutoffs: {approve_below: %.2f, decline_from: %.2f}   # CHECK your policy? Drafted from the share of bad loans, %.1f %%; the reasons of a score compare with loans below the first",
        Math.min(0.50, Math.max(0.05, bad + 0.005)),
        Math.min(0.60, Math.max(0.20, 2 * bad)),
        100 * bad);
  }

  Optional<LocalDate> lastDay() {
    return cells.lastDay();
  }

  /** The column of the file that it is. */
  String source() {
    return source;
  }

  /** The day that a cell of it holds. */
  Optional<LocalDate> day(String cell) {
    return cells.days().day(cell);
  }

  /** The two values of an outcome. */
  List<String> outcomes() {
    return cells.mainTwo().orElseThrow();
  }

  String asId() {
    return line(
        "type: text, role: id, domain: row",
        (isDistinct()
                ? "the loan: a different value in each of %,d rows"
                : isFull()
                    ? "CHECK some values stand in more than one of %,d rows: the same row twice?"
                    : "CHECK %,d rows have one, the others go to quarantine")
            .formatted(cells.filled()));
  }

  String asApplicant() {
    boolean isDoubtful = hasTooMany() || !isNamedLikeParty();
    return line(
        "type: text, role: id, domain: applicant",
        "%s: %,d different in %,d rows"
            .formatted(
                isDoubtful ? "CHECK who applied?" : "who applied",
                cells.distinct(),
                cells.filled()));
  }

  String asDate() {
    return line(
        cells.days().type() + ", role: as_of",
        isNamedLikeDecision() ? "the day of the decision" : "CHECK the day of the decision?",
        cells.days().doubts());
  }

  /**
   * Which of the two is bad cannot be seen, only guessed: from words, else the rarer one.
   *
   * @param isSaid whether somebody said that it is the outcome
   */
  String asLabel(boolean isSaid) {
    List<String> two = outcomes();
    String first = two.get(0);
    String last = two.get(1);
    boolean isFirstBad =
        BAD.matcher(first).matches() == BAD.matcher(last).matches()
            ? cells.count(first) < cells.count(last)
            : BAD.matcher(first).matches();
    String bad = isFirstBad ? first : last;
    String open =
        isFull() ? "" : " Are the loans of the %,d rows without one open?".formatted(cells.empty());
    String other =
        isSaid || isNamedLikeLabel() ? "" : " Is it another column? Draft with --label COLUMN.";
    return line(
        "type: whole, unit: none, recode: {%s: %d, %s: %d}%s, role: label"
            .formatted(
                Draft.quoted(first),
                isFirstBad ? 1 : 0,
                Draft.quoted(last),
                isFirstBad ? 0 : 1,
                optional()),
        "CHECK is %s the bad outcome (%,d of %,d rows)?"
                .formatted(Draft.quoted(bad), cells.count(bad), cells.filled())
            + cells.strayFrom(two).map(ColumnGuess::stray).orElse("")
            + open
            + other);
  }

  private static String stray(String value) {
    return " Others, such as %s, go to quarantine; otherwise: missing leaves them open."
        .formatted(Draft.quoted(value));
  }

  /** How old the business was on the day of the decision, where the column says when it began. */
  Optional<String> asAge(ColumnGuess decision) {
    return isDay() && BEGINNING.matcher(source).matches()
        ? Optional.of(
            "business_age: {days_between: [%s, %s], type: whole, unit: days, optional: true, role: feature, trend: falling, why: \"Young businesses fail more often.\", code: R05, missing_code: R96, meaning: %s}   # days from the one to the other"
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
          cells.days().type() + optional(), "a day is no feature as it is", cells.days().doubts());
    }
    if (isProtected()) {
      return line(type() + optional() + ", role: protected", "never in a model");
    }
    // Open applications will not have it, though every row of this file may.
    String later = type() + ", optional: true, role: post_decision";
    if (LATER.matcher(source).matches()) {
      return line(later, "named like what is known after the decision");
    }
    if (TERMS.matcher(source).matches() || TERMS.matcher(name).matches()) {
      return line(later, "named like what is set with the decision");
    }
    return isText() ? text() : number();
  }

  private boolean isText() {
    return cells.measured().isEmpty() && !cells.isNumber();
  }

  private String text() {
    String type = type() + optional();
    if (cells.distinct() > MOST_LEVELS) {
      return line(
          type,
          "CHECK %,d different texts, stored as they stand. Who applied? role: id, domain: applicant, and move this line above the loan's. Else a person or firm? domain: NAME makes them tokens"
              .formatted(cells.distinct()),
          cells.doubtsAboutText());
    }
    Optional<RiskDrivers.Found> found = drivers.of(source);
    return line(
        type + ", role: feature" + codes(found),
        found.map(ColumnGuess::byWord).orElse("%d classes".formatted(cells.distinct())),
        cells.doubtsAboutText());
  }

  private String number() {
    Optional<RiskDrivers.Found> found = drivers.of(source);
    return line(
        "%s%s, role: feature, trend: %s, why: %s%s"
            .formatted(
                type(),
                optional(),
                found.map(f -> f.driver().trend()).orElse("free"),
                found.map(f -> Draft.quoted(f.driver().why())).orElse("none"),
                codes(found)),
        found
            .map(ColumnGuess::byWord)
            .orElse("CHECK was it known before the decision? No word of the header tells"),
        scale() + cells.doubtsAboutNumbers());
  }

  /** Sums so small that they may well be in ten thousand yuan, where the header names no unit. */
  private String scale() {
    boolean isOpen =
        isChinese()
            && unit().equals("money")
            && cells.measured().isEmpty()
            && !source.contains("元");
    return isOpen && cells.median() < SMALL_SUM
        ? "; in yuan, or in 万元 (times: 10000)? Half of them are below %s"
            .formatted(BigDecimal.valueOf(cells.median()).stripTrailingZeros().toPlainString())
        : "";
  }

  private static String byWord(RiskDrivers.Found found) {
    return found.driver().code().equals(LATE)
        ? "CHECK late before the decision, or after it? By the word " + found.word()
        : "by the word " + found.word();
  }

  private String type() {
    return cells
        .measured()
        .map(CellUnits.Reading::options)
        .orElseGet(() -> isText() ? "type: text" : plainNumber());
  }

  private String plainNumber() {
    String notation = cells.hasDecimalComma() ? "notation: decimal_comma, " : "";
    if (HUNDREDTHS.matcher(source).matches()) {
      return "%stimes: 0.01, type: %s, unit: share".formatted(notation, cells.numberType(2));
    }
    return "%s%stype: %s, unit: %s"
        .formatted(
            notation,
            TEN_THOUSANDS.matcher(source).matches() ? "times: 10000, " : "",
            cells.numberType(0),
            unit());
  }

  private String unit() {
    return UNITS.stream()
        .filter(
            unit ->
                unit.getKey().matcher(source).matches() || unit.getKey().matcher(name).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(MONEY.matcher(source).matches() ? "money" : "none");
  }

  private String optional() {
    return cells.hasGaps() ? ", optional: true" : "";
  }

  /** Where the value is missing, the reason is that, and not what a bad value would say. */
  private String codes(Optional<RiskDrivers.Found> found) {
    return found.map(f -> ", code: " + f.driver().code()).orElse("")
        + (cells.hasGaps() ? ", missing_code: R96" : "");
  }

  /** Whether its header speaks of farming. */
  boolean isOfFarming() {
    return FARM.matcher(source).matches();
  }

  /** Whether its header is Chinese. */
  boolean isChinese() {
    return source.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == UnicodeScript.HAN);
  }

  /** A line whose comment becomes a question where there are doubts. */
  private String line(String what, String comment, String doubts) {
    boolean isCertain = doubts.isEmpty() || comment.startsWith("CHECK");
    return line(what, (isCertain ? "" : "CHECK ") + comment + doubts);
  }

  private String line(String what, String comment) {
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
            comment);
  }
}
