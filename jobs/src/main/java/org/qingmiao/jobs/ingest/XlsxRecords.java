// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.qingmiao.jobs.conf.Layout;
import org.qingmiao.jobs.conf.SheetColumn;
import org.qingmiao.jobs.conf.yaml.Nearest;

/**
 * The records of a table in a workbook; {@link #line} is the row of the sheet. Hidden rows are
 * records, rows without content are none.
 *
 * <p>What is merged over several rows holds for each of them if it is a text or a day. A number may
 * be the sum of its rows, so none of them is read. Over several columns it holds for the first.
 */
final class XlsxRecords implements Records {
  private static final char REPLACEMENT = '\uFFFD';

  private final Layout layout;
  private final ReadableWorkbook workbook;
  private final SerialDay.Origin origin;
  private final Map<Integer, List<SheetScan.Merged>> merged;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final Map<Integer, Fill> fills = new LinkedHashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<String> wanted;
  private final int[] positions;
  private final List<String> absent;
  private SheetCell[] cells = {};
  private boolean[] isMerged = {};
  private boolean isAhead;
  private int line;
  private String fault = "";

  /** A merged cell while its rows are read. */
  private record Fill(int lastRow, SheetCell cell) {}

  /**
   * Opens a workbook and reads the header of its table.
   *
   * @param wanted names of columns, or positions from 1 where the table has no header
   * @throws StructureFault when it is no sound workbook, or has no such sheet or header
   */
  XlsxRecords(Path file, Layout layout, List<String> wanted) throws IOException {
    this.layout = layout;
    this.wanted = wanted;
    try (WorkbookParts parts = WorkbookParts.of(file)) {
      this.workbook = orDamaged(() -> new ReadableWorkbook(file.toFile()));
      try {
        this.origin =
            workbook.isDate1904() ? SerialDay.Origin.YEAR_1904 : SerialDay.Origin.YEAR_1900;
        Sheet sheet = sheet();
        this.merged = orDamaged(() -> SheetScan.of(parts.sheet(sheet.getId()))).merged();
        this.stream = orDamaged(sheet::openStream);
        this.rows = stream.iterator();
        header();
      } catch (StructureFault fault) {
        workbook.close();
        throw fault;
      }
    }
    this.positions = wanted.stream().mapToInt(names::indexOf).toArray();
    this.absent = wanted.stream().filter(w -> !names.contains(w)).toList();
  }

  /** Something that reads the workbook. */
  private interface Reading<T> {
    T read() throws IOException, XMLStreamException;
  }

  /** The libraries have no type of their own for a workbook that breaks off. */
  private static <T> T orDamaged(Reading<T> reading) {
    try {
      return reading.read();
    } catch (StructureFault fault) {
      throw fault;
    } catch (IOException | XMLStreamException | RuntimeException e) {
      throw WorkbookParts.noWorkbook();
    }
  }

  private Sheet sheet() {
    List<Sheet> sheets = workbook.getSheets().toList();
    if (layout.sheet().isEmpty() && sheets.size() == 1) {
      return sheets.get(0);
    }
    List<String> there = sheets.stream().map(Sheet::getName).toList();
    Supplier<String> list =
        () -> there.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "));
    if (layout.sheet().isEmpty()) {
      throw new StructureFault(
          "has %d sheets, of which the mapping names none; add sheet: with one of %s"
              .formatted(there.size(), list.get()));
    }
    int position = there.indexOf(layout.sheet());
    if (position < 0) {
      String near =
          Nearest.to(layout.sheet(), there).stream()
              .findFirst()
              .map("did you mean \"%s\"? "::formatted)
              .orElse("");
      throw new StructureFault(
          "has no sheet \"%s\"; %sit has %s".formatted(layout.sheet(), near, list.get()));
    }
    return sheets.get(position);
  }

  private void header() {
    if (!layout.hasHeader()) {
      isAhead = advance();
      int named = wanted.stream().mapToInt(XlsxRecords::number).max().orElse(0);
      int width = Math.max(named, filled());
      IntStream.rangeClosed(1, width).forEach(i -> names.add(String.valueOf(i)));
      return;
    }
    while (line < layout.header() && advance()) {}
    if (line != layout.header()) {
      throw new StructureFault(
          "has nothing in row %d%s, where the mapping says its header stands"
              .formatted(layout.header(), ofSheet()));
    }
    List<String> found = texts();
    if (wanted.size() > 1 && found.stream().noneMatch(wanted::contains)) {
      throw new StructureFault(
          "names none of the mapped columns in row %d%s%s"
              .formatted(layout.header(), ofSheet(), otherHeader()));
    }
    for (String name : found) {
      if (!name.isBlank() && names.contains(name)) {
        throw new StructureFault(
            "row %d%s: the header names \"%s\" twice; rename one of the columns, or map the columns by position with header: none"
                .formatted(line, ofSheet(), name));
      }
      names.add(name);
    }
  }

