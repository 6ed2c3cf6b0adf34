// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.qingmiao.geo.fence.Geofence;

class OutlinesTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final StructType ROW =
      new StructType()
          .add("fence_id", DataTypes.StringType)
          .add("version", DataTypes.LongType)
          .add("op", DataTypes.StringType)
          .add("valid_from", DataTypes.DateType)
          .add("valid_until", DataTypes.DateType)
          .add("geom_wkb", DataTypes.BinaryType);

  /** A version of a fence one degree wide, as many degrees east as its number says. */
  private static Row version(String id, long version, String op, String from, String until) {
    byte[] outline =
        new WKBWriter()
            .write(
                new GeometryFactory()
                    .toGeometry(new Envelope(100 + version, 101 + version, 30, 31)));
    Object[] cells = {
      id, version, op, Date.valueOf(from), until == null ? null : Date.valueOf(until), outline
    };
    return new GenericRowWithSchema(cells, ROW);
  }

  /** The versions that count at noon of a day, by the degree at which they begin. */
  private static List<String> countingOn(String day, Row... rows) {
    List<Row> shuffled = new ArrayList<>(List.of(rows));
    Collections.reverse(shuffled);
    Instant noon = LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant();
    List<String> counting = new ArrayList<>();
    for (Geofence fence : Outlines.of(shuffled.iterator(), ZONE)) {
      if (fence.isValidAt(noon)) {
        for (int version = 0; version < 3; version++) {
          if (fence.covers(100.5 + version, 30.5)) {
            counting.add(fence.id() + version);
          }
        }
      }
    }
    return counting;
  }

  @Test
  void aMovedFenceCountsFromItsFirstDayOn() {
    Row before = version("F", 0, "U", "2024-01-01", null);
    Row after = version("F", 1, "U", "2024-06-01", null);
    assertThat(countingOn("2023-12-31", before, after)).isEmpty();
    assertThat(countingOn("2024-05-31", before, after)).containsExactly("F0");
    assertThat(countingOn("2024-06-01", before, after)).containsExactly("F1");
  }

  @Test
  void aFenceEndsAfterItsLastDay() {
    Row summer = version("F", 0, "U", "2024-06-01", "2024-08-31");
    assertThat(countingOn("2024-08-31", summer)).containsExactly("F0");
    assertThat(countingOn("2024-09-01", summer)).isEmpty();
  }

  @Test
  void aWithdrawnFenceEndsAndMayComeBack() {
    Row first = version("F", 0, "U", "2024-01-01", null);
    Row withdrawn = version("F", 1, "D", "2024-03-01", null);
    Row again = version("F", 2, "U", "2024-05-01", null);
    assertThat(countingOn("2024-02-29", first, withdrawn, again)).containsExactly("F0");
    assertThat(countingOn("2024-04-01", first, withdrawn, again)).isEmpty();
    assertThat(countingOn("2024-05-01", first, withdrawn, again)).containsExactly("F2");
  }

  @Test
  void fencesDoNotEndEachOther() {
    assertThat(
            countingOn(
                "2024-07-01",
                version("F", 0, "U", "2024-01-01", null),
                version("G", 1, "U", "2024-06-01", null)))
        .containsExactlyInAnyOrder("F0", "G1");
  }

  /** Days begin where the farm is, eight hours before those of Greenwich. */
  @Test
  void daysBeginInTheirOwnZone() {
    Geofence fence =
        Outlines.of(List.of(version("F", 0, "U", "2024-06-01", null)).iterator(), ZONE).get(0);
    assertThat(fence.isValidAt(Instant.parse("2024-05-31T15:59:59Z"))).isFalse();
    assertThat(fence.isValidAt(Instant.parse("2024-05-31T16:00:00Z"))).isTrue();
  }
}
