// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The packed parts of a workbook, each unpacked once to see that it is whole and no larger than a
 * workbook's part can be: a few kilobytes can unpack to more than any memory holds.
 */
final class WorkbookParts implements Closeable {
  /** Bytes that a part may unpack to (our default): texts are held in memory, rows are not. */
  private static final long MOST = 256L << 20;

  private static final long MOST_OF_A_SHEET = 2L << 30;

  /** Beyond the first megabytes, a part that unpacks to more than this many times is no table. */
  private static final long MOST_TIMES = 100;

  private static final long FREE = 16L << 20;
  private static final byte[] ZIPPED = {'P', 'K', 3, 4};

  /** What encrypted workbooks and those of before 2007 begin with. */
  private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

  private final ZipFile zip;

  private WorkbookParts(ZipFile zip) {
    this.zip = zip;
  }

  /**
   * Opens a workbook.
   *
   * @throws StructureFault when it is none, damaged, encrypted or a trap
   */
  static WorkbookParts of(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(ZIPPED.length);
    }
    if (Arrays.equals(head, COMPOUND)) {
      throw new StructureFault(
          "is encrypted or a workbook of before 2007; save it as .xlsx without a password");
    }
    if (!Arrays.equals(head, ZIPPED)) {
      throw noWorkbook();
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (IOException e) {
      throw noWorkbook();
    }
    WorkbookParts parts = new WorkbookParts(zip);
    try {
      parts.check();
      return parts;
    } catch (StructureFault fault) {
      parts.close();
      throw fault;
    }
  }

  static StructureFault noWorkbook() {
    return new StructureFault("is no .xlsx workbook or is cut off; deliver it again");
  }

  private void check() {
    Set<String> names = new HashSet<>();
    for (ZipEntry part : Collections.list(zip.entries())) {
      if (!names.add(part.getName())) {
        throw damaged(part.getName());
      }
      check(part);
    }
  }

  private void check(ZipEntry part) {
    String name = part.getName();
    long most = name.startsWith("xl/worksheets/") ? MOST_OF_A_SHEET : MOST;
    most = Math.min(most, Math.max(FREE, MOST_TIMES * part.getCompressedSize()));
    CRC32 sum = new CRC32();
    try (InputStream in = new CheckedInputStream(zip.getInputStream(part), sum)) {
      byte[] buffer = new byte[1 << 16];
      long size = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > most) {
          throw new StructureFault(
              "packs more than %,d bytes into %,d of its part %s, as no table does; save it anew or divide it"
                  .formatted(most, part.getCompressedSize(), name));
        }
      }
    } catch (IOException e) {
      throw damaged(name);
    }
    if (part.getCrc() != sum.getValue()) {
      throw damaged(name);
    }
  }

  private static StructureFault damaged(String part) {
    return new StructureFault("is damaged in its part %s; deliver it again".formatted(part));
  }

  /**
   * The part that holds a sheet.
   *
   * @param sheetId by which the workbook refers to it
   */
  InputStream sheet(String sheetId) throws IOException, XMLStreamException {
    String workbook = target("", "_rels/.rels", r -> value(r, "Type").endsWith("/officeDocument"));
    int name = workbook.lastIndexOf('/') + 1;
    String folder = workbook.substring(0, name);
    String relations = folder + "_rels/" + workbook.substring(name) + ".rels";
    return open(target(folder, relations, r -> value(r, "Id").equals(sheetId)));
  }

  private InputStream open(String part) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw damaged(part);
    }
    return zip.getInputStream(entry);
  }

  /** Where the first relation of some kind points to. */
  private String target(String folder, String relations, Predicate<XMLStreamReader> condition)
      throws IOException, XMLStreamException {
    try (InputStream in = open(relations)) {
      XMLStreamReader xml = SheetScan.reader(in);
      while (xml.hasNext()) {
        boolean isRelation =
            xml.next() == XMLStreamReader.START_ELEMENT
                && xml.getLocalName().equals("Relationship");
        if (isRelation && condition.test(xml)) {
          String target = value(xml, "Target");
          return target.startsWith("/") ? target.substring(1) : folder + target;
        }
      }
    }
    throw damaged(relations);
  }

  private static String value(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
