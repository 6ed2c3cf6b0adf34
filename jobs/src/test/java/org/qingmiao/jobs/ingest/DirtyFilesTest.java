// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qingmiao.features.privacy.Keyset;
import org.qingmiao.features.privacy.Pseudonym;
import org.qingmiao.jobs.conf.Mapping;
import org.qingmiao.jobs.conf.Settings;

/** The reading core alone: whatever a file holds, each record becomes exactly one row. */
class DirtyFilesTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
  private static final String CONF =
      """
      name: till
      as_of: 2025-06-30
      public_data: true
      keyset: demo
      sources:
        - source: payments
          table: raw.payment
          grain: one payment
          format: csv
          files: delivery.csv
          key: [no]
          keep: {column: state, one_of: [paid]}
          columns:
            no:     {from: no, type: text, meaning: Number.}
            amount: {from: amount, type: "decimal(8,2)", unit: cny, meaning: Amount.}
      """;

  /** Each with what becomes of it: accepted, quarantined or out of scope. */
  private static final Map<String, String> RECORDS =
      Map.of(
          "%d,1.00,paid", "accepted",
          "%d,\"1,000.00\",paid", "accepted",
          "\"%d\n\",1,paid", "accepted",
          "%d,1.005,paid", "quarantined",
          "%d,,paid", "quarantined",
          "%d,1.00", "quarantined",
          "%d,1.00,paid,more", "quarantined",
          "%d,x\uFFFD,paid", "quarantined",
          "%d,NaN,void", "out of scope",
          "%d,1.00,", "out of scope");

  @TempDir private Path folder;

  @Test
  void thousandFilesBalanceExactly() throws IOException {
    Path conf = Files.writeString(folder.resolve("conf.yaml"), CONF);
    Mapping mapping = Settings.read(conf, List.of(), List.of()).sources().get(0);
    RowPlan plan =
        new RowPlan(
            mapping,
            Map.of(),
            Pseudonym.of(Keyset.demo()),
            Set.of(),
            DAY,
            java.time.ZoneId.of("UTC"));
    FileReading reading =
        new FileReading(plan, mapping.layout(), DatumWords.of(mapping), folder.toString());
    StructType schema = ParsedRows.schema(mapping.table());
    List<String> forms = RECORDS.keySet().stream().sorted().toList();
    Random random = new Random(7);
    for (int file = 0; file < 1000; file++) {
      Map<String, Integer> expected = new java.util.TreeMap<>();
      List<String> lines = new ArrayList<>(List.of("no,amount,state"));
      int records = random.nextInt(30);
      for (int i = 0; i < records; i++) {
        String form = forms.get(random.nextInt(forms.size()));
        lines.add(form.formatted(i));
        expected.merge(RECORDS.get(form), 1, Integer::sum);
        if (random.nextInt(5) == 0) {
          lines.add("");
        }
      }
      String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
      Files.writeString(folder.resolve("delivery.csv"), String.join(end, lines) + end);

      Map<String, Integer> seen = new java.util.TreeMap<>();
      long read = -1;
      for (Iterator<InternalRow> rows = reading.rows("delivery.csv"); rows.hasNext(); ) {
        InternalRow row = rows.next();
        if (!row.isNullAt(schema.fieldIndex(ParsedRows.READ))) {
          read = row.getLong(schema.fieldIndex(ParsedRows.READ));
        } else if (!row.getBoolean(schema.fieldIndex(ParsedRows.IN_SCOPE))) {
          seen.merge("out of scope", 1, Integer::sum);
        } else {
          boolean isSound = row.isNullAt(schema.fieldIndex(ParsedRows.FAULTS));
          seen.merge(isSound ? "accepted" : "quarantined", 1, Integer::sum);
        }
      }
      assertThat(read).as("records of file %d", file).isEqualTo(records);
      assertThat(seen).as("rows of file %d", file).isEqualTo(expected);
    }
  }
}
