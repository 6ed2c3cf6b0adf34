// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.features.table.Table;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.conf.Settings;
import org.qingmiao.jobs.pipeline.Balance;

/** A sheet of a workbook takes the same path as a CSV file; its cells mean what a person sees. */
@ExtendWith(SparkTest.class)
class XlsxTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final String CONF =
      """
      name: till
      as_of: 2025-06-30
      public_data: true
      keyset: demo
      sources:
        - source: payments
          table: raw.payment
          grain: one payment
          format: FORMAT
          files: delivery.FORMAT
          key: [no]
          event: paid_on
          known: paid_on
          gate: {max_quarantine_share: 0.95, min_rows: 1}
          columns:
            no:      {from: no, type: text, domain: payment, meaning: Number.}
            paid_on: {from: paid_on, type: date, meaning: Day.}
            seen_at: {from: seen_at, type: instant, optional: true, meaning: Instant.}
            amount:  {from: amount, type: "decimal(18,2)", unit: cny, optional: true, meaning: Amount.}
            pieces:  {from: pieces, type: whole, unit: count, optional: true, meaning: Pieces.}
            is_cash: {from: is_cash, type: flag, optional: true, meaning: Whether in cash.}
            note:    {from: note, type: text, optional: true, missing: ["#N/A"], meaning: Note.}
      """;

  private static final String HEADER =
      row(1, text("no"), text("paid_on"), text("seen_at"), text("amount"), text("pieces"))
          .replace("</row>", text("is_cash") + text("note") + "</row>");

  @TempDir private Path folder;
  private final SparkSession spark;

  XlsxTest(SparkSession spark) {
    this.spark = spark;
  }

  private static String text(String text) {
    return "<c t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(text);
  }

  private static String number(String digits) {
    return "<c><v>%s</v></c>".formatted(digits);
  }

  private static String row(int number, String... cells) {
    return "<row r=\"%d\">%s</row>".formatted(number, String.join("", cells));
  }

  /** A sound row, an empty note, too many decimals, a repetition, a future day; see ParquetTest. */
  @Test
  void sameContentEndsInTheSameRowsAsFromCsv() throws IOException {
    Files.writeString(
        folder.resolve("delivery.csv"),
        """
        no,paid_on,seen_at,amount,pieces,is_cash,note,till
        1,2025-06-01,2025-06-01T16:30:00.001,10.50,3,true,青苗,a
        2,2025-06-02,2025-06-03T00:00:00,-0.07,12,false,,
        3,2025-06-03,2025-06-03T00:00:00,1.005,1,true,c,a
        1,2025-06-01,2025-06-01T16:30:00.001,10.50,3,true,青苗,a
        5,2025-07-01,2025-06-03T00:00:00,1,1,true,c,a
        """);
    Trial fromCsv = trial("csv");
    LocalDateTime midnight = LocalDateTime.of(2025, 6, 3, 0, 0);
    LocalDateTime first = LocalDateTime.of(2025, 6, 1, 16, 30, 0, 1_000_000);
    write(
        sheet -> {
          fill(sheet, 0, "no", "paid_on", "seen_at", "amount", "pieces", "is_cash", "note", "till");
          fill(sheet, 1, "1", LocalDate.of(2025, 6, 1), first, 10.5, 3, true, "青苗", "a");
          fill(sheet, 2, 2, LocalDate.of(2025, 6, 2), midnight, -0.07, 12, false, null, null);
          fill(sheet, 3, 3, LocalDate.of(2025, 6, 3), midnight, 1.005, 1, true, "c", "a");
          // Row 5 is empty and row 6 hidden.
          fill(sheet, 5, 1, LocalDate.of(2025, 6, 1), first, 10.5, 3, true, "青苗", "a");
          sheet.hideRow(5);
          fill(sheet, 6, "5", LocalDate.of(2025, 7, 1), midnight, 1, 1, true, "c", "a");
        });
    Trial fromXlsx = trial("xlsx");
    assertThat(fromXlsx.balance())
        .isEqualTo(fromCsv.balance())
        .isEqualTo(new Balance("payments", 5, 2, 2, 1, 0));
    assertThat(fromXlsx.reasons()).containsOnlyKeys(4L, 7L);
    assertThat(fromXlsx.reasons().get(4L)).containsExactly("amount:scale");
    assertThat(fromXlsx.reasons().get(7L)).containsExactly("known_by_as_of");
    Table stored = settings("csv").sources().get(0).table().stored();
    assertThat(ContentDigest.of(fromXlsx.accepted(), stored))
        .isEqualTo(ContentDigest.of(fromCsv.accepted(), stored));
    assertThat(fromXlsx.outputs().warnings())
        .containsExactly("delivery.xlsx: column \"till\" is not mapped; kept in extra");
  }

  /** Numbers as Excel writes them and as programs do that write decimals. */
  @Test
  void numbersAreWhatTheirCellSaysWithoutRounding() throws IOException {
    raw(
        HEADER
            // Excel's 17 digits of 1.1, and a sum that is not 0.3.
            + row(2, text("1"), number("45809"), "<c/>", number("1.1000000000000001"))
            + row(3, text("2"), number("45809"), "<c/>", number("0.30000000000000004"))
            // No double holds this one.
            + row(4, text("3"), number("45809"), "<c/>", number("1234567890123456.78"))
            + row(5, text("4"), number("45809"), "<c/>", number("1.2E4"), number("1E1"))
            // 2^53 + 1, and a text that looks like a number.
            + row(
                6, text("5"), number("45809"), "<c/>", text("1,000.5"), number("9007199254740993"))
            + row(7, text("6"), number("45809"), "<c/>", number("1E999999999")),
        "");
    Trial trial = trial("xlsx");
    assertThat(trial.reasons()).containsOnlyKeys(3L, 7L);
    assertThat(trial.reasons().get(3L)).containsExactly("amount:scale");
    assertThat(trial.reasons().get(7L)).containsExactly("amount:type");
    assertThat(column(trial, "amount"))
        .containsExactly("1.10", "1234567890123456.78", "12000.00", "1000.50");
    assertThat(column(trial, "pieces")).containsExactly("null", "null", "10", "9007199254740993");
  }

  /** ECMA-376 part 1, 18.17.4.1: day 1 is 1900-01-01, day 60 never was, day 61 is 1900-03-01. */
  @Test
  void daysAreCountedOnlyWhereTheMappingSaysDate() throws IOException {
    String rows =
        HEADER
            + row(2, number("45809"), number("1"), number("45809.75"), "<c/>", number("45809"))
            + row(3, text("2"), number("59"), number("45809"))
            + row(4, text("3"), number("60"))
            + row(5, text("4"), number("61"))
            + row(6, text("5"), text("45809"))
            + row(7, text("6"), number("45809.5"))
            + row(8, text("7"), number("-1"))
            + row(9, text("8"), number("1E300"))
            // 23:59:59.9999 is midnight to the millisecond.
            + row(10, text("9"), number("45809"), number("45809.999999999"));
    raw(rows, "");
    Trial trial = trial("xlsx");
    assertThat(trial.reasons()).containsOnlyKeys(4L, 6L, 7L, 8L, 9L);
    assertThat(trial.reasons().values()).allMatch(r -> r.equals(Set.of("paid_on:type")));
    assertThat(column(trial, "paid_on"))
        .containsExactly("1900-01-01", "1900-02-28", "1900-03-01", "2025-06-01");
    assertThat(column(trial, "pieces")).containsExactly("45809", "null", "null", "null");
    // 18:00 and 0:00 in Shanghai; the last is the next midnight.
    assertThat(instants(trial))
        .containsExactly(
            "2025-06-01T10:00:00Z", "2025-05-31T16:00:00Z", "null", "2025-06-01T16:00:00Z");

    new RawWorkbook(HEADER + row(2, text("1"), number("44347")), "")
        .countingFrom1904()
        .write(folder.resolve("delivery.xlsx"));
    assertThat(column(trial("xlsx"), "paid_on")).containsExactly("2025-06-01");
  }

  /** Results that the workbook holds, marks of failed formulas, and formulas nobody computed. */
  @Test
  void formulaCountsByTheResultThatTheWorkbookHolds() throws IOException {
    String sum = "<c><f>SUM(1,2)</f><v>3</v></c>";
    String failed = "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>";
    String written = "<c t=\"e\"><v>#REF!</v></c>";
    String word = "<c t=\"str\"><f>\"a\"&amp;\"b\"</f><v>ab</v></c>";
    String open = "<c><f>SUM(1,2)</f></c>";
    String none = "<c t=\"e\"><f>NA()</f><v>#N/A</v></c>";
    String day = number("45809");
    raw(
        HEADER
            + row(2, text("1"), day, "<c/>", sum, sum, "<c t=\"b\"><f>1=1</f><v>1</v></c>", word)
            + row(3, text("2"), day, "<c/>", failed, "<c/>", "<c/>", failed)
            + row(4, text("3"), day, "<c/>", written, "<c/>", "<c/>", written)
            + row(5, text("4"), day, "<c/>", open, "<c/>", "<c/>", open)
            // The mapping says that this mark is no note; an empty result is none either.
            + row(6, text("5"), day, "<c/>", sum, "<c/>", "<c/>", none)
            + row(
                7, text("6"), day, "<c/>", sum, "<c/>", "<c/>", "<c t=\"str\"><f>\"\"</f><v/></c>"),
        "");
    Trial trial = trial("xlsx");
    assertThat(trial.balance()).isEqualTo(new Balance("payments", 6, 3, 3, 0, 0));
    assertThat(trial.reasons().get(3L)).containsExactly("amount:type", "note:type");
    assertThat(trial.reasons().get(4L)).containsExactly("amount:type", "note:type");
    assertThat(trial.reasons().get(5L)).containsExactly("amount:formula", "note:formula");
    assertThat(column(trial, "note")).containsExactly("ab", "null", "null");
    assertThat(column(trial, "is_cash")).containsExactly("true", "null", "null");
  }

  /** A spreadsheet keeps 15 digits, so a code of 18 that was typed as a number is gone. */
  @Test
  void codeThatWasTypedAsALongNumberIsRefused() throws IOException {
    raw(
        HEADER
            + row(2, number("123456789012345"), number("45809"))
            + row(3, number("1.2345678901234568E+17"), number("45809"))
            + row(4, text("123456789012345678"), number("45809")),
        "");
    Trial trial = trial("xlsx");
    assertThat(trial.reasons()).containsOnlyKeys(3L);
    assertThat(trial.reasons().get(3L)).containsExactly("no:digits");
  }

  /** A text over three rows holds for each; a number over two may be their sum. */
  @Test
  void mergedTextHoldsForItsRowsAndMergedNumberForNone() throws IOException {
    write(
        sheet -> {
          fill(sheet, 0, "no", "paid_on", "amount", "pieces", "note");
          for (int i = 1; i <= 4; i++) {
            fill(sheet, i, String.valueOf(i), null, null, i, null);
          }
          fill(sheet, 1, "1", LocalDate.of(2025, 6, 1), 30, 1, "x");
          fill(sheet, 3, "3", null, 7, 3, null);
          sheet.range(1, 1, 4, 1).merge();
          sheet.range(1, 2, 2, 2).merge();
          sheet.range(1, 4, 3, 4).merge();
          // Over columns a value stands in the first.
          fill(sheet, 5, "5", LocalDate.of(2025, 6, 2), 8, null, null);
          sheet.range(5, 2, 5, 3).merge();
          fill(sheet, 6, "6", LocalDate.of(2025, 6, 2));
        });
    Trial trial = trial("xlsx");
    assertThat(trial.reasons()).containsOnlyKeys(2L, 3L);
    assertThat(trial.reasons().values()).allMatch(r -> r.equals(Set.of("amount:merged")));
    assertThat(column(trial, "note")).containsExactly("x", "null", "null", "null");
    assertThat(column(trial, "paid_on"))
        .containsExactly("2025-06-01", "2025-06-01", "2025-06-02", "2025-06-02");
    assertThat(column(trial, "amount")).containsExactly("7.00", "null", "8.00", "null");
    assertThat(column(trial, "pieces")).containsExactly("3", "4", "null", "null");
  }

  @Test
  void tableMayBeginAnywhereAndRemarksBesideItAreKept() throws IOException {
    write(
        sheet -> {
          fill(sheet, 0, "Payments of June");
          for (int row = 3; row <= 5; row++) {
            sheet.value(row, 0, "left of the table");
          }
          sheet.value(3, 2, "no");
          sheet.value(3, 3, "paid_on");
          for (int row = 4; row <= 5; row++) {
            sheet.value(row, 2, String.valueOf(row));
            sheet.value(row, 3, LocalDate.of(2025, 6, 1));
          }
          sheet.value(5, 6, "a remark");
          sheet.value(7, 6, "another, beside no row");
        });
    Trial trial = trial("xlsx", "header=4", "first_column=C");
    assertThat(trial.balance()).isEqualTo(new Balance("payments", 2, 2, 0, 0, 0));
    assertThat(column(trial, "extra")).containsExactly("null", "{\"column G\":\"a remark\"}");
    Trial byPosition =
        trial(
            "xlsx", "header=none", "first_column=C", "columns.no.from=1", "columns.paid_on.from=2");
    assertThat(byPosition.balance()).isEqualTo(new Balance("payments", 4, 2, 2, 0, 0));
    // Without a header nothing says how wide the table is, so the last remark is a record as well.
    assertThat(byPosition.reasons()).containsOnlyKeys(4L, 8L);
  }

  private void write(Consumer<Worksheet> content) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("delivery.xlsx"));
        Workbook workbook = new Workbook(out, "till", "1.0")) {
      content.accept(workbook.newWorksheet("Data"));
    }
  }

  private static void fill(Worksheet sheet, int row, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] instanceof LocalDate day) {
        sheet.value(row, i, day);
      } else if (cells[i] instanceof LocalDateTime time) {
        sheet.value(row, i, time);
      } else if (cells[i] instanceof Boolean flag) {
        sheet.value(row, i, flag);
      } else if (cells[i] instanceof Double real) {
        sheet.value(row, i, BigDecimal.valueOf(real));
      } else if (cells[i] instanceof Number number) {
        sheet.value(row, i, number);
      } else if (cells[i] != null && row % 2 == 0) {
        sheet.inlineString(row, i, cells[i].toString());
      } else if (cells[i] != null) {
        sheet.value(row, i, cells[i].toString());
      }
    }
  }

  private void raw(String rows, String behind) throws IOException {
    new RawWorkbook(rows, behind).write(folder.resolve("delivery.xlsx"));
  }

  private static List<String> column(Trial trial, String name) {
    return trial.accepted().orderBy("source_line").select(name).collectAsList().stream()
        .map(r -> String.valueOf(r.get(0)))
        .toList();
  }

  private static List<String> instants(Trial trial) {
    return trial.accepted().orderBy("source_line").select("seen_at").collectAsList().stream()
        .map(XlsxTest::instant)
        .toList();
  }

  private static String instant(Row row) {
    return row.isNullAt(0) ? "null" : row.getTimestamp(0).toInstant().toString();
  }

  private Trial trial(String format, String... layout) throws IOException {
    return Trial.of(spark, settings(format, layout), DAY);
  }

  private Settings settings(String format, String... layout) throws IOException {
    String[] overrides = Stream.of(layout).map(l -> "sources.payments." + l).toArray(String[]::new);
    return Trial.settings(folder, CONF.replace("FORMAT", format), overrides);
  }
}
