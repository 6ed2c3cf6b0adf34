// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.qingmiao.jobs.conf.Layout;

/** The records of a file of delimited text. */
final class CsvRecords implements Records {
  /** Longest record in characters (our default); a longer one is a quote gone astray. */
  static final int LONGEST = 1 << 20;

  private static final char REPLACEMENT = '\uFFFD';

  private final Layout layout;
  private final QuoteWatch watch;
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> names = new ArrayList<>();
  private final int[] positions;
  private final List<String> absent = new ArrayList<>();
  private final int[] others;
  private CsvRecord ahead;
  private CsvRecord record;
  private int width;
  private String fault = "";

  /**
   * Opens a file and reads its header.
   *
   * @param wanted names of columns, or positions from 1 where the file has no header
   */
  CsvRecords(InputStream bytes, Layout layout, List<String> wanted) {
    this.layout = layout;
    this.watch =
        new QuoteWatch(
            new InputStreamReader(bytes, Charset.forName(layout.charset())),
            layout.delimiter(),
            layout.quote());
    CsvReader.CsvReaderBuilder builder =
        CsvReader.builder()
            .fieldSeparator(layout.delimiter())
            .quoteCharacter(layout.quote())
            .skipEmptyLines(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .allowExtraCharsAfterClosingQuote(false)
            .maxBufferSize(LONGEST);
    if (layout.comment() != '\0') {
      builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(layout.comment());
    }
    this.reader = builder.ofCsvRecord(watch);
    this.records = reader.iterator();
    header(wanted);
    this.positions = wanted.stream().mapToInt(this::position).toArray();
    this.others =
        IntStream.range(0, width)
            .filter(i -> IntStream.of(positions).noneMatch(p -> p == i))
            .toArray();
  }

  private void header(List<String> wanted) {
    if (!layout.hasHeader()) {
      ahead = read();
      int positionsNamed = wanted.stream().mapToInt(CsvRecords::number).max().orElse(0);
      width = Math.max(positionsNamed, ahead == null ? 0 : cells(ahead));
      IntStream.rangeClosed(1, width).forEach(i -> names.add(String.valueOf(i)));
      return;
    }
    CsvRecord header = null;
    for (int i = 0; i < layout.header(); i++) {
      header = read();
      if (header == null) {
        throw new StructureFault(
            "ends before its header, expected in record %d; deliver the whole file"
                .formatted(layout.header()));
      }
    }
    width = cells(header);
    for (int i = 0; i < width; i++) {
      String name = header.getField(i);
      if (!name.isBlank() && names.contains(name)) {
        throw new StructureFault(
            "line %d: the header names \"%s\" twice; rename one of the columns"
                .formatted(header.getStartingLineNumber(), name));
      }
      names.add(name);
    }
  }

  private static int number(String position) {
    return position.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(position) : 0;
  }

  private int position(String name) {
    int position = names.indexOf(name);
    if (position < 0) {
      absent.add(name);
    }
    return position;
  }

  @Override
  public boolean next() {
    record = ahead == null ? read() : ahead;
    ahead = null;
    if (record == null) {
      return false;
    }
    int cells = cells(record);
    fault = cells == width ? "" : "field_count";
    int length = 0;
    for (int i = 0; i < record.getFieldCount(); i++) {
      String cell = record.getField(i);
      length += cell.length();
      if (fault.isEmpty() && cell.indexOf(REPLACEMENT) >= 0) {
        fault = "encoding";
      }
    }
    if (length > LONGEST) {
      throw tooLong(record.getStartingLineNumber());
    }
    return true;
  }

  private static StructureFault tooLong(long line) {
    return new StructureFault(
        "line %d: the record is longer than 1 MiB; is a quote left open?".formatted(line));
  }

  private CsvRecord read() {
    try {
      if (records.hasNext()) {
        CsvRecord next = records.next();
        if (!watch.isOpen() || records.hasNext()) {
          return next;
        }
      }
    } catch (CsvParseException e) {
      throw broken(e);
    } catch (UncheckedIOException e) {
      throw new StructureFault(
          "breaks off or cannot be unpacked behind line %d; deliver it again"
              .formatted(record == null ? 1 : record.getStartingLineNumber()));
    }
    if (watch.isOpen()) {
      throw new StructureFault(
          "line %d: a quote opens and is never closed; close it or double it"
              .formatted(watch.openedOn()));
    }
    return null;
  }

  private StructureFault broken(CsvParseException e) {
    String why = String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    if (why.contains("buffer")) {
      return tooLong(record == null ? 1 : record.getStartingLineNumber() + 1);
    }
    java.util.regex.Matcher line =
        java.util.regex.Pattern.compile("line (\\d+)").matcher(String.valueOf(e.getMessage()));
    return new StructureFault(
        "line %s: there is text between a closing quote and the next delimiter; double the quotes inside the cell"
            .formatted(line.find() ? line.group(1) : "unknown"));
  }

  /** Cells of a record; a delimiter at its end begins none where the layout says so. */
  private int cells(CsvRecord row) {
    int count = row.getFieldCount();
    boolean isTrimmed =
        layout.trailing() == Layout.Trailing.NOTHING
            && count > 1
            && row.getField(count - 1).isEmpty();
    return isTrimmed ? count - 1 : count;
  }

  @Override
  public long line() {
    return record.getStartingLineNumber();
  }

  @Override
  public String cell(int wanted) {
    int position = positions[wanted];
    return position < 0 ? null : record.getField(position);
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public Map<String, String> others() {
    if (others.length == 0) {
      return Map.of();
    }
    Map<String, String> cells = new LinkedHashMap<>();
    for (int position : others) {
      String cell = record.getField(position);
      if (!cell.isEmpty()) {
        String name = names.get(position);
        cells.put(name.isBlank() ? "column " + (position + 1) : name, cell);
      }
    }
    return cells;
  }

  @Override
  public String whole() {
    return Json.text(record.getFields());
  }

  @Override
  public List<String> absent() {
    return absent;
  }

  @Override
  public List<String> unwanted() {
    return IntStream.of(others).mapToObj(names::get).filter(n -> !n.isBlank()).toList();
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
