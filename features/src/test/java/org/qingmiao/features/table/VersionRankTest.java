// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qingmiao.features.SparkTest;

@ExtendWith(SparkTest.class)
class VersionRankTest {

  /** From the greatest on, each beats the next by the part that it is named after. */
  @Test
  void versionThenKnownThenPublishedThenEventThenRetractionThenValues(SparkSession spark) {
    Clock clock =
        Clock.of("event", "published", "id")
            .versionedBy("version")
            .retractedBy("op")
            .deliveredAt("known_time");
    Dataset<Row> rows =
        spark.sql(
            "select * from values"
                + " ('5 retraction', 1L, 10, 5, 7, 'D', 3L),"
                + " ('1 version', 2L, 1, 1, 1, 'U', 1L),"
                + " ('3 published', 1L, 10, 9, 1, 'U', 1L),"
                + " ('7 less of all', null, 99, 99, 99, 'D', 99L),"
                + " ('6 value', 1L, 10, 5, 7, 'U', 8L),"
                + " ('2 known', 1L, 11, 1, 1, 'U', 1L),"
                + " ('4 event', 1L, 10, 5, 8, 'U', 1L),"
                + " ('6 value less', 1L, 10, 5, 7, 'U', 7L)"
                + " as t(name, version, known_time, published, event, op, value)");
    assertThat(
            rows.orderBy(VersionRank.of(clock, "value").desc())
                .select("name")
                .as(Encoders.STRING())
                .collectAsList())
        .containsExactly(
            "1 version",
            "2 known",
            "3 published",
            "4 event",
            "5 retraction",
            "6 value",
            "6 value less",
            "7 less of all");
  }
}
