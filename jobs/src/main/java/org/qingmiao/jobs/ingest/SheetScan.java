// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.dhatim.fastexcel.reader.CellRangeAddress;

/**
 * A first look at a sheet: which cells are merged over several rows, which stands behind all rows,
 * and whether the sheet is within its limits, so that reading it row by row needs little memory.
 *
 * @param merged by their first row, from 1
 */
record SheetScan(Map<Integer, List<Merged>> merged) {
  /** As many rows as a sheet has. */
  private static final int MOST_ROWS = 1_048_576;

  /** Characters of a row as it is stored (our default): cells in all columns, or 500 full ones. */
  private static final int LONGEST_ROW = 16 << 20;

  /**
   * Cells that became one.
   *
   * @param column of the first, from 0
   * @param lastRow from 1
   */
  record Merged(int column, int lastRow) {}

  SheetScan {
    merged = Map.copyOf(merged);
  }

  /** Looks through a sheet. */
  static SheetScan of(InputStream sheet) throws XMLStreamException {
    Map<Integer, List<Merged>> merged = new HashMap<>();
    XMLStreamReader xml = reader(sheet);
    int rows = 0;
    int rowBegins = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event != XMLStreamReader.START_ELEMENT && event != XMLStreamReader.END_ELEMENT) {
        continue;
      }
      String name = xml.getLocalName();
      if (event == XMLStreamReader.END_ELEMENT && !name.equals("c") && !name.equals("row")) {
        continue;
      }
      int offset = xml.getLocation().getCharacterOffset();
      if (event == XMLStreamReader.START_ELEMENT && name.equals("row")) {
        rows++;
        rowBegins = offset;
        refuseTooMany(rows);
      } else if (name.equals("row") || name.equals("c")) {
        refuseTooLong(rows, offset - rowBegins);
      } else if (name.equals("mergeCell")) {
        add(merged, CellRangeAddress.valueOf(xml.getAttributeValue(null, "ref")));
      }
    }
    return new SheetScan(merged);
  }

  /** A reader that takes in no entities and no other files. */
  static XMLStreamReader reader(InputStream xml) throws XMLStreamException {
    XMLInputFactory factory = new InputFactoryImpl();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory.createXMLStreamReader(xml);
  }

  private static void refuseTooMany(int rows) {
    if (rows > MOST_ROWS) {
      throw new StructureFault(
          "has more than %,d rows in one sheet, as many as a sheet can hold; deliver it as CSV or in parts"
              .formatted(MOST_ROWS));
    }
  }

  private static void refuseTooLong(int row, int length) {
    if (length > LONGEST_ROW) {
      throw new StructureFault(
          "has a row of more than %,d characters, number %,d of those it stores; deliver it as CSV"
              .formatted(LONGEST_ROW, row));
    }
  }

  private static void add(Map<Integer, List<Merged>> merged, CellRangeAddress range) {
    if (range.getLastRow() > range.getFirstRow()) {
      merged
          .computeIfAbsent(range.getFirstRow() + 1, row -> new ArrayList<>())
          .add(new Merged(range.getFirstColumn(), range.getLastRow() + 1));
    }
  }
}
