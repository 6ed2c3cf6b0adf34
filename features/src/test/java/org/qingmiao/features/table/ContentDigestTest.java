// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.Golden;
import org.qingmiao.features.SparkTest;

@ExtendWith(SparkTest.class)
class ContentDigestTest {
  /** The schema in the header of the golden file. */
  private static final Table TABLE =
      Table.of("raw.invoice", "one invoice", Shape.EVENTS)
          .columns(
              Column.text("enterprise_id", "Seller."),
              Column.text("branch_id", "Branch of the seller."),
              Column.date("issued_on", "Day of issue."),
              Column.instant("seen_at", "When it was delivered."),
              Column.decimal("amount_cny", 38, 2, Unit.CNY, "Amount."),
              Column.real("ratio", Unit.NONE, "Any ratio."),
              Column.whole("invoices", Unit.COUNT, "Number of invoices."),
              Column.flag("active", "Whether the seller is active."))
          .key("enterprise_id");

  @Test
  void digestsOfTheGoldenFileAreExact(SparkSession spark) throws Exception {
    for (Map<String, String> expected : Golden.rows("platform_digest.csv")) {
      Dataset<Row> rows = rows(spark, expected.get("rows"));
      assertThat(ContentDigest.of(rows, TABLE).text())
          .as(expected.get("case_id") + " " + expected.get("why"))
          .isEqualTo(expected.get("digest"));
    }
  }

  @Test
  void observedInTheWritingPassItIsTheSame(SparkSession spark) throws Exception {
    Dataset<Row> rows = rows(spark, Golden.rows("platform_digest.csv").get(0).get("rows"));
    Observation observation = new Observation("digest");
    List<org.apache.spark.sql.Column> all = ContentDigest.aggregates(TABLE);
    rows.observe(
            observation,
            all.get(0),
            all.subList(1, all.size()).toArray(org.apache.spark.sql.Column[]::new))
        .write()
        .format("noop")
        .mode("overwrite")
        .save();
    assertThat(ContentDigest.from(observation.getAsJava(), TABLE))
        .isEqualTo(ContentDigest.of(rows, TABLE));
  }

  @Test
  void namesTheColumnsThatMoved(SparkSession spark) throws Exception {
    Dataset<Row> rows = rows(spark, Golden.rows("platform_digest.csv").get(0).get("rows"));
    Dataset<Row> other = rows.withColumn("active", functions.not(functions.col("active")));
    assertThat(ContentDigest.changedColumns(rows, other, TABLE)).containsExactly("active");
    assertThat(ContentDigest.changedColumns(rows, rows, TABLE)).isEmpty();
  }

  @Test
  void leavesOutWhatTellsOfTheRunAlone(SparkSession spark) {
    Table table =
        Table.of("raw.thing", "one thing", Shape.EVENTS)
            .columns(Column.text("id", "Name."), Column.text("run_id", "Run."))
            .key("id");
    Dataset<Row> first = spark.sql("select 'a' as id, 'r1' as run_id");
    Dataset<Row> second = spark.sql("select 'a' as id, 'r2' as run_id");
    assertThat(ContentDigest.of(first, table)).isEqualTo(ContentDigest.of(second, table));
  }

  @Test
  void seesNullsInsideNestedColumnsAndSingleBytes(SparkSession spark) {
    Table table =
        Table.of("audit.thing", "one thing", Shape.APPEND)
            .columns(
                Column.typed(
                    "pair",
                    new ColumnType.StructOf(
                        List.of(
                            new ColumnType.Field("a", new ColumnType.Text()),
                            new ColumnType.Field("b", new ColumnType.Text()))),
                    "Two texts."),
                Column.typed("model", new ColumnType.Bytes(), "Bytes."));
    assertThat(
            List.of(
                "select named_struct('a', 'x', 'b', null) as pair, X'00FF' as model",
                "select named_struct('a', null, 'b', 'x') as pair, X'00FF' as model",
                "select named_struct('a', 'x', 'b', null) as pair, X'00FE' as model",
                "select named_struct('a', 'x', 'b', null) as pair, cast(null as binary) as model"))
        .extracting(sql -> ContentDigest.of(spark.sql(sql), table).text())
        .doesNotHaveDuplicates();
  }

  private static Dataset<Row> rows(SparkSession spark, String json) throws Exception {
    List<Row> rows = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(json)) {
      rows.add(
          RowFactory.create(
              row.get(0).textValue(),
              row.get(1).textValue(),
              row.get(2).isNull() ? null : Date.valueOf(row.get(2).textValue()),
              row.get(3).isNull() ? null : Timestamp.from(Instant.parse(row.get(3).textValue())),
              row.get(4).isNull() ? null : new BigDecimal(row.get(4).textValue()),
              row.get(5).isNull() ? null : Double.valueOf(row.get(5).asText()),
              row.get(6).isNull() ? null : row.get(6).longValue(),
              row.get(7).isNull() ? null : row.get(7).booleanValue()));
    }
    return spark.createDataFrame(rows, TABLE.schema());
  }
}
