// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.demo;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * A Parquet file, as a data warehouse hands it over: amounts are decimals, local instants stand in
 * UTC.
 */
final class ParquetRawFile implements RawFile {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final long BYTES_OF_ROW_GROUP = 8L << 20;

  private final MessageType schema;
  private final ParquetWriter<Group> out;

  ParquetRawFile(Form.Parquet form, Path file) throws IOException {
    this.schema = MessageTypeParser.parseMessageType(form.schema());
    this.out =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withType(schema)
            .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withRowGroupSize(BYTES_OF_ROW_GROUP)
            .build();
  }

  @Override
  public void add(Line line) throws IOException {
    Group row = new SimpleGroup(schema);
    List<String> cells = line.cells();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        add(row, i, cells.get(i));
      }
    }
    out.write(row);
  }

  private void add(Group row, int column, String cell) {
    PrimitiveType type = schema.getType(column).asPrimitiveType();
    if (type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal) {
      row.add(
          column,
          new BigDecimal(cell).setScale(decimal.getScale()).unscaledValue().longValueExact());
    } else if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation) {
      Instant instant = LocalDateTime.parse(cell.replace(' ', 'T')).atZone(SHANGHAI).toInstant();
      row.add(column, ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    } else if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT32) {
      row.add(column, Integer.parseInt(cell));
    } else {
      row.add(column, cell);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