  private String ofSheet() {
    return layout.sheet().isEmpty() ? "" : " of sheet \"%s\"".formatted(layout.sheet());
  }

  /** Where the header stands instead; what stands in its place may be a customer. */
  private String otherHeader() {
    while (advance()) {
      if (texts().containsAll(wanted)) {
        return "; row %1$d does, so write header: %1$d".formatted(line);
      }
    }
    return "; write header: with the row that names them, and first_column: with the letter of its"
        + " first cell";
  }

  /** The cells of the row, up to the last one with content. */
  private List<String> texts() {
    return Arrays.stream(cells, 0, filled()).map(SheetCell::text).toList();
  }

  private int filled() {
    int width = cells.length;
    while (width > 0 && cells[width - 1].isBlank()) {
      width--;
    }
    return width;
  }

  private static int number(String position) {
    return position.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(position) : 0;
  }

  @Override
  public boolean next() {
    boolean isNext = isAhead || advance();
    isAhead = false;
    if (isNext) {
      boolean isBroken = Arrays.stream(cells).anyMatch(c -> c.text().indexOf(REPLACEMENT) >= 0);
      fault = isBroken ? "encoding" : "";
    }
    return isNext;
  }

  /** To the next row that has content in the table. */
  private boolean advance() {
    while (true) {
      Row row;
      try {
        if (!rows.hasNext()) {
          return false;
        }
        row = rows.next();
      } catch (RuntimeException e) {
        // Also a cell of a type that the library does not know.
        throw new StructureFault(
            "is damaged behind row %d%s; save it anew or deliver it again"
                .formatted(line, ofSheet()));
      }
      // Rows without a number of their own are counted from 0 by the library.
      line = Math.max(row.getRowNum(), line + 1);
      if (read(row)) {
        return true;
      }
    }
  }

  /** Reads a row into the cells; whether it has content of its own within the table. */
  private boolean read(Row row) {
    int first = layout.firstColumn().index();
    int width = Math.max(names.size(), row.getCellCount() - first);
    cells = new SheetCell[Math.max(0, width)];
    isMerged = new boolean[cells.length];
    boolean isFilled = false;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = SheetCell.of(row.getOptionalCell(first + i).orElse(null));
      boolean isWithin = !layout.hasHeader() || names.isEmpty() || i < names.size();
      isFilled |= isWithin && !cells[i].isBlank();
    }
    fills.values().removeIf(fill -> fill.lastRow() < line);
    for (SheetScan.Merged begun : merged.getOrDefault(line, List.of())) {
      int i = begun.column() - first;
      if (i >= 0 && i < cells.length) {
        fills.put(i, new Fill(begun.lastRow(), cells[i]));
      }
    }
    fills.forEach(
        (i, fill) -> {
          if (i < cells.length) {
            cells[i] = fill.cell();
            isMerged[i] = true;
          }
        });
    return isFilled;
  }

  @Override
  public long line() {
    return line;
  }

  private SheetCell wanted(int column) {
    int position = positions[column];
    return position < 0 || position >= cells.length ? SheetCell.EMPTY : cells[position];
  }

  @Override
  public String cell(int column) {
    return positions[column] < 0 ? null : wanted(column).text();
  }

  @Override
  public String cell(int column, CellKind asked) {
    SheetCell cell = wanted(column);
    boolean isSerial =
        cell.kind() == SheetCell.Kind.NUMBER
            && (asked == CellKind.DAY || asked == CellKind.INSTANT);
    return isSerial ? new SerialDay(cell.number(), origin).text(asked) : cell(column);
  }

  @Override
  public String fault(int column, CellKind asked) {
    SheetCell cell = wanted(column);
    boolean isNumber =
        asked == CellKind.WHOLE || asked == CellKind.REAL || asked == CellKind.DECIMAL;
    return isNumber && cell.kind() == SheetCell.Kind.NUMBER && isMerged[positions[column]]
        ? "merged"
        : cell.fault(asked);
  }

  @Override
  public String fault() {
    return fault;
  }

  @Override
  public Map<String, String> others() {
    Map<String, String> others = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      String name = i < names.size() ? names.get(i) : "";
      if (!wanted.contains(name) && !cells[i].isBlank()) {
        others.put(name.isBlank() ? "column " + letters(i) : name, cells[i].text());
      }
    }
    return others;
  }

  private String letters(int cell) {
    return new SheetColumn(layout.firstColumn().index() + cell).letters();
  }

  @Override
  public String whole() {
    return Json.text(Arrays.stream(cells).map(SheetCell::text).toList());
  }

  @Override
  public List<String> absent() {
    return absent;
  }

  @Override
  public List<String> unwanted() {
    return names.stream().filter(n -> !n.isBlank() && !wanted.contains(n)).toList();
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }
}
