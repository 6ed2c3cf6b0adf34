// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static java.util.Collections.nCopies;
import static java.util.stream.Collectors.toMap;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.qingmiao.features.table.Gate;

/** What the values of one column suggest it to be. */
final class ColumnGuess {
  private static final Set<String> MARKS =
      Set.of("?", "NA", "N/A", "#N/A", "NULL", "null", "None", "nan", "NaN", "-", "--", ".");

  /** The first is ISO 8601, which a mapping need not name. */
  private static final List<String> DAY_PATTERNS =
      List.of(
          "uuuu-MM-dd",
          "uuuu/M/d",
          "uuuuMMdd",
          "uuuu年M月d日",
          "uuuu.M.d",
          "d.M.uuuu",
          "d/M/uuuu",
          "M/d/uuuu");

  private static final Pattern ID =
      Pattern.compile("(?i).*(id|no|nr|num|number|key|code|token)$|.*(号|编码|代码).*");
  private static final Pattern PARTY =
      Pattern.compile(
          "(?i).*(customer|client|borrower|applicant|enterprise|company|firm|member).*|.*(客户|借款人|申请人|企业|信用代码).*");
  private static final Pattern LABEL =
      Pattern.compile(
          "(?i).*(default|bad|label|target|class|outcome|status|charged|overdue|delinq|违约|逾期|不良|结果).*|y");
  private static final Pattern PROTECTED =
      Pattern.compile(
          "(?i)(.*_)?(sex|gender|age|race|ethnicity|nationality|marital|married)(_.*)?|.*(性别|年龄|民族|婚姻).*");
  private static final Pattern BAD =
      Pattern.compile("(?i)1|y|yes|true|bad|default.*|ch.*|loss|是|违约|逾期|坏.*|不良|损失");
  private static final Pattern LATER =
      Pattern.compile(
          "(?i).*(approved?_?by|approver|officer|recover|charge_?off|write_?off|审批人|经办|客户经理|当前逾期|结清|核销).*");
  private static final Pattern MONEY =
      Pattern.compile("(?i).*(amount|amt|balance|income|sum|price|limit|额|收入|流水|元).*");

  private static final Set<String> NO_VALUES = Set.of("-1", "-9", "-99", "-999", "-9999");
  private static final Pattern TEN_THOUSANDS = Pattern.compile(".*[(（\\[].*万.*");
  private static final Map<String, DateTimeFormatter> FORMATTERS =
      DAY_PATTERNS.stream()
          .collect(
              toMap(
                  p -> p,
                  p -> DateTimeFormatter.ofPattern(p).withResolverStyle(ResolverStyle.STRICT)));

  /** More levels than this in a text are names rather than classes. */
  private static final int MOST_LEVELS = 60;

  private static final int MOST_VALUES = 20_000;
  private static final int LONGEST_NUMBER = 18;
  private static final int ROWS_THAT_REPEAT = 100;

  private final String source;
  private final String name;
  private final Map<String, Integer> values = new HashMap<>();
  private final Set<String> marks = new TreeSet<>();
  private final Map<String, Oddities> days = new LinkedHashMap<>();
  private final Oddities numbers = new Oddities();
  private final CellUnits units = new CellUnits();
  private final Set<String> negatives = new TreeSet<>();
  private int filled;
  private int empty;
  private boolean hasLeadingZero;
  private int decimals;

  /**
   * Cells that do not fit a guess. One in a column, and then as many as the gate lets pass into
   * quarantine, do not refute it: a file that people keep has them.
   */
  private static final class Oddities {
    private static final int CELLS_FOR_ONE = (int) (1 / Gate.DEFAULT.maxQuarantineShare());

    /** So few cells show nothing when one of them does not fit. */
    private static final int FEWEST_CELLS = 10;

    private int count;
    private String first = "";
    private boolean isRefuted;

    void add(String cell, int cells) {
      first = count == 0 ? cell : first;
      count++;
      isRefuted |= count > most(cells);
    }

    private static int most(int cells) {
      return 1 + cells / CELLS_FOR_ONE;
    }

    boolean refute(int cells) {
      return isRefuted || (count > 0 && cells < FEWEST_CELLS);
    }

    /** So many cells must fit a guess that is made in the end, of all cells. */
    static int fewestThatFit(int cells) {
      return cells < FEWEST_CELLS ? cells : cells - most(cells);
    }
  }

  ColumnGuess(String source, String name) {
    this.source = source;
    this.name = name;
    DAY_PATTERNS.forEach(p -> days.put(p, new Oddities()));
  }

