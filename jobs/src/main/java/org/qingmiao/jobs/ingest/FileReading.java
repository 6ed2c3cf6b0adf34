// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.qingmiao.jobs.conf.Layout;
import org.qingmiao.jobs.pipeline.Outlook;

/**
 * Reads one file within one task: its rows, then its trailer.
 *
 * <p>A file whose structure is broken is no exception but a trailer that says so: then all faults
 * of all files come at once, no task is tried again, and no stack trace reaches the operator.
 */
record FileReading(RowPlan plan, Layout layout, DatumWords datums, String folder)
    implements Serializable {

  private static final int BUFFER = 1 << 16;

  /** The rows of a file, lazily. */
  Iterator<InternalRow> rows(String name) {
    return new RowsOfFile(name);
  }

  /** What the header and the first rows of a file show. */
  Outlook outlook(String name) {
    List<String> obstacles = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    try (Records records = open(name)) {
      notes.addAll(new HeaderCheck(plan, records).notes());
      notes.addAll(unwanted(records));
      if (isQuick()) {
        notes.addAll(FirstRows.notes(plan, records));
      }
    } catch (StructureFault fault) {
      obstacles.add(fault.getMessage());
    } catch (IOException e) {
      obstacles.add(broken(e));
    }
    return new Outlook(obstacles, notes);
  }

  /** Whether a row is read without the picture or the outline that it names. */
  private boolean isQuick() {
    return layout.format() != Layout.Format.SCENES && layout.format() != Layout.Format.PARCELS;
  }

  private static List<String> unwanted(Records records) {
    return records.unwanted().stream()
        .sorted()
        .map("column \"%s\" is not mapped; kept in extra"::formatted)
        .toList();
  }

  private static String broken(IOException e) {
    return e instanceof EOFException || e instanceof ZipException
        ? "is cut off or is not gzip; deliver it again"
        : "cannot be read; check its permissions";
  }

  private Records open(String name) throws IOException {
    Path file = Path.of(folder, name);
    if (Files.size(file) == 0) {
      throw new StructureFault("is empty (0 bytes); deliver it again");
    }
    if (layout.format() == Layout.Format.PARQUET) {
      return new ParquetRecords(file, plan.wanted());
    }
    if (layout.format() == Layout.Format.XLSX) {
      return new XlsxRecords(file, layout, plan.wanted());
    }
    if (layout.format() == Layout.Format.PARCELS) {
      return new ParcelRecords(file, datums, plan.wanted());
    }
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    InputStream plain =
        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
    if (layout.format() == Layout.Format.SCENES) {
      return new SceneRecords(plain, layout, Path.of(folder), file, plan.wanted());
    }
    return layout.format() == Layout.Format.JSON
        ? new JsonRecords(plain, layout, plan.wanted())
        : new CsvRecords(plain, layout, plan.wanted());
  }

  private final class RowsOfFile implements Iterator<InternalRow> {
    private final String name;
    private final UTF8String file;
    private Records records;
    private InternalRow next;
    private boolean isDone;
    private long read;
    private final List<String> notes = new ArrayList<>();

    RowsOfFile(String name) {
      this.name = name;
      this.file = UTF8String.fromString(name);
    }

    @Override
    public boolean hasNext() {
      if (next == null && !isDone) {
        next = advance();
      }
      return next != null;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      InternalRow row = next;
      next = null;
      return row;
    }

    private InternalRow advance() {
      try {
        if (records == null) {
          records = open(name);
          notes.addAll(new HeaderCheck(plan, records).notes());
        }
        if (records.next()) {
          read++;
          return plan.read(records, read, file);
        }
        notes.addAll(unwanted(records));
        return trailer(null);
      } catch (StructureFault fault) {
        return trailer(fault.getMessage());
      } catch (IOException e) {
        return trailer(broken(e));
      }
    }

    private InternalRow trailer(String refusal) {
      isDone = true;
      notes.addAll(plan.warnings());
      try {
        if (records != null) {
          records.close();
        }
      } catch (IOException e) {
        notes.add("could not be closed");
      }
      return plan.rows().trailer(file, read, refusal, notes);
    }
  }
}
