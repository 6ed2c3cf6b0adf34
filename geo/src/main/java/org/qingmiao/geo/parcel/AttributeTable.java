// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import com.linuxense.javadbf.DBFReader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * The rows of a .dbf file (dBASE III) as text by column.
 *
 * <p>The file does not say how its text is encoded. A .cpg beside it does; without one it is
 * GB18030, as Chinese programs write and as plain ASCII reads.
 */
final class AttributeTable implements Closeable {

  private static final Charset UNSAID = Charset.forName("GB18030");

  private final Path dbf;
  private final DBFReader reader;

  private AttributeTable(Path dbf, DBFReader reader) {
    this.dbf = dbf;
    this.reader = reader;
  }

  /**
   * @param cpg what the .cpg says, such as UTF-8, 65001, GBK or 936
   */
  static AttributeTable open(Path dbf, Optional<String> cpg) throws IOException {
    Charset charset = cpg.map(name -> charset(dbf, name)).orElse(UNSAID);
    BufferedInputStream in = new BufferedInputStream(Files.newInputStream(dbf));
    try {
      AttributeTable table = new AttributeTable(dbf, new DBFReader(in, charset, true));
      table.checkSize();
      return table;
    } catch (RuntimeException e) {
      in.close();
      throw e instanceof Refusal refusal
          ? refusal
          : new Refusal(Fault.FILE_CORRUPT, "%s is no dBASE table".formatted(dbf), e);
    }
  }

  /** The header tells the widths of rows and of columns; a damaged one contradicts itself. */
  private void checkSize() throws IOException {
    ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    try (InputStream in = Files.newInputStream(dbf)) {
      in.readNBytes(header.array(), 0, header.capacity());
    }
    int width = Short.toUnsignedInt(header.getShort(10));
    long needed = Short.toUnsignedInt(header.getShort(8)) + (long) width * size();
    int columns = 1;
    for (int i = 1; i < reader.getFieldCount(); i++) {
      columns += reader.getField(i).getLength();
    }
    if (columns != width || needed > Files.size(dbf)) {
      throw new Refusal(
          Fault.FILE_CORRUPT,
          "%s: %d bytes, expected %d rows of %d, which its columns fill with %d"
              .formatted(dbf, Files.size(dbf), size(), width, columns));
    }
  }

  /** Windows numbers its code pages; that of Chinese, 936, is a part of GB18030. */
  private static Charset charset(Path dbf, String cpg) {
    String name = cpg.replaceFirst("(?i)^(ANSI |CP|OEM )(?=[0-9])", "");
    try {
      return switch (name) {
        case "65001" -> StandardCharsets.UTF_8;
        case "936", "54936" -> UNSAID;
        default -> Charset.forName(name.matches("[0-9]{3,4}") ? "windows-" + name : name);
      };
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Fault.FILE_CORRUPT,
          "%s: encoding \"%s\" in the .cpg, expected one such as UTF-8 or GBK".formatted(dbf, cpg),
          e);
    }
  }

  /** How many rows the header tells of, deleted ones among them. */
  int size() {
    return reader.getRecordCount();
  }

  /** The next row; empty for one that was deleted and waits to be packed away. */
  Optional<Map<String, String>> next() {
    try {
      Object[] row = reader.nextRecord();
      if (row == null) {
        throw new Refusal(Fault.FILE_CORRUPT, "%s ends before its %d rows".formatted(dbf, size()));
      }
      return Boolean.TRUE.equals(row[0]) ? Optional.empty() : Optional.of(attributes(row));
    } catch (RuntimeException e) {
      if (e instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal(Fault.FILE_CORRUPT, "%s: a row cannot be read".formatted(dbf), e);
    }
  }

  private Map<String, String> attributes(Object[] row) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 1; i < row.length; i++) {
      String value = text(row[i]);
      if (!value.isEmpty()) {
        attributes.put(reader.getField(i).getName(), value);
      }
    }
    return attributes;
  }

  private static String text(Object cell) {
    if (cell == null) {
      return "";
    }
    if (cell instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (cell instanceof Date date) {
      return LocalDate.ofInstant(date.toInstant(), ZoneId.systemDefault()).toString();
    }
    return cell.toString().strip();
  }

  @Override
  public void close() {
    reader.close();
  }
}
