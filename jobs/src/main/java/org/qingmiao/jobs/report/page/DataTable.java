// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qingmiao.jobs.report.text.Origin;
import org.qingmiao.jobs.report.text.Phrase;

/**
 * A table on a page. A long one shows its first rows in the reader's order and names the file that
 * holds them all.
 *
 * @param id its anchor
 * @param caption what its rows are
 * @param columns from the left; the first names the row
 * @param rows a cell for each column
 * @param rest the rows that are not shown
 */
public record DataTable(
    String id, Phrase caption, List<Column> columns, List<List<Cell>> rows, Optional<Rest> rest)
    implements Block {

  public DataTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "table %s: a row has %d cells for %d columns"
                .formatted(id, row.size(), columns.size()));
      }
    }
  }

  /**
   * A column.
   *
   * @param style its class in the style sheet; empty for words
   */
  public record Column(Phrase title, String style) {

    /** A column of words. */
    public static Column words(Phrase title) {
      return new Column(title, "");
    }

    /**
     * A column of numbers, which stand at its end, so that digits align; its title has the unit.
     */
    public static Column numbers(Phrase title) {
      return new Column(title, "n");
    }

    /** A column of dates, which are never broken. */
    public static Column dates(Phrase title) {
      return new Column(title, "d");
    }
  }

  /** A cell, with the way to a page of its own where there is one. */
  public record Cell(Phrase text, Optional<String> target) {

    /** A cell without a link. */
    public static Cell of(Phrase text) {
      return new Cell(text, Optional.empty());
    }

    /** A cell that leads to another page. */
    public static Cell of(Phrase text, String target) {
      return new Cell(text, Optional.of(target));
    }

    /** The origin of a cell that is one number and nothing else: the cell itself names it. */
    public Optional<Origin> number() {
      boolean isPlain = target.isEmpty() && text.isShared() && text.zh().size() == 1;
      return isPlain ? text.zh().get(0).origin() : Optional.empty();
    }
  }

  /** How many rows are not shown, and the file that holds all of them. */
  public record Rest(Phrase sentence, String file) {}

  /** A table that shows all of its rows. */
  public static DataTable of(
      String id, Phrase caption, List<Column> columns, List<List<Cell>> rows) {
    return new DataTable(id, caption, columns, rows, Optional.empty());
  }

  /** A row of plain cells. */
  public static List<Cell> row(Phrase... cells) {
    return Stream.of(cells).map(Cell::of).toList();
  }

  @Override
  public Stream<Phrase> phrases() {
    List<Phrase> all = new ArrayList<>(List.of(caption));
    columns.forEach(column -> all.add(column.title()));
    rows.forEach(row -> row.forEach(cell -> all.add(cell.text())));
    rest.ifPresent(r -> all.add(r.sentence()));
    return all.stream();
  }
}
