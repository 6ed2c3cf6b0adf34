// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table as a person reads it, made from its contract alone: what a row is, how it is named, when
 * its facts count, what every column means and what must hold.
 *
 * @param name of the table
 * @param grain what one row is
 * @param facts of the table as a whole, by label, in order
 * @param columns in stored order
 * @param rules each a sentence
 */
public record DataDictionary(
    String name, String grain, Map<String, String> facts, List<Entry> columns, List<String> rules) {

  /** Fits a terminal, and a page beside another. */
  public static final int WIDTH = 96;

  private static final String INDENT = "  ";
  private static final int WIDEST_NAME = 28;

  public DataDictionary {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
  }

  /**
   * A column as a person reads it.
   *
   * @param name of the column
   * @param traits type, unit, whether it may be missing, level, role, purposes and token domain
   * @param meaning one sentence
   */
  public record Entry(String name, List<String> traits, String meaning) {
    public Entry {
      traits = List.copyOf(traits);
    }
  }

  /** The dictionary of one table. */
  public static DataDictionary of(Table table) {
    return new DataDictionary(
        table.name(),
        table.grain(),
        facts(table),
        table.columns().stream().map(DataDictionary::entry).toList(),
        table.rules().stream().map(DataDictionary::sentence).toList());
  }

  /** Many tables as text, in the order given, with an empty line between them. */
  public static String text(Collection<Table> tables) {
    return tables.stream().map(t -> of(t).text()).collect(Collectors.joining("\n"));
  }

  /** The table as plain text of at most {@link #WIDTH} columns, ending with a line break. */
  public String text() {
    StringBuilder text = new StringBuilder();
    wrap(text, "", name + ": " + grain);
    int labels = widest(facts.keySet());
    facts.forEach((label, fact) -> wrap(text, INDENT + pad(label, labels), fact));
    text.append('\n');
    int names = Math.min(WIDEST_NAME, widest(columns.stream().map(Entry::name).toList()));
    for (Entry column : columns) {
      wrap(text, INDENT + pad(column.name(), names), String.join(" · ", column.traits()));
      wrap(text, INDENT + pad("", names), column.meaning());
    }
    if (!rules.isEmpty()) {
      text.append('\n');
      rules.forEach(rule -> wrap(text, INDENT + "- ", rule));
    }
    return text.toString();
  }

  /** Numbers as {@code %s}: other locales have other digits. */
  private static Map<String, String> facts(Table table) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("shape", shape(table.shape()));
    facts.put("key", table.key().isEmpty() ? "none" : String.join(", ", table.key()));
    table.clock().ifPresent(clock -> facts.put("clocks", clocks(clock)));
    facts.put("level", "%s of 5, the highest of its columns".formatted(table.level()));
    facts.put(
        "gate",
        "at most %s %% in quarantine, at least %s %s"
            .formatted(
                percent(table.gate().maxQuarantineShare()),
                table.gate().minRows(),
                table.gate().minRows() == 1 ? "row" : "rows"));
    facts.put(
        "kept", "%s years (%s)".formatted(table.retention().years(), table.retention().basis()));
    return facts;
  }

  private static String shape(Shape shape) {
    return switch (shape) {
      case EVENTS -> "events: a day reads every delivery up to it";
      case SNAPSHOT -> "snapshot: a day reads its own delivery";
      case REFERENCE -> "reference: rows say from when to when they hold";
      case APPEND -> "append: rows are only ever added";
    };
  }

  private static String clocks(Clock clock) {
    StringBuilder text = new StringBuilder();
    text.append(
        "happened %s, known %s, days of %s".formatted(clock.event(), clock.known(), clock.zone()));
    clock
        .version()
        .ifPresent(v -> text.append("; %s restated by %s".formatted(clock.eventId(), v)));
    clock.op().ifPresent(op -> text.append("; withdrawn where %s is D".formatted(op)));
    return text.toString();
  }

  private static Entry entry(Column column) {
    List<String> traits = new ArrayList<>();
    boolean hasUnit = column.type().isNumeric() && column.unit() != Unit.NONE;
    traits.add(column.type().label() + (hasUnit ? " " + column.unit().symbol() : ""));
    if (!column.required()) {
      traits.add("may be missing");
    }
    traits.add("level " + column.level());
    traits.add(lower(column.role()));
    traits.add(
        column.purposes().stream().map(DataDictionary::lower).collect(Collectors.joining(", ")));
    column.domain().ifPresent(domain -> traits.add("token of " + domain));
    return new Entry(column.name(), traits, column.meaning());
  }

  private static String sentence(Rule rule) {
    return rule.sentence() + (rule.severity() == Severity.WARN ? " (only warns)" : "");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String percent(double share) {
    return new BigDecimal(String.valueOf(share))
        .movePointRight(2)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static int widest(Collection<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The text and at least two blanks behind it. */
  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()) + 2);
  }

  /** Breaks between words; further lines begin below the first word. */
  private static void wrap(StringBuilder text, String lead, String words) {
    StringBuilder line = new StringBuilder(lead);
    boolean isEmpty = true;
    for (String word : Arrays.asList(words.split(" ", -1))) {
      if (!isEmpty && line.length() + 1 + word.length() > WIDTH) {
        text.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(" ".repeat(lead.length()));
        isEmpty = true;
      }
      line.append(isEmpty ? "" : " ").append(word);
      isEmpty = false;
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
