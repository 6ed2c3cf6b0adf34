// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/**
 * The records of a Parquet file as the library gives them, one after the other. Where pages carry a
 * checksum it is verified. Damage shows as any {@link RuntimeException}: the library has no type of
 * its own for it, and names no fault that a person could mend.
 */
final class ParquetGroups implements Closeable {
  private final ParquetFileReader reader;
  private RecordReader<Group> records;
  private long left;

  private ParquetGroups(ParquetFileReader reader) {
    this.reader = reader;
  }

  /** Opens a file and reads its footer. */
  static ParquetGroups open(Path file) throws IOException {
    return new ParquetGroups(
        ParquetFileReader.open(
            new LocalInputFile(file),
            ParquetReadOptions.builder().usePageChecksumVerification().build()));
  }

  MessageType schema() {
    return reader.getFileMetaData().getSchema();
  }

  /** What the footer says beside the schema, by name. */
  Map<String, String> footer() {
    return reader.getFileMetaData().getKeyValueMetaData();
  }

  /** The next record; empty behind the last. */
  Optional<Group> next() throws IOException {
    while (left == 0) {
      PageReadStore rowGroup = reader.readNextRowGroup();
      if (rowGroup == null) {
        return Optional.empty();
      }
      left = rowGroup.getRowCount();
      records =
          new ColumnIOFactory()
              .getColumnIO(schema())
              .getRecordReader(rowGroup, new GroupRecordConverter(schema()));
    }
    left--;
    return Optional.of(records.read());
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
