// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.geo.parcel;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.qingmiao.geo.CoordinateSystem;
import org.qingmiao.geo.Fault;
import org.qingmiao.geo.Refusal;

/**
 * A shapefile, ESRI white paper of July 1998: shapes in .shp, attributes in .dbf, system in .prj,
 * encoding in .cpg.
 *
 * <p>The four lie side by side under one name; the index .shx is not needed. A .shp of another
 * length than its header says, or of another number of rows than the .dbf, is refused.
 */
public final class Shapefile implements ParcelFile {

  private static final int HEADER_BYTES = 100;
  private static final int RECORD_HEADER_BYTES = 8;
  private static final int MAGIC = 9994;

  private final Path shp;

  private Shapefile(Path shp) {
    this.shp = shp;
  }

  static Shapefile at(Path shp) {
    return new Shapefile(shp);
  }

  @Override
  public Optional<CoordinateSystem> system() {
    return beside("prj").map(this::text).map(CoordinateSystem::ofWkt);
  }

  @Override
  public void forEach(Consumer<ParcelRow> rows) {
    Path dbf =
        beside("dbf")
            .orElseThrow(
                () -> new Refusal(Fault.FILE_PART_MISSING, "%s: no .dbf beside it".formatted(shp)));
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(shp)));
        AttributeTable table = AttributeTable.open(dbf, beside("cpg").map(this::text))) {
      long left = lengthInHeader(in) - HEADER_BYTES;
      int number = 0;
      while (left > 0) {
        byte[] shape = record(in, left);
        left -= RECORD_HEADER_BYTES + shape.length;
        int row = ++number;
        if (row > table.size()) {
          break;
        }
        table
            .next()
            .ifPresent(cells -> rows.accept(new ParcelRow(row, cells, () -> Shape.outline(shape))));
      }
      if (left > 0 || number != table.size()) {
        throw corrupt("%d rows in the .dbf, but not as many shapes".formatted(table.size()), null);
      }
    } catch (EOFException e) {
      throw corrupt("the file ends too early", e);
    } catch (IOException e) {
      throw corrupt("the file cannot be read", e);
    }
  }

  private long lengthInHeader(DataInputStream in) throws IOException {
    ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
    long length = header.limit() < HEADER_BYTES ? 0 : 2L * header.getInt(24);
    if (header.limit() < HEADER_BYTES || header.getInt(0) != MAGIC || length != Files.size(shp)) {
      throw corrupt(
          "%d bytes, expected a shapefile of %d".formatted(Files.size(shp), length), null);
    }
    return length;
  }

  /** The bytes of a shape; its length is believed only as far as the file goes. */
  private byte[] record(DataInputStream in, long left) throws IOException {
    int number = in.readInt();
    long length = 2L * in.readInt();
    if (length < 4 || length > left - RECORD_HEADER_BYTES) {
      throw corrupt(
          "record %d of %d bytes with %d left"
              .formatted(number, length, left - RECORD_HEADER_BYTES),
          null);
    }
    byte[] shape = new byte[(int) length];
    in.readFully(shape);
    return shape;
  }

  private Refusal corrupt(String what, Throwable cause) {
    return new Refusal(Fault.FILE_CORRUPT, "%s: %s".formatted(shp, what), cause);
  }

  /** The file of the same name with another ending, in any case of letters. */
  private Optional<Path> beside(String ending) {
    String name = shp.getFileName().toString();
    String wanted = name.substring(0, name.length() - 3) + ending;
    try (Stream<Path> files = Files.list(shp.toAbsolutePath().getParent())) {
      return files
          .filter(file -> file.getFileName().toString().equalsIgnoreCase(wanted))
          .sorted()
          .findFirst();
    } catch (IOException e) {
      throw corrupt("its folder cannot be listed", e);
    }
  }

  private String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      throw corrupt("%s cannot be read".formatted(file.getFileName()), e);
    }
  }
}
