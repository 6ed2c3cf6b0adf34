// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.graph;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;
import org.qingmiao.features.define.Told;
import org.qingmiao.features.source.Guarantees;
import org.qingmiao.features.table.Table;

@ExtendWith(SparkTest.class)
class PartyNetworksTest {
  private static final Object[][] TWO_GUARANTEES = {
    // A for B, signed on the 1st and registered on the 2nd at 16:00 UTC, which is the 3rd in China.
    {"G1", "A", "B", "2025-03-01", "2025-03-02T16:00:00Z", 0L, "U", "300.00", "2025-12-31"},
    // B for A, signed on the 5th, registered a month later, and withdrawn in June.
    {"G2", "B", "A", "2025-03-05", "2025-04-05T02:00:00Z", 0L, "U", "200.50", "2025-12-31"},
    {"G2", "B", "A", "2025-03-05", "2025-06-10T02:00:00Z", 1L, "D", "200.50", "2025-12-31"}
  };

  /**
   * The ring stands from the 5th of April, when the second guarantee is known, to the 9th of June.
   */
  @Test
  void knowsARingWhileBothItsGuaranteesAreKnown(SparkSession spark) {
    List<Row> rows =
        facts(spark, "2025-03-04", "2025-03-10", "2025-04-05", "2025-06-09", "2025-06-10").stream()
            .filter(row -> row.<Long>getAs("version") == 0)
            .toList();
    assertThat(rows)
        .extracting(row -> row.<Long>getAs("ring_size"))
        .containsExactly(0L, 0L, 2L, 2L, 0L);
    assertThat(rows)
        .extracting(row -> row.<BigDecimal>getAs("ring_cny"))
        .containsExactly(cny("0.00"), cny("0.00"), cny("500.50"), cny("500.50"), cny("0.00"));
    assertThat(rows)
        .extracting(row -> row.<Long>getAs("guarantee_reach"))
        .containsExactly(1L, 1L, 1L, 1L, 1L);
    assertThat(rows)
        .allSatisfy(row -> assertThat(row.<Object>getAs("known_on")).isEqualTo(row.getAs("as_of")));
  }

  /** By the last versions the second guarantee never was, so one clock sees no ring in April. */
  @Test
  void addsWhatOneClockWouldSayAsAVersionThatIsKnownLater(SparkSession spark) {
    assertThat(facts(spark, "2025-04-05"))
        .extracting(
            row -> row.<Long>getAs("version"),
            row -> row.<Date>getAs("known_on").toString(),
            row -> row.<Long>getAs("ring_size"))
        .containsExactly(tuple(0L, "2025-04-05", 2L), tuple(1L, "2025-06-10", 0L));
  }

  @Test
  void countsTheDayInTheZoneOfTheSource(SparkSession spark) {
    assertThat(facts(spark, "2025-03-02", "2025-03-03"))
        .filteredOn(row -> row.<Long>getAs("version") == 0)
        .extracting(row -> row.<Long>getAs("guarantee_reach"))
        .containsExactly(0L, 1L);
  }

  @Test
  void refusesMoreRowsThanATaskTakes() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Object[] cells = new Object[PartyRows.SHAPE.size()];
      Arrays.fill(cells, 0L);
      cells[0] = LinkKind.GUARANTEE.name();
      cells[1] = "G" + i;
      cells[2] = "a";
      cells[3] = "b";
      cells[4] = false;
      cells[6] = 1;
      cells[7] = 1;
      cells[8] = 1;
      cells[12] = false;
      rows.add(RowFactory.create(cells));
    }
    assertThatThrownBy(() -> new PartySweep(3).answers(rows.iterator()))
        .hasMessage(
            "a graph of parties takes at most 3 rows of guarantees, shares, entries, papers, applications and cases, and there are more; name the group network no longer, or deliver fewer of them");
  }

  private static List<Row> facts(SparkSession spark, String... days) {
    List<Row> spine = new ArrayList<>();
    for (String day : days) {
      spine.add(RowFactory.create("A", Date.valueOf(day)));
      spine.add(RowFactory.create(null, Date.valueOf(day)));
    }
    StructType type =
        new StructType()
            .add("enterprise_token", DataTypes.StringType)
            .add("as_of", DataTypes.DateType);
    return PartyNetworks.DERIVATION
        .making()
        .facts(spark.createDataFrame(spine, type), table -> new Told(table, rows(spark, table)))
        .orderBy(col("as_of"), col("version"))
        .collectAsList();
  }

  private static Dataset<Row> rows(SparkSession spark, Table table) {
    List<Row> rows = new ArrayList<>();
    if (table.equals(Guarantees.TABLE)) {
      for (Object[] cells : TWO_GUARANTEES) {
        Map<String, Object> row = new HashMap<>();
        row.put("guarantee_no", cells[0]);
        row.put("guarantor_token", cells[1]);
        row.put("borrower_token", cells[2]);
        row.put("signed_on", Date.valueOf(LocalDate.parse((String) cells[3])));
        row.put("registered_at", Timestamp.from(Instant.parse((String) cells[4])));
        row.put("version", cells[5]);
        row.put("op", cells[6]);
        row.put("amount_cny", cny((String) cells[7]));
        row.put("valid_until", Date.valueOf((String) cells[8]));
        rows.add(RowFactory.create(table.columnNames().stream().map(row::get).toArray()));
      }
    }
    return spark.createDataFrame(rows, table.schema());
  }

  private static BigDecimal cny(String amount) {
    return new BigDecimal(amount);
  }
}
