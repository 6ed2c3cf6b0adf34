// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.define.Trend;
import org.qingmiao.features.identity.Checker;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Purpose;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Unit;
import org.qingmiao.jobs.conf.yaml.Section;
import org.qingmiao.models.credit.ReasonCatalogue;

/** Reads one column of a mapping: how it comes about and, where no code says so, what it is. */
final class ColumnReader {
  private static final List<String> OF_FEATURES = List.of("trend", "why", "code", "missing_code");

  private static final List<String> WAYS =
      List.of(
          "from",
          "constant",
          "row_number",
          "prefix",
          "ratio",
          "equals",
          "days_between",
          "is_present",
          "lookup");
  private static final Pattern DECIMAL = Pattern.compile("decimal\\((\\d+), ?(\\d+)\\)");

  private final String name;
  private final Section section;
  private final ZoneId zone;

  ColumnReader(String name, Section section, ZoneId zone) {
    this.name = name;
    this.section = section;
    this.zone = zone;
  }

  /** How the column comes about. */
  Optional<ColumnMapping> mapping() {
    List<String> ways = WAYS.stream().filter(section::has).toList();
    if (ways.size() != 1) {
      section.fault(
          ways.isEmpty() ? "from" : ways.get(1),
          "column %s has %s, expected one of %s"
              .formatted(
                  name,
                  ways.isEmpty() ? "no source" : String.join(" and ", ways),
                  String.join(", ", WAYS)));
      return Optional.empty();
    }
    return switch (ways.get(0)) {
      case "from" -> Optional.of(from());
      case "constant" -> Optional.of(new ColumnMapping.Constant(section.text("constant")));
      case "row_number" -> rowNumber();
      case "prefix" -> prefix();
      case "ratio" -> pair("ratio").map(p -> new ColumnMapping.Ratio(p.get(0), p.get(1)));
      case "equals" -> pair("equals").map(p -> new ColumnMapping.Equals(p.get(0), p.get(1)));
      case "days_between" ->
          pair("days_between").map(p -> new ColumnMapping.DaysBetween(p.get(0), p.get(1)));
      case "is_present" -> Optional.of(new ColumnMapping.IsPresent(section.text("is_present")));
      default -> lookup();
    };
  }

  private ColumnMapping from() {
    String source = section.text("from");
    Optional<Checker> check = section.maybe("check", Checker::of);
    Optional<String> suffix = section.maybeText("suffix");
    Optional<BigDecimal> times = section.decimal("times");
    ColumnMapping.Notation notation =
        section.choice("notation", ColumnMapping.Notation.class, ColumnMapping.Notation.PLAIN);
    Optional<String> pattern =
        section
            .maybe("pattern", DateTimeFormatter::ofPattern)
            .flatMap(valid -> section.maybeText("pattern"));
    ZoneId cellZone = section.zone("zone", zone);
    Set<String> missing = Set.copyOf(section.texts("missing"));
    Map<String, String> recode = section.pairs("recode");
    Optional<String> otherwise = section.maybeText("otherwise");
    if (otherwise.isPresent() && recode.isEmpty()) {
      section.fault("otherwise", "\"otherwise\" needs a \"recode\" beside it");
    }
    return new ColumnMapping.From(
        source,
        check,
        suffix,
        times,
        notation,
        pattern,
        cellZone,
        missing,
        recode,
        otherwise.map(ColumnReader::otherwise).orElse(new ColumnMapping.Otherwise.Refused()));
  }

  private static ColumnMapping.Otherwise otherwise(String text) {
    return text.equals("missing")
        ? new ColumnMapping.Otherwise.Missing()
        : new ColumnMapping.Otherwise.Value(text);
  }

  private Optional<ColumnMapping> rowNumber() {
    if (!section.isOn("row_number")) {
      section.fault("row_number", "row_number is off; write row_number: true");
      return Optional.empty();
    }
    return Optional.of(new ColumnMapping.RowNumber());
  }

  private Optional<ColumnMapping> prefix() {
    int length = section.whole("prefix", 1);
    String of = section.text("of");
    return length < 1 ? Optional.empty() : Optional.of(new ColumnMapping.Prefix(length, of));
  }

  private Optional<List<String>> pair(String key) {
    List<String> pair = section.texts(key);
    if (pair.size() != 2) {
      section.fault(
          key, "%s names %d columns, expected two, as [a, b]".formatted(key, pair.size()));
      return Optional.empty();
    }
    return Optional.of(pair);
  }

  private Optional<ColumnMapping> lookup() {
    String of = section.text("of");
    return section
        .section("lookup")
        .flatMap(
            l -> {
              String table = l.text("table");
              String key = l.text("key");
              String value = l.text("value");
              return l.bind(() -> new ColumnMapping.Lookup(table, key, value, of));
            });
  }