  String name() {
    return name;
  }

  void see(String cell) {
    String text = CellReader.folded(cell == null ? "" : cell);
    if (text.isEmpty() || MARKS.contains(text)) {
      empty++;
      if (!text.isEmpty()) {
        marks.add(text);
      }
      return;
    }
    filled++;
    if (values.size() < MOST_VALUES) {
      values.merge(text, 1, Integer::sum);
    }
    seeNumber(text);
    days.forEach(
        (pattern, oddities) -> {
          if (!oddities.isRefuted && day(pattern, text).isEmpty()) {
            oddities.add(text, filled);
          }
        });
  }

  private void seeNumber(String text) {
    Optional<BigDecimal> number =
        text.length() <= LONGEST_NUMBER ? NumberText.read(text) : Optional.empty();
    hasLeadingZero |= text.matches("0[0-9]+");
    if (number.isEmpty()) {
      numbers.add(text, filled);
      units.see(text);
      return;
    }
    decimals = Math.max(decimals, number.get().scale());
    if (number.get().signum() < 0 && negatives.size() < 2) {
      negatives.add(text);
    }
  }

  private static Optional<LocalDate> day(String pattern, String text) {
    try {
      LocalDate day = LocalDate.parse(text, FORMATTERS.get(pattern));
      return day.getYear() >= 1900 && day.getYear() < 2100 ? Optional.of(day) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The patterns that the cells fit equally well. */
  private List<String> patterns() {
    int fewest = days.values().stream().mapToInt(o -> o.count).min().orElse(0);
    return DAY_PATTERNS.stream()
        .filter(p -> !days.get(p).refute(filled) && days.get(p).count == fewest)
        .toList();
  }

  boolean isDay() {
    return filled > 0 && !patterns().isEmpty();
  }

  /** Whether no value was seen twice. */
  boolean isDistinct() {
    return mayBeId() && values.size() == Math.min(filled, MOST_VALUES);
  }

  /** Whether so few values were seen twice as may be rows that were delivered twice. */
  boolean isAlmostDistinct() {
    int seen = Math.min(filled, MOST_VALUES);
    return mayBeId() && values.size() >= seen * (1 - Gate.DEFAULT.maxQuarantineShare());
  }

  private boolean mayBeId() {
    return filled > 1 && empty == 0 && !isDay() && decimals == 0;
  }

  /** Whether so many rows were seen that amounts would repeat. */
  boolean isLong() {
    return filled >= ROWS_THAT_REPEAT;
  }

  boolean isNamedLikeId() {
    return ID.matcher(source).matches();
  }

  /** Whether it names who applied: several loans may be one's, but not all. */
  boolean isNamedLikeApplicant() {
    return mayBeId() && isNamedLikeId() && PARTY.matcher(source).matches() && values.size() > 1;
  }

  boolean hasTwoValues() {
    return values.size() == 2;
  }

  /** Whether every cell has a value. */
  boolean isFull() {
    return empty == 0;
  }

  /** Whether it is named like something that no model may look at. */
  boolean isProtected() {
    return PROTECTED.matcher(name).matches() || PROTECTED.matcher(source).matches();
  }

  boolean isNamedLikeLabel() {
    return LABEL.matcher(source).matches();
  }

  int rarer() {
    return values.values().stream().mapToInt(Integer::intValue).min().orElse(0);
  }

  private List<LocalDate> seenDays() {
    List<LocalDate> seen = new ArrayList<>();
    values.forEach(
        (text, times) ->
            day(patterns().get(0), text).ifPresent(d -> seen.addAll(nCopies(times, d))));
    seen.sort(null);
    return seen;
  }

  Optional<LocalDate> lastDay() {
    List<LocalDate> days = seenDays();
    return days.isEmpty() ? Optional.empty() : Optional.of(days.get(days.size() - 1));
  }

  /** The last fifth of the days as the out-of-time test. */
  Optional<String> periods() {
    List<LocalDate> days = seenDays();
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
            : "CHECK some values stand in more than one of %d rows: the same row twice?",
        filled);
  }

  String asApplicant() {
    return line(
        "type: text, role: id, domain: applicant",
        "CHECK who applied: %d different values in %d rows; stands before the loan's own number",
        values.size(),
        filled);
  }

  String asDate() {
    return line(
        dayType() + ", role: as_of",
        "CHECK the first column of days: is it the decision?%s",
        also());
  }

  /** Which of the two is bad cannot be seen, only guessed from words. */
  String asLabel() {
    Map<String, Integer> ordered = new TreeMap<>(values);
    String first = ordered.keySet().iterator().next();
    String last = ordered.keySet().stream().skip(1).findFirst().orElseThrow();
    boolean isFirstBad = BAD.matcher(first).matches() && !BAD.matcher(last).matches();
    return line(
        "type: whole, unit: none, recode: {%s: %d, %s: %d}%s, role: label"
            .formatted(
                Draft.quoted(first),
                isFirstBad ? 1 : 0,
                Draft.quoted(last),
                isFirstBad ? 0 : 1,
                optional()),
        "CHECK two values (%d and %d rows): which one is bad?%s",
        ordered.get(first),
        ordered.get(last),
        empty == 0 ? "" : " Is a loan still open in the %,d rows without one?".formatted(empty));
  }

  String asOther() {
    if (filled == 0) {
      return line("type: text", "CHECK no value in the rows that were read");
    }
    if (isDay()) {
      return line(
          dayType() + optional(),
          "CHECK known at the decision? never a feature as it is%s",
          also());
    }
    Optional<CellUnits.Reading> measured =
        numbers.refute(filled) ? units.ofAtLeast(Oddities.fewestThatFit(filled)) : Optional.empty();
    boolean isText = measured.isEmpty() && (numbers.refute(filled) || hasLeadingZero);
    String type =
        isText ? "type: text" : measured.map(CellUnits.Reading::options).orElseGet(this::number);
    if (isProtected()) {
      return line(type + optional() + ", role: protected", "CHECK protected: never in the model");
    }
    if (LATER.matcher(source).matches()) {
      return line(
          type + optional() + ", role: post_decision", "CHECK known only after the decision?");
    }
    if (isText && values.size() > MOST_LEVELS) {
      return line(
          type + optional(),
          "CHECK %d different texts: a name rather than a class%s",
          values.size(),
          severalUnits());
    }
    return isText
        ? line(
            type + optional() + ", role: feature, code: R17",
            "CHECK known before the decision? %d classes; reason code%s",
            values.size(),
            severalUnits())
        : line(
            type + optional() + ", role: feature, trend: free, why: none, code: R17",
            "CHECK known before the decision? unit, trend, reason code%s%s",
            measured.map(this::without).orElseGet(() -> odd(numbers, "number")),
            onlyNegative());
  }

  private String severalUnits() {
    return units.mixture().map("; or numbers in several units (%s)?"::formatted).orElse("");
  }

  private String number() {
    return (TEN_THOUSANDS.matcher(source).matches() ? "times: 10000, " : "")
        + "type: "
        + CellUnits.numberType(decimals)
        + ", unit: "
        + (MONEY.matcher(source).matches() ? "money" : "none");
  }

  private String without(CellUnits.Reading reading) {
    int others = filled - units.count(reading);
    return others == 0
        ? ""
        : "; %,d of %,d cells do not end in %s: they go to quarantine unless missing lists them"
            .formatted(others, filled, reading.suffix());
  }

  /** Systems that cannot leave a number empty write one that cannot be. */
  private String onlyNegative() {
    return negatives.size() == 1 && NO_VALUES.containsAll(negatives)
        ? "; %1$s is the only negative value: does it say that there is none? then missing: [\"%1$s\"]"
            .formatted(negatives.iterator().next())
        : "";
  }

  private String dayType() {
    String pattern = patterns().get(0);
    return pattern.equals(DAY_PATTERNS.get(0))
        ? "type: date"
        : "pattern: %s, type: date".formatted(Draft.quoted(pattern.replace('u', 'y')));
  }

  private String also() {
    String fit = patterns().size() > 1 ? " days fit " + String.join(" and ", patterns()) : "";
    return fit + odd(days.get(patterns().get(0)), "day");
  }

  /** What becomes of the cells that do not fit. */
  private String odd(Oddities oddities, String kind) {
    return oddities.count == 0
        ? ""
        : "; %,d of %,d cells hold no %s, the first %s: they go to quarantine unless missing lists them"
            .formatted(oddities.count, filled, kind, Draft.quoted(oddities.first));
  }

  private String optional() {
    return empty == 0 ? "" : ", optional: true";
  }

  private String line(String what, String comment, Object... values) {
    String missing =
        marks.isEmpty()
            ? ""
            : ", missing: [%s]"
                .formatted(String.join(", ", marks.stream().map(Draft::quoted).toList()));
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
