// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.conf;

import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qingmiao.features.define.Feature;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.Gate;
import org.qingmiao.features.table.Retention;
import org.qingmiao.features.table.Rule;
import org.qingmiao.features.table.Shape;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.yaml.Nearest;
import org.qingmiao.jobs.conf.yaml.Section;

/** Reads the mapping of one source from its section of the conf. */
final class MappingReader {
  private final Section section;
  private final ZoneId zone;
  private final Map<String, Table> contracts;
  private final Map<String, ColumnMapping> mappings = new LinkedHashMap<>();
  private final List<Column> declared = new ArrayList<>();
  private final List<Feature> features = new ArrayList<>();

  private MappingReader(Section section, ZoneId zone, Map<String, Table> contracts) {
    this.section = section;
    this.zone = zone;
    this.contracts = contracts;
  }

  /**
   * Reads a mapping.
   *
   * @param zone of the installation
   * @param contracts the tables that code declares, by name
   */
  static Optional<Mapping> read(Section section, ZoneId zone, Map<String, Table> contracts) {
    return new MappingReader(section, zone, contracts).read();
  }

  private Optional<Mapping> read() {
    String source = section.text("source");
    String table = section.text("table");
    String files = section.text("files");
    Optional<String> get = section.maybeText("get");
    Optional<Layout> layout = layout();
    Optional<Mapping.Backload> backload =
        section.isOn("backload")
            ? Optional.of(
                new Mapping.Backload(
                    section.whole("known_lag_days", 0), section.day("backload_until")))
            : Optional.empty();
    Optional<Mapping.Keep> keep =
        section
            .section("keep")
            .flatMap(
                k -> {
                  String column = k.text("column");
                  List<String> oneOf = k.texts("one_of");
                  return k.bind(() -> new Mapping.Keep(column, oneOf));
                });
    columns(table);
    Optional<Table> contract =
        contracts.containsKey(table)
            ? Optional.of(contracts.get(table)).map(this::checked)
            : declared(table);
    Optional<Table> gated = contract.map(this::gated);
    return section.bind(
        () ->
            new Mapping(
                source,
                gated.orElseThrow(),
                layout.orElseThrow(),
                files,
                get,
                inOrder(),
                keep,
                backload,
                features));
  }

  private Optional<Layout> layout() {
    Optional<Layout.Format> format = section.maybeChoice("format", Layout.Format.class);
    if (format.isEmpty() && !section.has("format")) {
      section.fault(
          "format", "\"format\" is missing, expected csv, json, parquet, xlsx, parcels or scenes");
    }
    String charset = section.text("charset", "UTF-8");
    if (!isCharset(charset)) {
      section.fault(
          "charset",
          "charset is \"%s\", expected a name such as UTF-8 or GB18030".formatted(charset));
    }
    char delimiter = character("delimiter", ',');
    char quote = character("quote", '"');
    char comment = character("comment", '\0');
    int header = section.text("header", "1").equals("none") ? 0 : section.whole("header", 1);
    Layout.Trailing trailing =
        section.isOn("trim_trailing") ? Layout.Trailing.NOTHING : Layout.Trailing.CELL;
    boolean isWorkbook = format.filter(f -> f == Layout.Format.XLSX).isPresent();
    String sheet = isWorkbook ? section.text("sheet", "") : "";
    SheetColumn first =
        isWorkbook
            ? section.maybe("first_column", SheetColumn::of).orElse(SheetColumn.FIRST)
            : SheetColumn.FIRST;
    try {
      return format.map(
          f -> new Layout(f, charset, delimiter, quote, comment, header, trailing, sheet, first));
    } catch (IllegalArgumentException e) {
      section.fault("delimiter", e.getMessage());
      return Optional.empty();
    }
  }

  private char character(String key, char otherwise) {
    String text = section.text(key, String.valueOf(otherwise));
    if (text.length() != 1) {
      section.fault(key, "%s is \"%s\", expected one character".formatted(key, text));
      return otherwise;
    }
    return text.charAt(0);
  }