  /** What the column is, for a table that no code declares. */
  Optional<Column> declaration() {
    Optional<ColumnType> type = section.value("type", ColumnReader::type);
    String meaning = section.text("meaning");
    Unit unit =
        section
            .maybeChoice("unit", Unit.class)
            .orElseGet(
                () -> {
                  if (type.filter(ColumnType::isNumeric).isPresent() && !section.has("unit")) {
                    section.fault(
                        "unit",
                        "column %s is a number without unit; name one, or none for a pure number"
                            .formatted(name));
                  }
                  return Unit.NONE;
                });
    Role role = section.choice("role", Role.class, Role.META);
    Optional<String> domain = section.maybeText("domain");
    if (role == Role.ID && domain.isEmpty()) {
      section.fault(
          "role",
          "column %s is an id without domain; name one, such as loan, so that it becomes a token"
              .formatted(name));
    }
    int level = section.whole("level", domain.isPresent() ? 3 : 1);
    boolean isOptional = section.isOn("optional");
    boolean isNeeded = role == Role.ID || role == Role.AS_OF;
    if (section.has("missing") && !isOptional && !isNeeded) {
      section.fault(
          "missing",
          "column %s lists what stands for no value and may not be empty, so such rows would all go to quarantine; add optional: true, or delete missing"
              .formatted(name));
    }
    try {
      return type.filter(t -> !meaning.isEmpty())
          .map(
              t ->
                  new Column(
                      name,
                      t,
                      unit,
                      level,
                      List.of(role == Role.PROTECTED ? Purpose.FAIRNESS : Purpose.CREDIT),
                      role,
                      meaning,
                      !isOptional,
                      domain));
    } catch (IllegalArgumentException e) {
      section.fault("type", e.getMessage());
      return Optional.empty();
    }
  }

  /** The input of a credit model that the column is, where its role is feature. */
  Optional<Feature> feature(String table) {
    boolean isFeature = section.text("role", "").equalsIgnoreCase("feature");
    boolean isModelled = section.isOnUnlessOff("model");
    if (!isFeature || !isModelled) {
      // What it said as a feature may stay, so that a role is changed by one word.
      OF_FEATURES.forEach(section::maybeText);
      return Optional.empty();
    }
    boolean isCategory = section.text("type", "").equals("text");
    Optional<Trend> trend =
        isCategory && !section.has("trend")
            ? Optional.of(Trend.RISING)
            : section.value("trend", ColumnReader::trend);
    String why =
        section.text("why", isCategory ? "A category is ordered by the losses seen on it." : "");
    if (why.isBlank()) {
      section.fault(
          "why",
          "\"why\" is missing; say why the risk moves so with %s, or none beside trend: free"
              .formatted(name));
    }
    if (why.equalsIgnoreCase("none") && trend.filter(t -> t != Trend.FREE).isPresent()) {
      section.fault(
          "why",
          "\"why\" of %s is none, expected why the risk moves so; none goes with trend: free"
              .formatted(name));
    }
    String code = section.text("code", ReasonCatalogue.ownCode(name));
    String missingCode = section.text("missing_code", code);
    Unit unit = section.choice("unit", Unit.class, Unit.NONE);
    String meaning = section.text("meaning");
    try {
      return trend
          .filter(t -> !why.isBlank())
          .map(
              t ->
                  new Feature(
                      name,
                      isCategory ? Feature.Kind.CATEGORY : Feature.Kind.NUMBER,
                      t,
                      why,
                      code,
                      missingCode,
                      unit,
                      meaning,
                      List.of(table + "." + name)));
    } catch (IllegalArgumentException e) {
      section.fault("trend", e.getMessage());
      return Optional.empty();
    }
  }

  private static Trend trend(String text) {
    return switch (text) {
      case "rising" -> Trend.RISING;
      case "falling" -> Trend.FALLING;
      case "free" -> Trend.FREE;
      case "+", "-", "0" -> Trend.of(text);
      default ->
          throw new IllegalArgumentException(
              "trend is \"%s\", expected rising, falling or free: how the risk moves as the value grows"
                  .formatted(text));
    };
  }

  private static ColumnType type(String text) {
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return new ColumnType.Decimal(
          Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
    }
    return switch (text) {
      case "text" -> new ColumnType.Text();
      case "date" -> new ColumnType.Day();
      case "instant" -> new ColumnType.Instant();
      case "whole" -> new ColumnType.Whole();
      case "real" -> new ColumnType.Real();
      case "flag" -> new ColumnType.Flag();
      default ->
          throw new IllegalArgumentException(
              "type is \"%s\", expected text, date, instant, whole, real, flag or decimal(18,2)"
                  .formatted(text));
    };
  }
}
