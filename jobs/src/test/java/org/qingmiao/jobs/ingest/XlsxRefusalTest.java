// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qingmiao.jobs.conf.Layout;
import org.qingmiao.jobs.conf.SheetColumn;

/** What is wrong with a workbook as a whole, each time with the whole sentence. */
class XlsxRefusalTest {
  private static final List<String> WANTED = List.of("no", "amount");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void writeSoundFile() throws IOException {
    file = folder.resolve("book.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "till", "1.0")) {
      workbook.newWorksheet("Notes").value(0, 0, "Nothing here.");
      Worksheet sheet = workbook.newWorksheet("Payments");
      sheet.value(2, 0, "no");
      sheet.value(2, 1, "amount");
      for (int row = 3; row < 500; row++) {
        sheet.value(row, 0, "number " + row);
        sheet.value(row, 1, row * 7919);
      }
    }
  }

  @Test
  void soundWorkbookIsReadToItsEnd() throws IOException {
    try (Records records = open("Payments", 3)) {
      int read = 0;
      while (records.next()) {
        read++;
      }
      assertThat(read).isEqualTo(497);
      assertThat(records.line()).isEqualTo(500);
      assertThat(records.cell(1)).isEqualTo(String.valueOf(499 * 7919));
    }
  }

  @Test
  void missingSheetIsNamedWithThoseThatAreThere() {
    assertRefused(
        "Payment",
        3,
        "has no sheet \"Payment\"; did you mean \"Payments\"? it has \"Notes\", \"Payments\"");
    assertRefused("流水", 3, "has no sheet \"流水\"; it has \"Notes\", \"Payments\"");
    assertRefused(
        "",
        3,
        "has 2 sheets, of which the mapping names none; add sheet: with one of \"Notes\","
            + " \"Payments\"");
  }

  @Test
  void wrongHeaderRowIsNamedWithTheRightOne() {
    assertRefused(
        "Payments",
        1,
        "has nothing in row 1 of sheet \"Payments\", where the mapping says its header stands");
    assertRefused(
        "Payments",
        501,
        "has nothing in row 501 of sheet \"Payments\", where the mapping says its header stands");
    assertRefused(
        "Payments",
        4,
        "names none of the mapped columns in row 4 of sheet \"Payments\"; write header: with the"
            + " row that names them, and first_column: with the letter of its first cell");
    assertRefused(
        "Notes",
        1,
        "names none of the mapped columns in row 1 of sheet \"Notes\"; write header: with the row"
            + " that names them, and first_column: with the letter of its first cell");
  }

