// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.fence;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.qingmiao.geo.fence.Geofence;

/** The versions of fences, each for the time in which it counted. */
final class Outlines {

  private Outlines() {}

  /**
   * The fences of some rows: a version counts from its first day until its last one ends, or the
   * next version begins; one that withdraws the fence only ends the one before.
   *
   * @param rows of {@code raw.fence}, one for each fence and version
   * @param zone in which days begin
   */
  static List<Geofence> of(Iterator<Row> rows, ZoneId zone) {
    Map<String, TreeMap<Long, Row>> fences = new TreeMap<>();
    rows.forEachRemaining(
        row ->
            fences
                .computeIfAbsent(row.getAs("fence_id"), id -> new TreeMap<>())
                .put(row.getAs("version"), row));
    List<Geofence> outlines = new ArrayList<>();
    for (TreeMap<Long, Row> versions : fences.values()) {
      versions.forEach(
          (version, row) -> {
            if (row.getAs("op").equals("U")) {
              Map.Entry<Long, Row> next = versions.higherEntry(version);
              outlines.add(outline(row, next == null ? null : next.getValue(), zone));
            }
          });
    }
    return outlines;
  }

  private static Geofence outline(Row row, Row next, ZoneId zone) {
    Instant until = Instant.MAX;
    if (row.getAs("valid_until") != null) {
      until = start(day(row, "valid_until").plusDays(1), zone);
    }
    if (next != null && start(day(next, "valid_from"), zone).isBefore(until)) {
      until = start(day(next, "valid_from"), zone);
    }
    String id = row.getAs("fence_id");
    try {
      return Geofence.of(
          id,
          new WKBReader().read(row.<byte[]>getAs("geom_wkb")),
          start(day(row, "valid_from"), zone),
          until);
    } catch (ParseException e) {
      throw new IllegalStateException("fence " + id + ": its outline is no WKB any more", e);
    }
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static LocalDate day(Row row, String column) {
    return row.<Date>getAs(column).toLocalDate();
  }
}