  private static boolean isCharset(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void columns(String table) {
    Optional<Section> columns = section.section("columns");
    if (columns.isEmpty()) {
      section.fault("columns", "\"columns\" is missing; map at least one column");
      return;
    }
    boolean isDeclared = !contracts.containsKey(table);
    for (String name : columns.get().keys()) {
      Optional<Section> column = columns.get().section(name);
      column.ifPresent(
          c -> {
            ColumnReader reader = new ColumnReader(name, c, zone);
            reader.mapping().ifPresent(m -> mappings.put(name, m));
            if (isDeclared) {
              reader.declaration().ifPresent(declared::add);
              reader.feature(table).ifPresent(features::add);
            }
            c.bind(() -> name);
          });
    }
  }

  /** The contract of the code; every required column must be mapped and no other one named. */
  private Table checked(Table table) {
    List<String> names = table.columnNames();
    for (String name : mappings.keySet()) {
      if (!names.contains(name)) {
        List<String> near = Nearest.to(name, names);
        section.fault(
            "columns",
            near.isEmpty()
                ? "%s has no column %s; it has %s"
                    .formatted(table.name(), name, String.join(", ", names))
                : "%s has no column %s, did you mean %s?"
                    .formatted(table.name(), name, near.get(0)));
      }
    }
    table.columns().stream()
        .filter(c -> c.required() && !mappings.containsKey(c.name()))
        .forEach(
            c ->
                section.fault(
                    "columns",
                    "%s requires the column %s (%s); map it"
                        .formatted(table.name(), c.name(), c.meaning())));
    return table;
  }

  /** The contract that the mapping itself declares. */
  private Optional<Table> declared(String name) {
    String grain = section.text("grain");
    Shape shape = section.choice("shape", Shape.class, Shape.EVENTS);
    List<String> key = section.texts("key");
    if (key.isEmpty()) {
      section.fault("key", "\"key\" is missing; name the columns that name a row");
    }
    Optional<Clock> clock = clock(key);
    List<Rule> rules =
        section.sections("rules").stream().flatMap(r -> RuleReader.read(r).stream()).toList();
    try {
      return Optional.of(
          new Table(
              name, grain, shape, key, clock, declared, rules, Gate.DEFAULT, Retention.DEFAULT));
    } catch (IllegalArgumentException e) {
      e.getMessage().lines().forEach(line -> section.fault("columns", line));
      return Optional.empty();
    }
  }

  private Optional<Clock> clock(List<String> key) {
    Optional<String> event = section.maybeText("event");
    Optional<String> known = section.maybeText("known");
    Optional<String> version = section.maybeText("version");
    Optional<String> op = section.maybeText("op");
    String eventId = section.text("event_id", key.isEmpty() ? "" : key.get(0));
    if (event.isPresent() != known.isPresent()) {
      section.fault(
          event.isPresent() ? "event" : "known",
          "\"event\" and \"known\" come together: when it happened, and when it could be known");
    }
    return event.flatMap(
        e -> known.map(k -> new Clock(e, k, eventId, version, op, zone, Optional.empty())));
  }

  private Table gated(Table table) {
    return section
        .section("gate")
        .flatMap(
            g -> {
              double share = g.real("max_quarantine_share", table.gate().maxQuarantineShare());
              int rows = g.whole("min_rows", (int) table.gate().minRows());
              return g.bind(() -> table.gate(new Gate(share, rows)));
            })
        .orElse(table);
  }

  /** The mappings so ordered that each derivation stands behind what it is derived from. */
  private Map<String, ColumnMapping> inOrder() {
    Map<String, ColumnMapping> ordered = new LinkedHashMap<>();
    mappings.keySet().forEach(name -> place(name, ordered, new LinkedHashSet<>()));
    return ordered;
  }

  private void place(String name, Map<String, ColumnMapping> ordered, Set<String> open) {
    if (ordered.containsKey(name)) {
      return;
    }
    if (!open.add(name)) {
      throw new IllegalArgumentException(
          "columns derive from each other in a circle: " + String.join(", ", open));
    }
    ColumnMapping mapping = mappings.get(name);
    for (String input : mapping.inputs()) {
      if (!mappings.containsKey(input)) {
        throw new IllegalArgumentException(
            "column %s derives from %s, which is not mapped".formatted(name, input));
      }
      place(input, ordered, open);
    }
    open.remove(name);
    ordered.put(name, mapping);
  }
}
