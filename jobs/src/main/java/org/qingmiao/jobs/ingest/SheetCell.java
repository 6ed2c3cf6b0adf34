// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * What stands in one cell of a sheet. Of a formula it is the result that the workbook holds;
 * nothing is computed.
 *
 * @param kind of the content
 * @param text as a CSV file would hold it
 * @param number where it is one, else 0
 */
record SheetCell(Kind kind, String text, BigDecimal number) {

  /** What a cell can hold. */
  enum Kind {
    EMPTY,
    TEXT,
    NUMBER,
    FLAG,
    /** A mark such as {@code #REF!}. */
    ERROR,
    /** A formula that no program has computed yet. */
    NOT_COMPUTED
  }

  static final SheetCell EMPTY = new SheetCell(Kind.EMPTY, "", BigDecimal.ZERO);

  /** Digits that spreadsheets keep and show; what is longer has been rounded when it was typed. */
  private static final int DIGITS = 15;

  /** More digits than any column holds; a longer number stays as it is written and is refused. */
  private static final int MOST_DIGITS = 400;

  private static final Set<String> ERRORS =
      Set.of(
          "#NULL!",
          "#DIV/0!",
          "#VALUE!",
          "#REF!",
          "#NAME?",
          "#NUM!",
          "#N/A",
          "#GETTING_DATA",
          "#SPILL!",
          "#CALC!",
          "#FIELD!",
          "#BLOCKED!",
          "#CONNECT!",
          "#UNKNOWN!");

  /** The content of a cell; null for one that the sheet does not store. */
  static SheetCell of(Cell cell) {
    if (cell == null) {
      return EMPTY;
    }
    if (cell.getFormula() != null && cell.getRawValue() == null) {
      return new SheetCell(Kind.NOT_COMPUTED, "", BigDecimal.ZERO);
    }
    if (cell.getValue() instanceof BigDecimal written) {
      BigDecimal number = asMeant(written);
      return new SheetCell(Kind.NUMBER, plain(number), number);
    }
    String text = cell.getText();
    if (text.isEmpty()) {
      return EMPTY;
    }
    if (cell.getValue() instanceof Boolean) {
      return new SheetCell(Kind.FLAG, text, BigDecimal.ZERO);
    }
    // The library calls the cell of a formula a formula, whatever came of it.
    boolean isError =
        cell.getType() == CellType.ERROR
            || cell.getType() == CellType.FORMULA && ERRORS.contains(text);
    return new SheetCell(isError ? Kind.ERROR : Kind.TEXT, text, BigDecimal.ZERO);
  }

  /**
   * Spreadsheets count in doubles and write all their 17 digits: 1.1 becomes 1.1000000000000001.
   * Where 15 digits name the same double they are what was meant; else every digit stands, as in
   * files of programs that write decimals.
   */
  private static BigDecimal asMeant(BigDecimal written) {
    if (written.precision() <= DIGITS) {
      return written;
    }
    BigDecimal shorter = written.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    return shorter.doubleValue() == written.doubleValue() ? shorter : written;
  }

  private static String plain(BigDecimal number) {
    return Math.abs((long) number.scale()) < MOST_DIGITS
        ? number.stripTrailingZeros().toPlainString()
        : number.toString();
  }

  boolean isBlank() {
    return kind != Kind.NOT_COMPUTED && text.isBlank();
  }

  /** Why it is no value of that kind, whatever its text says, or the empty text. */
  String fault(CellKind asked) {
    boolean hasLostDigits =
        kind == Kind.NUMBER
            && asked == CellKind.TEXT
            && (long) number.precision() - number.scale() > DIGITS;
    return switch (kind) {
      case ERROR -> "type";
      case NOT_COMPUTED -> "formula";
      default -> hasLostDigits ? "digits" : "";
    };
  }
}
