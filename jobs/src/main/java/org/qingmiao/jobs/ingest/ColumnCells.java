// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static java.util.Comparator.naturalOrder;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qingmiao.features.table.Gate;

/** What the cells of one column have in common: days, numbers, units, marks for "no value". */
final class ColumnCells {
  private static final Set<String> MARKS =
      Set.of(
          "?", "NA", "N/A", "n/a", "#N/A", "#NA", "#NV", "#N/D", "NULL", "null", "(null)", "None",
          "nan", "NaN", "NaT", "-", "--", ".", "k.A.", "k. A.", "unknown", "Unknown", "UNKNOWN",
          "不详", "未知", "不明", "未填", "未填写", "未提供", "暂无");

  /** Days before and after all others, which systems write that cannot leave one empty. */
  private static final Set<String> NO_DAYS =
      Set.of(
          "1900-01-01",
          "1900/1/1",
          "1900/01/01",
          "01.01.1900",
          "9999-12-31",
          "9999/12/31",
          "31.12.9999",
          "0000-00-00",
          "00.00.0000");

  /** Systems that cannot leave a number empty write one that cannot be. */
  private static final Set<String> NO_VALUES = Set.of("-1", "-9", "-99", "-999", "-9999");

  private static final List<String> NINES = List.of("999999", "99999", "9999", "999");

  /** So many times as large as all others such a number must be to say nothing. */
  private static final int TIMES_ABOVE = 3;

  private static final int MOST_VALUES = 20_000;
  private static final int LONGEST_NUMBER = 18;
  private static final int MOST_WORDS = 2;
  private static final double MOST_OF_WORDS = 0.2;

  private final Map<String, Integer> values = new HashMap<>();
  private final Set<String> marks = new TreeSet<>();
  private final DayCells days = new DayCells();
  private final Oddities numbers = new Oddities();
  private final CellUnits units = new CellUnits();
  private final Set<String> negatives = new TreeSet<>();
  private int filled;
  private int empty;
  private boolean hasLeadingZero;
  private int decimals;
  private int commaNumbers;
  private int commaOnly;
  private int commaDecimals;

