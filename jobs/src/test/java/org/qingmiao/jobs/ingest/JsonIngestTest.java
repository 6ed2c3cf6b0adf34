// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qingmiao.jobs.SparkTest;
import org.qingmiao.jobs.pipeline.Balance;
import org.qingmiao.jobs.pipeline.ExitCode;

/** JSON deliveries through the whole job. */
@ExtendWith(SparkTest.class)
class JsonIngestTest {
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
          format: json
          files: delivery.json
          key: [no]
          event: paid_on
          known: paid_on
          keep: {column: state, one_of: [booked]}
          gate: {max_quarantine_share: 0.9, min_rows: 1}
          columns:
            no:      {from: no, type: text, domain: payment, meaning: Number.}
            paid_on: {from: paid_on, type: date, meaning: Day.}
            amount:  {from: amount, type: "decimal(18,2)", unit: cny, meaning: Amount.}
            note:    {from: note, type: text, optional: true, meaning: Note.}
      """;

  @TempDir private Path folder;
  private final SparkSession spark;

  JsonIngestTest(SparkSession spark) {
    this.spark = spark;
  }

  @Test
  void everyRecordIsAcceptedOrSetAsideWithItsReason() throws IOException {
    Trial trial =
        trial(
            """
            {"no": "1", "paid_on": "2025-06-01", "amount": 1234567890123456.78, "state": "booked", "note": "青苗"}
            {"no": 2, "paid_on": "2025-06-02", "amount": "1,000.5", "state": "booked", "till": {"no": [1, null]}}
            {"no": "3", "paid_on": "2025-06-03", "amount": 1, "amount": 2, "state": "booked"}
            {"no": "4", "paid_on": "2025-06-04", "amount": 0.125, "state": "booked"}
            {"no": "5", "paid_on": "2025-06-05", "amount": null, "state": "booked"}
            {"no": "6", "paid_on": "2025-06-06", "state": "booked"}
            {"no": "1", "paid_on": "2025-06-01", "amount": 1234567890123456.78, "state": "booked", "note": "青苗"}
            {"no": "8", "paid_on": "2025-06-08", "amount": 8, "state": "open"}
            """);
    assertThat(trial.exit()).isEqualTo(ExitCode.DONE);
    assertThat(trial.balance()).isEqualTo(new Balance("payments", 8, 2, 4, 1, 1));
    assertThat(trial.reasons()).containsOnlyKeys(3L, 4L, 5L, 6L);
    assertThat(trial.reasons().get(3L)).containsExactly("duplicate_member");
    assertThat(trial.reasons().get(4L)).containsExactly("amount:scale");
    assertThat(trial.reasons().get(5L)).containsExactly("amount:required");
    assertThat(trial.reasons().get(6L)).containsExactly("amount:required");
    // A double would have lost the last two digits.
    Row first = trial.accepted().where("source_line = 1").first();
    assertThat(first.<Object>getAs("amount")).hasToString("1234567890123456.78");
    assertThat(first.<String>getAs("note")).isEqualTo("青苗");
    Row second = trial.accepted().where("source_line = 2").first();
    assertThat(second.<Object>getAs("amount")).hasToString("1000.50");
    assertThat(second.<String>getAs("note")).isNull();
    assertThat(second.<String>getAs("extra")).isEqualTo("{\"till\":\"{\\\"no\\\":[1,null]}\"}");
    assertThat(trial.outputs().warnings())
        .containsExactly("delivery.json: column \"till\" is not mapped; kept in extra");
  }

  @Test
  void arrayOfObjectsIsTheSameDelivery() throws IOException {
    Trial trial =
        trial(
            """
            [
              {"no": "1", "paid_on": "2025-06-01", "amount": 1, "state": "booked"},
              {"no": "2",
               "paid_on": "2025-06-02", "amount": 2, "state": "booked"}
            ]
            """);
    assertThat(trial.balance()).isEqualTo(new Balance("payments", 2, 2, 0, 0, 0));
    assertThat(trial.accepted().orderBy("source_line").select("source_line").collectAsList())
        .extracting(r -> r.getLong(0))
        .containsExactly(2L, 3L);
  }

  @Test
  void wrongCharsetIsNamed() throws IOException {
    String record =
        "{\"no\": \"1\", \"paid_on\": \"2025-06-01\", \"amount\": 1, \"state\": \"booked\","
            + " \"note\": \"青苗\"}\n";
    Trial trial = trial(record.getBytes(Charset.forName("GB18030")));
    assertThat(trial.reasons().get(1L)).containsExactly("encoding");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"no\": \"1\", \"amount\": NaN}  | line 1: is not valid JSON; deliver one object per line"
            + " or one array of objects",
        "{\"no\": \"1\"}\\n"
            + "{\"no\":        | line 2: is not valid JSON; deliver one object per line or one"
            + " array of objects",
        "\"no\"                            | line 1: expected an object {...} for each record",
      })
  void brokenStructureRefusesTheFileWithItsLine(String file, String sentence) throws IOException {
    Trial trial = trial(file.replace("\\n", "\n"));
    assertThat(trial.exit()).isEqualTo(ExitCode.INPUT_CONTRACT);
    assertThat(trial.sentence())
        .isEqualTo("payments: delivery.json " + sentence + ". Nothing was published.");
  }

  private Trial trial(String file) throws IOException {
    return trial(file.getBytes(StandardCharsets.UTF_8));
  }

  private Trial trial(byte[] file) throws IOException {
    Files.write(folder.resolve("delivery.json"), file);
    return Trial.of(spark, Trial.settings(folder, CONF), LocalDate.of(2025, 6, 30));
  }
}
