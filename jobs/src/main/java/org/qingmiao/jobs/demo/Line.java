// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One line of a raw file before it is written.
 *
 * @param source whose columns it has
 * @param cells in the order of the source's header
 * @param knownAt local time at which the source knew it
 * @param deliveredLate whether it missed the delivery of its day
 */
record Line(Source source, List<String> cells, LocalDateTime knownAt, boolean deliveredLate) {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  Line {
    cells = List.copyOf(cells);
  }

  /** A line on time, whose known instant stands in the source's own column. */
  static Line of(Source source, LocalDateTime knownAt, Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(cell.toString());
    }
    return new Line(source, texts, knownAt, false).with(source.marks().known(), text(knownAt));
  }

  /** The instant as institutions write it. */
  static String text(LocalDateTime instant) {
    return INSTANT.format(instant);
  }

  /** The text of a column. */
  String cell(String column) {
    return cells.get(source.header().indexOf(column));
  }

  /** The same line with another text in a column. */
  Line with(String column, String text) {
    List<String> changed = new ArrayList<>(cells);
    changed.set(source.header().indexOf(column), text);
    return new Line(source, changed, knownAt, deliveredLate);
  }

  /** The same fact in its next version, known later. */
  Line restatedAt(LocalDateTime later) {
    Source.Marks marks = source.marks();
    int version = Integer.parseInt(cell(marks.version()));
    Line next =
        with(marks.version(), Integer.toString(version + 1)).with(marks.known(), text(later));
    return new Line(source, next.cells, later, deliveredLate);
  }

  /** The same line without its last cell. */
  Line withoutLastCell() {
    return new Line(source, cells.subList(0, cells.size() - 1), knownAt, deliveredLate);
  }

  /** The same line in the delivery after its own. */
  Line missingItsDelivery() {
    return new Line(source, cells, knownAt, true);
  }
}