  void see(String cell) {
    String text = CellReader.folded(cell == null ? "" : cell);
    if (text.isEmpty() || MARKS.contains(text) || NO_DAYS.contains(text)) {
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
    days.see(text);
  }

  private void seeNumber(String text) {
    Optional<BigDecimal> number =
        text.length() <= LONGEST_NUMBER ? NumberText.read(text) : Optional.empty();
    hasLeadingZero |= text.matches("0[0-9]+");
    Optional<BigDecimal> withComma = seeDecimalComma(text, number.isEmpty());
    if (negatives.size() < 2
        && number.or(() -> withComma).filter(n -> n.signum() < 0).isPresent()) {
      negatives.add(text);
    }
    if (number.isEmpty()) {
      numbers.add(text, filled);
      units.see(text);
      return;
    }
    decimals = Math.max(decimals, number.get().scale());
  }

  private Optional<BigDecimal> seeDecimalComma(String text, boolean isNothingElse) {
    Optional<BigDecimal> number =
        text.length() <= LONGEST_NUMBER ? NumberText.decimalComma(text) : Optional.empty();
    if (number.isPresent()) {
      commaNumbers++;
      commaOnly += isNothingElse ? 1 : 0;
      commaDecimals = Math.max(commaDecimals, number.get().scale());
    }
    return number;
  }

  /** Whether the cells are numbers if their commas stand before decimals, and only then. */
  boolean hasDecimalComma() {
    return commaOnly > 0 && commaNumbers >= Oddities.fewestThatFit(filled);
  }

  private Optional<BigDecimal> number(String text) {
    return hasDecimalComma() ? NumberText.decimalComma(text) : NumberText.read(text);
  }

  /** Cells that hold a value. */
  int filled() {
    return filled;
  }

  /** Cells that hold none. */
  int empty() {
    return empty;
  }

  /** What stands where a value is missing. */
  Set<String> marks() {
    Set<String> all = new TreeSet<>(marks);
    sentinel().ifPresent(all::add);
    all.addAll(words());
    return all;
  }

  /** Whether some rows have no value. */
  boolean hasGaps() {
    return empty > 0 || sentinel().isPresent() || !words().isEmpty();
  }

  /** How often a value was seen. */
  int count(String value) {
    return values.getOrDefault(value, 0);
  }

  /** How many different values there are. */
  int distinct() {
    return values.size();
  }

  /** The cells read as days. */
  DayCells days() {
    return days;
  }

  /** The last of the days. */
  Optional<LocalDate> lastDay() {
    return values.keySet().stream().flatMap(text -> days.day(text).stream()).max(naturalOrder());
  }

  boolean isNumber() {
    return hasDecimalComma()
        || (filled > 0 && !hasLeadingZero && (!numbers.refute(filled) || !words().isEmpty()));
  }

  /** The type of the numbers, as a conf writes it, when their point moves left by some digits. */
  String numberType(int digits) {
    return CellUnits.numberType((hasDecimalComma() ? commaDecimals : decimals) + digits);
  }

  /** The middle one of the numbers, the smaller of two; infinite where there are none. */
  double median() {
    NavigableMap<Double, Integer> numbers = new TreeMap<>();
    values.forEach(
        (text, times) ->
            number(text)
                .ifPresent(number -> numbers.merge(number.doubleValue(), times, Integer::sum)));
    int left = (numbers.values().stream().mapToInt(Integer::intValue).sum() + 1) / 2;
    for (Map.Entry<Double, Integer> number : numbers.entrySet()) {
      left -= number.getValue();
      if (left <= 0) {
        return number.getKey();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** The unit that numbers carry in their cells. */
  Optional<CellUnits.Reading> measured() {
    return numbers.refute(filled) && !hasDecimalComma()
        ? units.ofAtLeast(Oddities.fewestThatFit(filled))
        : Optional.empty();
  }

  /** Whether every row, or all but a few, has a value that may be a number of something. */
  boolean mayBeId() {
    return filled > 1
        && filled >= Oddities.fewestThatFit(filled + empty)
        && !days.isDay()
        && decimals == 0;
  }

  /** Whether every row has a value and none was seen twice. */
  boolean isDistinct() {
    return mayBeId() && empty == 0 && values.size() == Math.min(filled, MOST_VALUES);
  }

  /** The two values that were seen most, in their own order; all others are few. */
  Optional<List<String>> mainTwo() {
    List<String> two =
        values.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .limit(2)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    int seen = two.stream().mapToInt(values::get).sum();
    return two.size() == 2 && seen >= Oddities.fewestThatFit(filled)
        ? Optional.of(two)
        : Optional.empty();
  }

  /** The values from the one that was seen most, with how often each was. */
  Map<String, Integer> byCount() {
    Map<String, Integer> sorted = new LinkedHashMap<>();
    values.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(value -> sorted.put(value.getKey(), value.getValue()));
    return sorted;
  }

  /** A value beside the two that were seen most; empty where there is none. */
  Optional<String> strayFrom(List<String> two) {
    return values.keySet().stream().filter(v -> !two.contains(v)).sorted().findFirst();
  }

  /** Whether so few values were seen twice as may be rows that were delivered twice. */
  boolean isAlmostDistinct() {
    int seen = Math.min(filled, MOST_VALUES);
    return mayBeId() && values.size() >= seen * (1 - Gate.DEFAULT.maxQuarantineShare());
  }

  /** What is doubtful about the numbers, as a comment of a draft says it. */
  String doubtsAboutNumbers() {
    if (hasDecimalComma()) {
      return (mayGroupThousands()
              ? "; does a comma stand before the decimals, as in %s?".formatted(anyWithComma())
              : "")
          + onlyNegative();
    }
    String misfits =
        measured().map(this::without).orElseGet(() -> numbers.asComment(filled, "number"));
    return words().isEmpty() ? misfits + onlyNegative() : onlyWords() + onlyNegative();
  }

  /** Whether no comma has other than three digits behind it, so that it might group them. */
  private boolean mayGroupThousands() {
    return values.keySet().stream().noneMatch(value -> value.matches(".*,(\\d{1,2}|\\d{4,})"));
  }

  private String anyWithComma() {
    return values.keySet().stream()
        .filter(value -> value.contains(",") && NumberText.read(value).isEmpty())
        .sorted()
        .findFirst()
        .map(Draft::quoted)
        .orElse("1,5");
  }

  /**
   * What stands among numbers and is none, where it is the same word or two again and again in a
   * few cells: most likely it says that there is no value.
   */
  private Set<String> words() {
    if (hasDecimalComma() || !numbers.refute(filled) || numbers.count() > filled * MOST_OF_WORDS) {
      return Set.of();
    }
    Set<String> words = new TreeSet<>();
    values.keySet().stream()
        .filter(value -> NumberText.read(value).isEmpty())
        .limit(MOST_WORDS + 1)
        .forEach(words::add);
    boolean isAll = words.stream().mapToInt(this::count).sum() == numbers.count();
    boolean isAgain = words.stream().allMatch(word -> count(word) > 1);
    return isAll && isAgain && words.size() <= MOST_WORDS ? words : Set.of();
  }

  private String onlyWords() {
    return "; is %s, which stands in %,d of %,d cells, none at all, or 0? It is drafted as missing"
        .formatted(String.join(" or ", words()), numbers.count(), filled);
  }

  private String without(CellUnits.Reading reading) {
    int others = filled - units.count(reading);
    return values.keySet().stream()
        .filter(value -> !value.endsWith(reading.suffix()))
        .sorted()
        .findFirst()
        .map(
            value ->
                "; %,d of %,d cells do not end in %s, such as %s: %s"
                    .formatted(
                        others, filled, reading.suffix(), Draft.quoted(value), Oddities.FATE))
        .orElse("");
  }

  /**
   * The only negative value, or nines far above all others, where it is one that systems write
   * which cannot leave a cell empty.
   */
  Optional<String> sentinel() {
    return negatives.size() == 1 && NO_VALUES.containsAll(negatives)
        ? negatives.stream().findFirst()
        : nines();
  }

  private Optional<String> nines() {
    return NINES.stream()
        .filter(nines -> count(nines) > 1 && values.size() < MOST_VALUES)
        .filter(nines -> mostBeside(nines) * TIMES_ABOVE <= Double.parseDouble(nines))
        .findFirst();
  }

  /** The largest of the other numbers; infinite where there are none. */
  private double mostBeside(String nines) {
    return values.keySet().stream()
        .filter(value -> !value.equals(nines))
        .flatMap(value -> number(value).stream())
        .mapToDouble(BigDecimal::doubleValue)
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private String onlyNegative() {
    return sentinel()
        .map(
            value ->
                "; is %s, %s, none at all? It is drafted as missing"
                    .formatted(
                        value,
                        negatives.contains(value)
                            ? "the only negative value"
                            : "far above all other values"))
        .orElse("");
  }

  /** Whether a text may be numbers after all, as a comment of a draft asks it. */
  String doubtsAboutText() {
    return units.mixture().map("; or numbers in several units (%s)?"::formatted).orElse("");
  }
}
