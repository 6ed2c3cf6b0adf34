// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.qingmiao.jobs.conf.Layout;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * A first conf for a flat table, guessed from its header and values.
 *
 * <p>Every guess carries a comment that says what it rests on, so that its reader corrects instead
 * of writing; the reader of conf files accepts it as it is.
 */
public final class Draft {
  /** Most records that are looked at; the last day of a file may stand anywhere in it. */
  private static final int SAMPLE = 1_000_000;

  /** Bytes that tell what kind a file is. */
  private static final int MARK_BYTES = 4;

  /** What a line says that a person must answer. */
  public static final String QUESTION = "# CHECK";

  private final Path file;
  private final Layout layout;
  private final RiskDrivers drivers;
  private final List<ColumnGuess> columns;
  private final Optional<ColumnGuess> said;

  private Draft(
      Path file,
      Layout layout,
      RiskDrivers drivers,
      List<ColumnGuess> columns,
      Optional<String> label) {
    this.file = file;
    this.layout = layout;
    this.drivers = drivers;
    this.columns = columns;
    this.said = label.map(this::outcome);
  }

  /**
   * The conf as text.
   *
   * @param label the column of the file that holds the outcome; empty leaves it to be guessed
   * @throws Refusal when the file cannot be read as a table, or has no such column
   */
  public static String of(Path file, Optional<String> label) {
    RiskDrivers drivers = RiskDrivers.shipped();
    if (!Files.isRegularFile(file)) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s %s, expected a CSV file"
              .formatted(file, Files.exists(file) ? "is no plain file" : "does not exist"));
    }
    try {
      byte[] head = head(file);
      refuseOtherKinds(file, head);
      Layout layout = LayoutGuess.of(head);
      List<ColumnGuess> columns = guesses(file, layout, drivers);
      return new Draft(file, layout, drivers, columns, label).text();
    } catch (StructureFault fault) {
      throw new Refusal(ExitCode.INPUT_CONTRACT, file + " " + fault.getMessage(), fault);
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, "%s cannot be read".formatted(file), e);
    }
  }

  /** A run reads workbooks and Parquet files, but a draft is guessed from text. */
  private static void refuseOtherKinds(Path file, byte[] head) {
    String kind =
        switch (HexFormat.of().formatHex(head, 0, Math.min(MARK_BYTES, head.length))) {
          case "504b0304" ->
              "an Excel workbook; save its sheet as CSV, draft from that, and say format: xlsx and sheet in the draft";
          case "d0cf11e0" ->
              "an Excel workbook of before 2007; save its sheet as CSV and draft from that";
          case "50415231" ->
              "a Parquet file; write its rows as CSV, draft from those, and say format: parquet in the draft";
          default -> "";
        };
    if (!kind.isEmpty()) {
      throw new Refusal(ExitCode.USAGE, "%s is %s".formatted(file, kind));
    }
  }

  private static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = open(file)) {
      return in.readNBytes(LayoutGuess.HEAD_BYTES);
    }
  }

  private static List<ColumnGuess> guesses(Path file, Layout layout, RiskDrivers drivers)
      throws IOException {
    List<String> sources;
    try (Records header = new CsvRecords(open(file), layout, List.of())) {
      sources = header.names().stream().filter(n -> !n.isBlank()).toList();
    }
    List<ColumnGuess> guesses = new ArrayList<>();
    ColumnNames names = new ColumnNames(PLATFORM_NAMES);
    for (String source : sources) {
      guesses.add(new ColumnGuess(source, names.of(source, guesses.size() + 1), drivers));
    }
    try (Records records = new CsvRecords(open(file), layout, sources)) {
      for (int n = 0; n < SAMPLE && records.next(); n++) {
        for (int i = 0; i < guesses.size() && records.fault().isEmpty(); i++) {
          guesses.get(i).see(records.cell(i));
        }
      }
    }
    return guesses;
  }

  /** The column that is said to hold the outcome. */
  private ColumnGuess outcome(String source) {
    ColumnGuess column =
        first(columns, c -> c.source().equals(source))
            .orElseThrow(
                () ->
                    new Refusal(
                        ExitCode.USAGE,
                        "%s has no column \"%s\"; it has %s"
                            .formatted(
                                file,
                                source,
                                columns.stream()
                                    .map(ColumnGuess::source)
                                    .collect(Collectors.joining(", ")))));
    if (!column.hasOutcomes() && !column.hasFewValues()) {
      throw new Refusal(
          ExitCode.USAGE,
          "column \"%s\" of %s has %,d different values, expected the two of an outcome, such as yes and no"
              .formatted(source, file, column.distinct()));
    }
    return column;
  }

  private static final Set<String> PLATFORM_NAMES =
      Set.of(
          "as_of",
          "delivered_on",
          "known_time",
          "source",
          "source_file",
          "source_line",
          "extra",
          "split_bucket",
          "run_id",
          "row_id",
          "decided_on",
          "is_bad");

  private String text() {
    String name = tableName();
    Optional<ColumnGuess> id = id();
    Optional<ColumnGuess> date =
        first(columns, ColumnGuess::isNamedLikeDecision)
            .or(() -> first(columns, ColumnGuess::isDay));
    Optional<ColumnGuess> label =
        said.isPresent() ? said.filter(ColumnGuess::hasOutcomes) : label(date);
    List<String> out = new ArrayList<>();
    out.add("name: " + name);
    out.add("lake: lake/" + name);
    Path folder = file.toAbsolutePath().normalize().getParent();
    out.add("data: %s   # the folder of the file".formatted(quoted(folder.toString())));
    out.add("as_of: %s   # business date of a run".formatted(lastDay(date)));
    boolean isChinese = columns.stream().anyMatch(ColumnGuess::isChinese);
    out.add(
        "zone: Asia/Shanghai   # %swhere a business day begins"
            .formatted(isChinese ? "" : "CHECK yours? "));
    out.add(
        "keyset: %1$s   # made once by: ./qingmiao keyset new %1$s"
            .formatted(quoted(folder.resolve(name + ".keys").toString())));
    out.add(
        "report: {language: %s, currency: CNY}%s"
            .formatted(isChinese ? "zh" : "en", isChinese ? "" : "   # CHECK yours?"));
    out.add("");
    out.add("sources:");
    out.add("  - source: " + name);
    out.add("    table: raw." + name);
    out.add("    grain: one row of the file");
    out.add("    shape: SNAPSHOT              # the whole table in every delivery");
    out.add("    format: csv");
    out.add("    files: " + quoted(file.getFileName().toString()));
    out.add("    charset: " + layout.charset() + LayoutGuess.doubts(layout.charset()));
    out.add("    delimiter: " + quoted(String.valueOf(layout.delimiter())));
    out.add("    header: " + (layout.hasHeader() ? "1" : "none"));
    String key = id.map(ColumnGuess::name).orElse("row_id");
    String day = date.map(ColumnGuess::name).orElse("decided_on");
    if (layout.trailing() == Layout.Trailing.NOTHING) {
      out.add("    trim_trailing: true   # a blank at the end of a line is no further cell");
    }
    out.add("    key: [%s]".formatted(key));
    out.add("    event: %s   # when it happened".formatted(day));
    out.add("    known: %s   # when it could be known".formatted(day));
    out.add("    backload: true");
    out.add(
        "    # CHECK was each role: feature known BEFORE the decision? Else: role: post_decision");
    Optional<ColumnGuess> several =
        label.isPresent()
            ? Optional.empty()
            : said.or(() -> first(columns, ColumnGuess::mayBeOutcomeOfSeveral));
    List<String> lines = columnLines(id, date, label, several);
    if (lines.stream().anyMatch(Draft::isUnexplained)) {
      out.add(
          "    # trend: rising or falling, with its why, where the risk may only move so with a number; free where you do not know");
      out.add(
          "    # a feature without a code is a reason by its meaning; with one it is a reason of ours, all in conf/reasons.csv:");
      out.add("    # " + drivers.codes());
    }
    out.add("    columns:");
    lines.forEach(line -> out.add("      " + line));
    out.add("");
    if (label.isEmpty()) {
      out.add(
          "# CHECK no column has two values and looks like an outcome, so nothing would be scored: give one role: label, and take the # off the lines below");
    }
    credit(name, date, label).forEach(line -> out.add((label.isEmpty() ? "# " : "") + line));
    return about(out, label) + String.join("\n", out) + "\n";
  }

  /** Whether the line is of a feature of which nobody knows what it says. */
  private static boolean isUnexplained(String line) {
    return line.contains("role: feature") && !line.contains(" code: ");
  }

  /** A line for each column, the applicant's first, and for what the file lacks. */
  private List<String> columnLines(
      Optional<ColumnGuess> id,
      Optional<ColumnGuess> date,
      Optional<ColumnGuess> label,
      Optional<ColumnGuess> several) {
    List<String> lines = new ArrayList<>();
    if (id.isEmpty()) {
      lines.add(
          "row_id: {row_number: true, type: text, role: id, domain: row, meaning: Position in"
              + " the file.}   # CHECK no column names the loan: none has a different value in every row");
    }
    if (date.isEmpty()) {
      lines.add(
          "decided_on: {constant: \"{as_of}\", type: date, role: as_of, meaning: Day of the"
              + " file.}   # CHECK no column holds days");
    }
    Optional<ColumnGuess> applicant = applicant(id);
    applicant.ifPresent(column -> lines.add(column.asApplicant()));
    for (ColumnGuess column : columns) {
      Optional<ColumnGuess> one = Optional.of(column);
      if (!one.equals(applicant)) {
        lines.add(
            one.equals(id)
                ? column.asId()
                : one.equals(date)
                    ? column.asDate()
                    : one.equals(label)
                        ? column.asLabel(said.isPresent())
                        : one.equals(several) ? column.asOutcomeOfSeveral() : column.asOther());
      }
    }
    date.flatMap(
            decision ->
                columns.stream()
                    .filter(column -> column != decision)
                    .flatMap(column -> column.asAge(decision).stream())
                    .findFirst())
        .ifPresent(lines::add);
    return lines;
  }

  /** What the draft is, and how much of it waits for a person. */
  private String about(List<String> lines, Optional<ColumnGuess> label) {
    long questions = lines.stream().filter(line -> line.contains(QUESTION)).count();
    return """
        # A first conf for %s: %,d columns, guessed from header and values. %s
        # %d lines say CHECK: they ask what no file can say. Answer them; comments may stay.
        # All other comments only say what a guess rests on.
        """
        .formatted(
            file,
            columns.size(),
            label.isPresent()
                ? "It runs as it is."
                : "As it is it takes the file in and scores NOTHING: no outcome was found.",
            questions);
  }

  private List<String> credit(
      String name, Optional<ColumnGuess> date, Optional<ColumnGuess> label) {
    List<String> out = new ArrayList<>();
    out.add("credit:");
    out.add("  book: raw." + name);
    out.add("  product: LOAN                       # your code of it");
    boolean isFarm = columns.stream().anyMatch(ColumnGuess::isOfFarming);
    out.add(
        "  applicant_type: %s    # CHECK who applies? MICRO_ENTERPRISE, SOLE_TRADER, FARM_HOUSEHOLD or NEW_AGRI_ENTITY"
            .formatted(isFarm ? "FARM_HOUSEHOLD" : "MICRO_ENTERPRISE"));
    date.flatMap(d -> label.flatMap(l -> periods(d, l))).ifPresent(out::add);
    out.add(
        "  prior: CASE_WEIGHTS                 # no column of role weight: every row counts once");
    label.ifPresent(
        l -> {
          out.add("  " + l.cutoffs());
          out.add(
              "  train: {min_bads: 100}              # %d rows of the rarer outcome were seen"
                  .formatted(l.rarer()));
        });
    return out;
  }

  /** The last fifth of the loans that have an outcome as the out-of-time test. */
  private Optional<String> periods(ColumnGuess date, ColumnGuess label) {
    List<LocalDate> days = days(date, label).get(true);
    if (days.isEmpty()) {
      return Optional.empty();
    }
    LocalDate from = days.get(0);
    LocalDate ootFrom = days.get(days.size() * 4 / 5);
    return from.isBefore(ootFrom)
        ? Optional.of(
            "  periods: {from: %s, oot_from: %s, until: %s}   # the last fifth of those with an outcome is kept for the out-of-time test"
                .formatted(from, ootFrom, days.get(days.size() - 1)))
        : Optional.empty();
  }

  /** The days of the rows with an outcome (true) and of those without, in their order. */
  private Map<Boolean, List<LocalDate>> days(ColumnGuess date, ColumnGuess label) {
    Map<Boolean, List<LocalDate>> days = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
    List<String> outcomes = label.outcomes();
    Map<String, Optional<LocalDate>> read = new HashMap<>();
    List<String> sources = List.of(date.source(), label.source());
    try (Records records = new CsvRecords(open(file), layout, sources)) {
      for (int n = 0; n < SAMPLE && records.next(); n++) {
        String day = records.cell(0);
        String outcome = records.cell(1);
        if (records.fault().isEmpty() && day != null) {
          boolean isKnown = outcome != null && outcomes.contains(outcome.strip());
          read.computeIfAbsent(day, date::day).ifPresent(days.get(isKnown)::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    days.values().forEach(some -> some.sort(null));
    return days;
  }

  private String tableName() {
    String stem = file.getFileName().toString().replaceAll("\\.(csv|txt|data|tsv)?(\\.gz)?$", "");
    return ColumnNames.snake(stem.replace('.', '_')).orElse("book");
  }

  /**
   * A column without repetition whose name speaks of a number, and rather not of who has it, or
   * with hardly any; else any column of a longer table that repeats nothing.
   */
  private Optional<ColumnGuess> id() {
    List<ColumnGuess> named = columns.stream().filter(ColumnGuess::isNamedLikeId).toList();
    return first(named, c -> c.isDistinct() && !c.isNamedLikeParty())
        .or(() -> first(named, ColumnGuess::isDistinct))
        .or(() -> first(named, ColumnGuess::isAlmostDistinct))
        .or(() -> first(columns, c -> c.isDistinct() && c.isLong()));
  }

  /**
   * The column beside the id, of those named like one of people or firms, that tells most apart;
   * else of those named like any id that tell as many apart as applicants would.
   */
  private Optional<ColumnGuess> applicant(Optional<ColumnGuess> id) {
    List<ColumnGuess> others =
        columns.stream().filter(c -> id.isPresent() && c != id.get()).toList();
    return mostApart(others, ColumnGuess::isNamedLikeApplicant)
        .or(() -> mostApart(others, ColumnGuess::mayBeApplicant));
  }

  private static Optional<ColumnGuess> mostApart(
      List<ColumnGuess> columns, Predicate<ColumnGuess> isWanted) {
    return columns.stream().filter(isWanted).reduce((a, b) -> b.distinct() > a.distinct() ? b : a);
  }

  private static Optional<ColumnGuess> first(
      List<ColumnGuess> columns, Predicate<ColumnGuess> isWanted) {
    return columns.stream().filter(isWanted).findFirst();
  }

  /**
   * A column with two values whose name speaks of an outcome, else one that leaves the last loans
   * open, else the last one with two whose name speaks of nothing that drives the risk; never a
   * protected one. One that leaves other cells empty only where no other has two.
   */
  private Optional<ColumnGuess> label(Optional<ColumnGuess> date) {
    List<ColumnGuess> two = columns.stream().filter(ColumnGuess::mayBeLabel).toList();
    List<ColumnGuess> unnamed = two.stream().filter(c -> !c.isNamedLikeDriver()).toList();
    List<ColumnGuess> full = unnamed.stream().filter(ColumnGuess::isFull).toList();
    List<ColumnGuess> named = two.stream().filter(ColumnGuess::isNamedLikeLabel).toList();
    return first(named, ColumnGuess::hasTwoValues)
        .or(() -> named.stream().findFirst())
        .or(() -> last(unnamed.stream().filter(c -> leavesTheLastOpen(date, c)).toList()))
        .or(() -> last(full))
        .or(() -> last(unnamed));
  }

  /** Whether most rows without a value are later than most with one, whatever the tongue. */
  private boolean leavesTheLastOpen(Optional<ColumnGuess> date, ColumnGuess column) {
    if (date.isEmpty() || column.isFull()) {
      return false;
    }
    Map<Boolean, List<LocalDate>> days = days(date.get(), column);
    List<LocalDate> known = days.get(true);
    List<LocalDate> open = days.get(false);
    return !known.isEmpty()
        && !open.isEmpty()
        && !open.get(open.size() / 10).isBefore(known.get(known.size() * 3 / 4));
  }

  private static Optional<ColumnGuess> last(List<ColumnGuess> columns) {
    return columns.isEmpty() ? Optional.empty() : Optional.of(columns.get(columns.size() - 1));
  }

  private LocalDate lastDay(Optional<ColumnGuess> date) {
    return date.flatMap(ColumnGuess::lastDay)
        .orElseGet(
            () -> {
              try {
                return Files.getLastModifiedTime(file)
                    .toInstant()
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
              } catch (IOException e) {
                return LocalDate.EPOCH;
              }
            });
  }

  static String quoted(String text) {
    return Json.text(text);
  }
}
