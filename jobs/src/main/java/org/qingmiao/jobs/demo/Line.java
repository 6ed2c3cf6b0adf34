// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
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

  /** A day as eight digits. */
  static String digits(LocalDate day) {
    return day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** A number of hundredths, such as fen, with two decimals. */
  static String hundredths(long value) {
    return BigDecimal.valueOf(value, 2).toPlainString();
  }

  /** A number of thousandths with three decimals. */
  static String thousandths(long value) {
    return BigDecimal.valueOf(value, 3).toPlainString();
  }

  /** A number of millionths with six decimals. */
  static String millionths(long value) {
    return BigDecimal.valueOf(value, 6).toPlainString();
  }

  /** SHA-256 of a text, 64 hexadecimal digits. */
  static String hash(String text) {
    try {
      byte[] sha =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The text of a column. */
  String cell(String column) {
    return cells.get(source.header().indexOf(column));
  }

  /** Whether it comes with the first delivery rather than with the second. */
  boolean isInFirstDelivery() {
    return !deliveredLate && !knownAt.isAfter(DemoBook.FIRST_END);
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
