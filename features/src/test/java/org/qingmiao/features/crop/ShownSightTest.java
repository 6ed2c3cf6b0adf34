// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.features.crop;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** By which scene a parcel is shown: by none that its series passes over. */
class ShownSightTest {
  private static final StructType MEASURE = ParcelMeasures.TABLE.schema();

  @Test
  void isTheNewestThatCanBeUsed() {
    Row may = measure("may", 0, "2024-05-04T02:55:00Z", "A", 5);
    Row june = measure("june", 0, "2024-06-03T02:55:00Z", "B", 5);
    Row july = measure("july", 0, "2024-07-03T02:55:00Z", "C", 5);
    assertThat(ShownSight.among(List.of(july, may, june))).isSameAs(june);
    assertThat(ShownSight.among(List.of(july))).isSameAs(july);
  }

  /** The later of two orbits looked from the side, and the series takes the other. */
  @Test
  void isOfTheScenesOfADayTheOneThatCounts() {
    Row steep = measure("east", 0, "2024-06-03T02:55:00Z", "A", 3);
    Row slanting = measure("west", 0, "2024-06-03T03:05:00Z", "A", 11);
    assertThat(ShownSight.among(List.of(slanting, steep))).isSameAs(steep);
  }

  @Test
  void isTheNewestVersionOfAScene() {
    Row first = measure("june", 0, "2024-06-03T02:55:00Z", "A", 5);
    Row again = measure("june", 1, "2024-06-03T02:55:00Z", "C", 5);
    Row may = measure("may", 0, "2024-05-04T02:55:00Z", "B", 5);
    assertThat(ShownSight.among(List.of(again, first))).isSameAs(again);
    assertThat(ShownSight.among(List.of(first, again, may))).isSameAs(may);
  }

  private static Row measure(
      String scene, long version, String sensed, String grade, double zenith) {
    Object[] values = new Object[MEASURE.length()];
    Timestamp at = Timestamp.from(Instant.parse(sensed));
    values[MEASURE.fieldIndex("parcel_id")] = "field";
    values[MEASURE.fieldIndex("parcel_version")] = 0L;
    values[MEASURE.fieldIndex("scene_id")] = scene;
    values[MEASURE.fieldIndex("scene_version")] = version;
    values[MEASURE.fieldIndex("sensed_at")] = at;
    values[MEASURE.fieldIndex("known_time")] = at;
    values[MEASURE.fieldIndex("mean")] = 0.6;
    values[MEASURE.fieldIndex("weight")] = 100.0;
    values[MEASURE.fieldIndex("cloud_share")] = 0.0;
    values[MEASURE.fieldIndex("inside_share")] = 1.0;
    values[MEASURE.fieldIndex("grade")] = grade;
    values[MEASURE.fieldIndex("view_zenith_deg")] = zenith;
    return new GenericRowWithSchema(values, MEASURE);
  }
}
