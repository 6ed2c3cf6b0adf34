// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.features.table.Clock;
import org.qingmiao.features.table.Column;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.Role;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.conf.ColumnMapping;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;
import org.qingmiao.models.train.Split;

/**
 * A mapping made ready to run over many records: positions instead of names.
 *
 * <p>One record becomes one row, with every fault it has. Where the record cannot be read cell by
 * cell, nothing else is tried; otherwise every column is, so that all reasons come at once.
 */
final class RowPlan implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Days are counted from their end: a fact of a day is known when the day is over. */
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59, 999_999_000);

  private final ParsedRows rows;
  private final List<String> wanted;
  private final String[] columns;
  private final int[] cells;
  private final CellReader[] readers;
  private final boolean[] isRequired;
  private final boolean[] isRowNumber;
  private final Derivation[] derivations;
  private final int[] wholeDigits;
  private final int[] order;
  private final String[] domains;
  private final String[] cellDomains;
  private final int keepCell;
  private final Set<String> keepValues;
  private final int applicant;
  private final int event;
  private final int known;
  private final ZoneId zone;
  private final int asOf;
  private final long deliveredMicros;
  private final int lagDays;
  private final boolean isBackload;
  private final Pseudonym pseudonym;

  /**
   * Makes a plan.
   *
   * @param lookups the contents of reference tables, by lookup
   * @param waived credit codes that pass although their check character is wrong
   * @param zone of the installation, for tables without clocks
   */
  RowPlan(
      Mapping mapping,
      Map<ColumnMapping.Lookup, Map<String, String>> lookups,
      Pseudonym pseudonym,
      Set<String> waived,
      LocalDate asOf,
      ZoneId zone) {
    Table table = mapping.table();
    int n = table.columns().size();
    this.rows = new ParsedRows(table);
    this.wanted = List.copyOf(mapping.sourceColumns());
    this.columns = table.columnNames().toArray(String[]::new);
    this.cells = new int[n];
    this.readers = new CellReader[n];
    this.isRequired = new boolean[n];
    this.isRowNumber = new boolean[n];
    this.derivations = new Derivation[n];
    this.wholeDigits = new int[n];
    this.domains = new String[n];
    this.cellDomains = new String[wanted.size()];
    this.order = mapping.columns().keySet().stream().mapToInt(c -> position(table, c)).toArray();
    this.zone = table.clock().map(Clock::zone).orElse(zone);
    this.asOf = (int) asOf.toEpochDay();
    this.deliveredMicros = endOf(asOf);
    this.pseudonym = pseudonym;
    for (int i = 0; i < n; i++) {
      Column column = table.columns().get(i);
      cells[i] = -1;
      isRequired[i] = column.required();
      domains[i] = column.domain().orElse(null);
      ColumnMapping how = mapping.columns().get(column.name());
      if (how instanceof ColumnMapping.From from) {
        cells[i] = wanted.indexOf(from.source());
        readers[i] = CellReader.of(column, from, mapping.checkers(column.name()), waived, asOf);
        if (column.level() > Column.CLEAR_LEVEL) {
          cellDomains[cells[i]] = column.domain().orElse("cell");
        }
      } else if (how instanceof ColumnMapping.RowNumber) {
        isRowNumber[i] = true;
      } else if (how != null) {
        wholeDigits[i] =
            column.type() instanceof ColumnType.Decimal d ? d.precision() - d.scale() : 0;
        derivations[i] = derivation(table, column, how, lookups, asOf);
      }
    }
    this.keepCell = mapping.keep().map(k -> wanted.indexOf(k.column())).orElse(-1);
    this.keepValues = mapping.keep().map(k -> Set.copyOf(k.oneOf())).orElse(Set.of());
    this.applicant =
        table.columns().stream()
            .filter(c -> c.role() == Role.ID)
            .findFirst()
            .map(c -> position(table, c.name()))
            .orElse(-1);
    this.event = table.clock().map(c -> position(table, c.event())).orElse(-1);
    this.known = table.clock().map(c -> position(table, c.known())).orElse(-1);
    this.isBackload = mapping.backload().filter(b -> b.covers(asOf)).isPresent();
    this.lagDays = mapping.backload().map(Mapping.Backload::knownLagDays).orElse(0);
  }

  private static int position(Table table, String column) {
    return table.columnNames().indexOf(column);
  }

  private Derivation derivation(
      Table table,
      Column column,
      ColumnMapping how,
      Map<ColumnMapping.Lookup, Map<String, String>> lookups,
      LocalDate asOf) {
    int[] inputs = how.inputs().stream().mapToInt(c -> position(table, c)).toArray();
    if (how instanceof ColumnMapping.Constant constant) {
      return fixed(column, constant, zone, asOf);
    } else if (how instanceof ColumnMapping.Prefix prefix) {
      return new Derivation.Prefix(prefix.length(), inputs[0]);
    } else if (how instanceof ColumnMapping.Ratio) {
      int scale = column.type() instanceof ColumnType.Decimal d ? d.scale() : 0;
      return new Derivation.Ratio(inputs[0], inputs[1], scale);
    } else if (how instanceof ColumnMapping.Equals) {
      return new Derivation.Same(inputs[0], inputs[1]);
    } else if (how instanceof ColumnMapping.DaysBetween) {
      return new Derivation.Days(inputs[0], inputs[1]);
    } else if (how instanceof ColumnMapping.IsPresent) {
      return new Derivation.Presence(inputs[0]);
    }
    return new Derivation.Reference(
        new HashMap<>(lookups.get((ColumnMapping.Lookup) how)), inputs[0]);
  }

  /**
   * A constant, read as a cell of its column would be.
   *
   * @throws Refusal where the column cannot hold it
   */
  static Derivation.Fixed fixed(
      Column column, ColumnMapping.Constant constant, ZoneId zone, LocalDate asOf) {
    CellReader reader = CellReader.of(column, zone, asOf);
    Object value = reader.read(constant.value().replace("{as_of}", asOf.toString()));
    if (!reader.fault().isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "column %s: constant \"%s\" is no %s"
              .formatted(column.name(), constant.value(), column.type().label()));
    }
    return new Derivation.Fixed(value);
  }

  /** The columns of the source that it reads. */
  List<String> wanted() {
    return wanted;
  }

  /** The required columns of the contract that come from a column of the source. */
  List<String> requiredFrom(String source) {
    int cell = wanted.indexOf(source);
    List<String> required = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (cells[i] == cell && isRequired[i]) {
        required.add(columns[i]);
      }
    }
    if (cell == keepCell) {
      required.add("keep");
    }
    return required;
  }

  /** The columns of the contract that cannot be read from a column declared to be of that kind. */
  List<String> misfits(String source, CellKind declared) {
    int cell = wanted.indexOf(source);
    List<String> misfits = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (cell >= 0 && cells[i] == cell && !readers[i].takes(declared)) {
        misfits.add("%s is %s".formatted(columns[i], readers[i].asked()));
      }
    }
    return misfits;
  }

  /** What the rows look like that it makes. */
  ParsedRows rows() {
    return rows;
  }

  /**
   * A cell that was tried.
   *
   * @param column of the contract
   * @param cell as the file has it
   * @param isOpen whether it may be shown
   * @param line on which its record begins
   * @param fault why the column cannot take it, or the empty text
   */
  record Tried(String column, String cell, boolean isOpen, long line, String fault) {}

  /** The cells of a record that hold something, tried without making a row. */
  List<Tried> tried(Records records) {
    List<Tried> tried = new ArrayList<>();
    if (!records.fault().isEmpty() || isOutOfScope(records)) {
      return tried;
    }
    for (int i : order) {
      String cell = readers[i] == null ? null : records.cell(cells[i]);
      if (cell != null && !cell.isBlank()) {
        readers[i].read(records, cells[i]);
        boolean isOpen = cellDomains[cells[i]] == null;
        tried.add(new Tried(columns[i], cell, isOpen, records.line(), readers[i].fault()));
      }
    }
    return tried;
  }

  /** The row of a record. */
  InternalRow read(Records records, long number, UTF8String file) {
    if (!records.fault().isEmpty()) {
      return rows.unreadable(
          file,
          records.line(),
          records.fault(),
          Json.text(pseudonym.token("record", records.whole())));
    }
    if (isOutOfScope(records)) {
      return rows.outOfScope(file, records.line());
    }
    Object[] row = new Object[columns.length];
    List<String> faults = null;
    for (int i : order) {
      String fault = "";
      if (readers[i] != null) {
        row[i] = readers[i].read(records, cells[i]);
        fault = readers[i].fault();
      } else {
        row[i] = isRowNumber[i] ? String.valueOf(number) : derivations[i].of(row);
        if (row[i] instanceof BigDecimal derived && !fits(derived, i)) {
          row[i] = null;
          fault = "range";
        }
      }
      if (!fault.isEmpty()) {
        faults = faults == null ? new ArrayList<>() : faults;
        faults.add(columns[i] + ":" + fault);
      }
    }
    faults = requiredDerivations(row, faults);
    faults = clocks(row, faults);
    Integer bucket =
        applicant < 0 || row[applicant] == null ? null : Split.bucket(row[applicant].toString());
    long knownMicros = knownMicros(row);
    for (int i = 0; i < columns.length; i++) {
      if (domains[i] != null && row[i] != null) {
        row[i] = pseudonym.token(domains[i], row[i].toString());
      }
    }
    Map<String, String> others = records.others();
    return rows.read(
        row,
        file,
        records.line(),
        knownMicros,
        others.isEmpty() ? null : Json.text(others),
        bucket,
        faults,
        faults == null ? null : record(records, others));
  }

  private boolean isOutOfScope(Records records) {
    return keepCell >= 0 && !keepValues.contains(String.valueOf(records.cell(keepCell)));
  }

  /** Whether a derived number has no more digits before the point than its column. */
  private boolean fits(BigDecimal derived, int column) {
    return derived.precision() - derived.scale() <= wholeDigits[column];
  }

  /**
   * A derived column without value is missing only where its inputs had none of their own fault.
   */
  private List<String> requiredDerivations(Object[] row, List<String> faults) {
    List<String> all = faults;
    for (int i = 0; i < columns.length; i++) {
      if (derivations[i] != null && isRequired[i] && row[i] == null && faults == null) {
        all = all == null ? new ArrayList<>() : all;
        all.add(columns[i] + ":required");
      }
    }
    return all;
  }

  /** What the operator should know of the rows since it was last asked. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (readers[i] != null) {
        for (String warning : readers[i].warnings()) {
          warnings.add("%s: %s".formatted(columns[i], warning));
        }
      }
    }
    return warnings;
  }

  private List<String> clocks(Object[] row, List<String> faults) {
    if (known < 0 || row[known] == null) {
      return faults;
    }
    int knownDay = day(row[known]);
    List<String> all = faults;
    if (row[event] != null && day(row[event]) > knownDay) {
      all = all == null ? new ArrayList<>() : all;
      all.add("event_before_known");
    }
    if (knownDay > asOf) {
      all = all == null ? new ArrayList<>() : all;
      all.add("known_by_as_of");
    }
    return all;
  }

  private int day(Object clock) {
    return clock instanceof Integer day
        ? day
        : (int)
            Instant.EPOCH
                .plus((Long) clock, ChronoUnit.MICROS)
                .atZone(zone)
                .toLocalDate()
                .toEpochDay();
  }

  /** The later of the source's own publication and the delivery, or the former in a backload. */
  private long knownMicros(Object[] row) {
    if (!isBackload || known < 0 || row[known] == null) {
      return deliveredMicros;
    }
    long micros =
        row[known] instanceof Integer day ? endOf(LocalDate.ofEpochDay(day)) : (Long) row[known];
    return micros + lagDays * ChronoUnit.DAYS.getDuration().toNanos() / 1000;
  }

  private long endOf(LocalDate day) {
    return ChronoUnit.MICROS.between(
        Instant.EPOCH, day.atTime(END_OF_DAY).atZone(zone).toInstant());
  }

  /** The cells as they came, the sensitive ones and those that nobody described as tokens. */
  private String record(Records records, Map<String, String> others) {
    Map<String, String> cellsByName = new LinkedHashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String cell = records.cell(i);
      boolean isOpen = cell == null || cell.isEmpty() || cellDomains[i] == null;
      cellsByName.put(wanted.get(i), isOpen ? cell : pseudonym.token(cellDomains[i], cell));
    }
    others.forEach((name, cell) -> cellsByName.put(name, pseudonym.token("cell", cell)));
    return Json.text(cellsByName);
  }
}
