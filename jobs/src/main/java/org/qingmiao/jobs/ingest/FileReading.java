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
import org.qingmiao.jobs.conf.yaml.Nearest;

/**
 * Reads one file within one task: its rows, then its trailer.
 *
 * <p>A file whose structure is broken is no exception but a trailer that says so: then all faults
 * of all files come at once, no task is tried again, and no stack trace reaches the operator.
 */
record FileReading(RowPlan plan, Layout layout, String folder) implements Serializable {

  private static final int BUFFER = 1 << 16;

  /** The rows of a file, lazily. */
  Iterator<InternalRow> rows(String name) {
    return new RowsOfFile(name);
  }

  private Records open(Path file) throws IOException {
    if (layout.format() == Layout.Format.PARQUET) {
      return new ParquetRecords(file, plan.wanted());
    }
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
    InputStream plain =
        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, BUFFER) : bytes;
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
          Path path = Path.of(folder, name);
          if (Files.size(path) == 0) {
            throw new StructureFault("is empty (0 bytes); deliver it again");
          }
          records = open(path);
          checkColumns();
        }
        if (records.next()) {
          read++;
          return plan.read(records, read, file);
        }
        records.unwanted().stream()
            .sorted()
            .forEach(c -> notes.add("column \"%s\" is not mapped; kept in extra".formatted(c)));
        return trailer(null);
      } catch (StructureFault fault) {
        return trailer(fault.getMessage());
      } catch (EOFException | ZipException e) {
        return trailer("is cut off or is not gzip; deliver it again");
      } catch (IOException e) {
        return trailer("cannot be read; check its permissions");
      }
    }

    /** A column that is not there is a fault where it is required, and a warning where not. */
    private void checkColumns() {
      if (records.absent().size() > 1 && records.absent().containsAll(plan.wanted())) {
        // What stands there instead may be the first customer, so it is not repeated.
        throw new StructureFault(
            "names none of the mapped columns in its header; deliver it with its header");
      }
      for (String column : records.absent()) {
        List<String> required = plan.requiredFrom(column);
        if (!required.isEmpty()) {
          List<String> near = Nearest.to(column, records.names());
          throw new StructureFault(
              "has no column \"%s\", which %s needs; %s"
                  .formatted(
                      column,
                      String.join(", ", required),
                      near.isEmpty()
                          ? "it has " + String.join(", ", records.names())
                          : "did you mean \"%s\"?".formatted(String.join("\" or \"", near))));
        }
        notes.add("column \"%s\" is missing; it is left empty".formatted(column));
      }
      refuseMisfits();
    }

    /** A typed file says before its first row that a column holds another kind of value. */
    private void refuseMisfits() {
      List<String> misfits = new ArrayList<>();
      records
          .kinds()
          .forEach(
              (column, kind) ->
                  plan.misfits(column, kind)
                      .forEach(
                          asked ->
                              misfits.add(
                                  "declares column \"%s\" as %s, but %s"
                                      .formatted(column, kind.label(), asked))));
      if (!misfits.isEmpty()) {
        throw new StructureFault(
            String.join(", ", misfits) + "; change the export or the type in the mapping");
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
