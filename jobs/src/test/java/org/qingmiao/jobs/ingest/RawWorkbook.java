// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of one sheet whose XML a test writes itself: what no writing library can be told. */
final class RawWorkbook {
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  private final Map<String, String> parts = new LinkedHashMap<>();

  /**
   * A workbook with a sheet called Data.
   *
   * @param rows what stands in its element sheetData
   * @param behind what follows it, such as merged cells
   */
  RawWorkbook(String rows, String behind) {
    parts.put(
        "[Content_Types].xml",
        """
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>\
        """);
    parts.put("_rels/.rels", relation(OFFICE + "/officeDocument", "xl/workbook.xml"));
    parts.put(
        "xl/workbook.xml",
        """
        <workbook xmlns="%s" xmlns:r="%s"><workbookPr/><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>\
        """
            .formatted(MAIN, OFFICE));
    parts.put(
        "xl/_rels/workbook.xml.rels", relation(OFFICE + "/worksheet", "worksheets/sheet1.xml"));
    parts.put(
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData>%s</worksheet>"
            .formatted(MAIN, rows, behind));
  }

  private static String relation(String type, String target) {
    return "<Relationships xmlns=\"%s\"><Relationship Id=\"rId1\" Type=\"%s\" Target=\"%s\"/></Relationships>"
        .formatted(PACKAGE, type, target);
  }

  /** The same, counting days from 1904. */
  RawWorkbook countingFrom1904() {
    parts.computeIfPresent(
        "xl/workbook.xml",
        (n, xml) -> xml.replace("<workbookPr/>", "<workbookPr date1904=\"1\"/>"));
    return this;
  }

  void write(Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
  }
}