  @Test
  void rightHeaderRowBelowIsOffered() throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "till", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Payments");
      sheet.value(0, 0, "Payments of June");
      sheet.value(2, 0, "no");
      sheet.value(2, 1, "amount");
    }
    assertRefused(
        "", 1, "names none of the mapped columns in row 1; row 3 does, so write header: 3");
  }

  @Test
  void repeatedNameInTheHeaderIsRefused() throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "till", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Payments");
      sheet.value(0, 0, "no");
      sheet.value(0, 1, "amount");
      sheet.value(0, 2, "amount");
    }
    assertRefused(
        "",
        1,
        "row 1: the header names \"amount\" twice; rename one of the columns, or map the columns"
            + " by position with header: none");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 100, 1000})
  void cutOffWorkbookIsRefused(int bytesLeft) throws IOException {
    byte[] sound = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(sound, bytesLeft));
    assertRefused("Payments", 3, "is no .xlsx workbook or is cut off; deliver it again");
  }

  /** One bit of the packed rows; some flips unpack to other rows and only the checksum tells. */
  @Test
  void flippedBitIsFoundWhereverItIs() throws IOException {
    byte[] sound = Files.readAllBytes(file);
    int begin = indexOf(sound, "xl/worksheets/sheet2.xml") + "xl/worksheets/sheet2.xml".length();
    for (int i = begin + 20; i < begin + 1000; i += 49) {
      byte[] flipped = sound.clone();
      flipped[i] ^= 4;
      Files.write(file, flipped);
      assertRefused(
          "Payments", 3, "is damaged in its part xl/worksheets/sheet2.xml; deliver it again");
    }
  }

  private static int indexOf(byte[] bytes, String name) {
    return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(name);
  }

  /** Office keeps an encrypted workbook in a compound file, as it did all of them before 2007. */
  @Test
  void encryptedOrOldWorkbookIsRefused() throws IOException {
    byte[] compound = new byte[4096];
    System.arraycopy(
        new byte[] {
          (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
        },
        0,
        compound,
        0,
        8);
    Files.write(file, compound);
    assertRefused(
        "Payments",
        3,
        "is encrypted or a workbook of before 2007; save it as .xlsx without a password");
  }

  @Test
  void otherZipFileIsNoWorkbook() throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write(65);
      zip.closeEntry();
    }
    assertRefused("Payments", 3, "is no .xlsx workbook or is cut off; deliver it again");
  }

  /** 300 MB of blanks pack into 300 kB. */
  @Test
  void partThatUnpacksWithoutMeasureIsRefused() throws IOException {
    long packed;
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      ZipEntry bomb = new ZipEntry("xl/sharedStrings.xml");
      zip.putNextEntry(bomb);
      byte[] blanks = new byte[1 << 20];
      Arrays.fill(blanks, (byte) ' ');
      for (int i = 0; i < 300; i++) {
        zip.write(blanks);
      }
      zip.closeEntry();
      packed = bomb.getCompressedSize();
    }
    assertRefused(
        "Payments",
        3,
        "packs more than %,d bytes into %,d of its part xl/sharedStrings.xml, as no table does; save it anew or divide it"
            .formatted(Math.max(16L << 20, 100 * packed), packed));
  }

  @Test
  void rowBeyondAllMeasureIsRefused() throws IOException {
    StringBuilder text = new StringBuilder();
    Random random = new Random(7);
    while (text.length() < 17 << 20) {
      text.append(Long.toString(random.nextLong(), 36));
    }
    new RawWorkbook(
            "<row r=\"1\"><c t=\"inlineStr\"><is><t>%s</t></is></c></row>".formatted(text), "")
        .write(file);
    assertRefused(
        "Data",
        1,
        "has a row of more than 16,777,216 characters, number 1 of those it stores; deliver it as"
            + " CSV");
  }

  @Test
  void moreRowsThanASheetHoldsAreRefused() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int row = 1; row <= 1_048_577; row++) {
      rows.append("<row r=\"").append(row).append("\"/>");
    }
    new RawWorkbook(rows.toString(), "").write(file);
    assertRefused(
        "Data",
        1,
        "has more than 1,048,576 rows in one sheet, as many as a sheet can hold; deliver it as CSV"
            + " or in parts");
  }

  @Test
  void brokenSheetIsRefused() throws IOException {
    new RawWorkbook("<row r=\"1\"><c><v>1</v></row>", "").write(file);
    assertRefused("Data", 1, "is no .xlsx workbook or is cut off; deliver it again");
  }

  /** A type of cell of the strict form of the standard, which the library does not know. */
  @Test
  void unknownCellIsRefusedWithItsPlace() throws IOException {
    new RawWorkbook(
            "<row r=\"1\"><c t=\"inlineStr\"><is><t>no</t></is></c></row><row r=\"2\"><c"
                + " t=\"d\"><v>2025-06-01</v></c></row>",
            "")
        .write(file);
    try (Records records = open("Data", 1)) {
      assertThatThrownBy(records::next)
          .hasMessage(
              "is damaged behind row 1 of sheet \"Data\"; save it anew or deliver it again");
    }
  }

  private Records open(String sheet, int header) throws IOException {
    return new XlsxRecords(file, layout(sheet, header), WANTED);
  }

  private static Layout layout(String sheet, int header) {
    return new Layout(
        Layout.Format.XLSX,
        "UTF-8",
        ',',
        '"',
        '\0',
        header,
        Layout.Trailing.CELL,
        sheet,
        SheetColumn.FIRST);
  }

  private void assertRefused(String sheet, int header, String sentence) {
    assertThatThrownBy(() -> open(sheet, header))
        .isInstanceOf(StructureFault.class)
        .hasMessage(sentence);
  }
}
