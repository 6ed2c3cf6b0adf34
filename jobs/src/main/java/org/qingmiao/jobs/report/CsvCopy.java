// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.qingmiao.features.table.ColumnType;
import org.qingmiao.features.table.ContentDigest;
import org.qingmiao.jobs.pipeline.ExitCode;
import org.qingmiao.jobs.pipeline.OutputFile;
import org.qingmiao.jobs.pipeline.Refusal;

/**
 * A published table as CSV: all rows in the order of the key, UTF-8, RFC 4180, full precision.
 *
 * <p>A text cell that a spreadsheet would take for a formula gets an apostrophe before it (OWASP
 * ASVS 5, 1.2.10); numbers are left alone. Nested cells are JSON. Bytes are left out, and what
 * tells of the run instead of the fact: equal rows give equal files.
 */
public final class CsvCopy {

  private static final String FORMULA_SIGNS = "=+-@\t\r\0＝＋－＠";

  private CsvCopy() {}

  /**
   * The file.
   *
   * @throws Refusal when a column of sensitivity 3 or more is no token
   */
  static OutputFile of(String path, Published published) {
    List<org.qingmiao.features.table.Column> columns =
        published.table().columns().stream()
            .filter(c -> !(c.type() instanceof ColumnType.Bytes))
            .filter(c -> !ContentDigest.LEFT_OUT.contains(c.name()))
            .toList();
    columns.stream()
        .filter(c -> !c.isOpen())
        .findFirst()
        .ifPresent(
            c -> {
              throw new Refusal(
                  ExitCode.POLICY,
                  "%s: column %s of %s has level %d and is no token, so it must not leave the lake; take it out of the table or give it a token domain"
                      .formatted(path, c.name(), published.table().name(), c.level()));
            });
    return new OutputFile(path, out -> write(out, columns, published));
  }

  private static void write(
      OutputStream out, List<org.qingmiao.features.table.Column> columns, Published published)
      throws IOException {
    Column[] selected = columns.stream().map(CsvCopy::flat).toArray(Column[]::new);
    Column[] order = published.table().key().stream().map(functions::col).toArray(Column[]::new);
    Dataset<Row> rows = published.rows().orderBy(order).select(selected);
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer);
    csv.writeRecord(columns.stream().map(org.qingmiao.features.table.Column::name).toList());
    for (Iterator<Row> all = rows.toLocalIterator(); all.hasNext(); ) {
      Row row = all.next();
      csv.writeRecord(
          IntStream.range(0, columns.size())
              .mapToObj(i -> cell(row.isNullAt(i) ? null : row.get(i)))
              .toList());
    }
    csv.flush();
  }

  private static Column flat(org.qingmiao.features.table.Column column) {
    boolean nested =
        column.type() instanceof ColumnType.StructOf || column.type() instanceof ColumnType.ListOf;
    Column plain = functions.col(column.name());
    return nested ? functions.to_json(plain).as(column.name()) : plain;
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    return value instanceof String text ? harmless(text) : value.toString();
  }

  /** The text, with an apostrophe where its first sign that is not blank begins a formula. */
  public static String harmless(String text) {
    String seen = text.replaceFirst("^[ \\u00a0\\u3000\\n]+", "");
    return !seen.isEmpty() && FORMULA_SIGNS.indexOf(seen.charAt(0)) >= 0 ? "'" + text : text;
  }
}
