// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qingmiao.jobs.SparkTest;

@ExtendWith(SparkTest.class)
class GoldenIngestTest {
  /** The mapping that the header of golden/platform_ingest_csv.json describes. */
  private static final String CONF =
      """
      name: golden
      as_of: 2025-06-30
      zone: Asia/Shanghai
      public_data: true
      keyset: demo
      sources:
        - source: invoices
          table: raw.invoices
          grain: one invoice
          shape: events
          format: csv
          files: delivery.csv
          charset: %s
          key: [invoice_no]
          event: issued_on
          known: received_at
          gate: {max_quarantine_share: 0.70, min_rows: 1}
          columns:
            invoice_no:  {from: invoice_no, type: text, meaning: Number.}
            seller_code: {from: seller_code, check: credit_code, type: text, meaning: Seller.}
            amount_cny:  {from: amount_cny, type: "decimal(18,2)", unit: cny, meaning: Amount.}
            issued_on:   {from: issued_on, type: date, meaning: Day of issue.}
            received_at: {from: received_at, type: instant, meaning: When it was received.}
            buyer:       {from: buyer, type: text, optional: true, meaning: Buyer.}
      """;

  @TempDir private Path folder;
  private final SparkSession spark;

  GoldenIngestTest(SparkSession spark) {
    this.spark = spark;
  }

  static Stream<Named<JsonNode>> cases() throws IOException {
    try (InputStream in =
        GoldenIngestTest.class.getResourceAsStream("/golden/platform_ingest_csv.json")) {
      JsonNode cases = new ObjectMapper().readTree(in).get("cases");
      assertThat(cases).hasSize(23);
      return StreamSupport.stream(cases.spliterator(), false)
          .map(c -> Named.of(c.get("case_id").asText() + " " + c.get("why").asText(), c));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void endsAsTheGoldenFileSays(JsonNode expected) {
    Trial trial =
        Trial.of(
            spark,
            folder,
            CONF.formatted(expected.get("charset").asText()),
            java.util.HexFormat.of().parseHex(expected.get("bytes_hex").asText()),
            LocalDate.of(2025, 6, 30));

    assertThat(trial.exit().number()).as(trial.sentence()).isEqualTo(expected.get("exit").asInt());
    if (expected.get("read").isNull()) {
      assertThat(trial.sentence()).contains("delivery.csv");
      return;
    }
    assertThat(trial.balance().read()).isEqualTo(expected.get("read").asLong());
    assertThat(trial.balance().duplicate()).isEqualTo(expected.get("duplicate").asLong());
    assertThat(trial.balance().outOfScope()).isEqualTo(expected.get("out_of_scope").asLong());
    assertThat(published(trial)).containsExactlyInAnyOrderElementsOf(published(expected));
    assertThat(trial.reasons()).isEqualTo(reasons(expected));
    if (expected.has("extra")) {
      assertThat(trial.accepted().select("extra").collectAsList())
          .extracting(r -> r.getString(0))
          .containsExactlyElementsOf(texts(expected.get("extra")));
      assertThat(trial.outputs().warnings()).anyMatch(w -> w.contains("\"tax_rate\""));
    }
  }

  private static List<List<String>> published(Trial trial) {
    return trial
        .accepted()
        .selectExpr(
            "invoice_no",
            "seller_code",
            "cast(amount_cny as string)",
            "cast(issued_on as string)",
            "date_format(received_at, \"yyyy-MM-dd'T'HH:mm:ss'Z'\")",
            "buyer")
        .collectAsList()
        .stream()
        .map(
            r -> {
              List<String> cells = new ArrayList<>();
              for (int i = 0; i < r.size(); i++) {
                cells.add(r.getString(i));
              }
              return cells;
            })
        .toList();
  }

  private static List<List<String>> published(JsonNode expected) {
    List<List<String>> rows = new ArrayList<>();
    expected.get("published").forEach(row -> rows.add(texts(row)));
    return rows;
  }

  private static Map<Long, TreeSet<String>> reasons(JsonNode expected) {
    Map<Long, TreeSet<String>> reasons = new HashMap<>();
    expected
        .get("quarantined")
        .forEach(q -> reasons.put(q.get("line").asLong(), new TreeSet<>(texts(q.get("reasons")))));
    return reasons;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(n -> texts.add(n.asText()));
    return texts;
  }
}
