// SPDX-License-Identifier: Apache-2.0
package org.qingmiao.jobs.crop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.qingmiao.jobs.crop.SceneMeasure.SeenParcel;

/** A row is compared with what was known when it was, and holds on the day of its scene. */
class PeerTableTest {
  private static final Instant SCENE_KNOWN = Instant.parse("2023-07-02T06:00:00Z");
  private static final LocalDate DAY = LocalDate.of(2023, 7, 1);
  private static final LocalDate EVER = LocalDate.of(2018, 1, 1);
  private static final Instant EARLY = Instant.parse("2018-01-05T06:00:00Z");
  private static final Instant LATE = Instant.parse("2025-03-01T06:00:00Z");
  private static final StructType SCHEMA =
      StructType.fromDDL(
          "parcel_id string, version bigint, enterprise_token string, crop_declared string, "
              + "known_time timestamp, valid_from date, valid_until date, "
              + "bbox_xmin double, bbox_ymin double, bbox_xmax double, bbox_ymax double");

  private final List<SeenParcel> parcels = new ArrayList<>();
  private final Map<String, Double> means = new HashMap<>();

  /** Ten peers of 0.50: median 0.50, no spread, so the floor, 0.02; (0.60 - 0.50) / 0.02 = 5. */
  @Test
  void comparesWithTenOthers() {
    seen("own", 0, "a", EARLY, EVER, null, 0.60);
    peers(10);
    assertThat(z().get("own 0")).isCloseTo(5, within(1e-9));
  }

  /** Seven fields of 0.90 would lift the median; whoever is known as late as they sees them. */
  @Test
  void seesNoPeerThatCameToBeKnownLater() {
    seen("own", 0, "a", EARLY, EVER, null, 0.60);
    peers(10);
    Map<String, Double> before = z();
    for (int i = 0; i < 12; i++) {
      seen("late" + i, 0, "late" + i, LATE, EVER, null, 0.90);
    }
    seen("last", 0, "last", LATE, EVER, null, 0.60);
    assertThat(z()).containsAllEntriesOf(before);
    assertThat(z().get("last 0")).isLessThan(0);
  }

  @Test
  void seesNoPeerThatDoesNotHoldOnTheDayOfTheScene() {
    seen("own", 0, "a", EARLY, EVER, null, 0.60);
    peers(8);
    seen("begins", 0, "b", EARLY, DAY.plusDays(1), null, 0.50);
    seen("ended", 0, "c", EARLY, EVER, DAY.minusDays(1), 0.50);
    assertThat(z()).isEmpty();
    seen("first", 0, "d", EARLY, DAY, null, 0.50);
    seen("last", 0, "e", EARLY, EVER, DAY, 0.50);
    assertThat(z().get("own 0")).isCloseTo(5, within(1e-9));
  }

  /** The field changes hands: neither version is a peer of the other, nor counts twice. */
  @Test
  void takesEachPieceOfLandOnce() {
    seen("own", 0, "a", EARLY, EVER, null, 0.60);
    seen("own", 1, "b", EARLY, EVER, null, 0.60);
    peers(9);
    assertThat(z()).isEmpty();
    seen("peer0", 1, "other", EARLY, EVER, null, 0.50);
    assertThat(z()).isEmpty();
    seen("peer9", 0, "peer9", EARLY, EVER, null, 0.50);
    assertThat(z()).containsKeys("own 0", "own 1");
  }

  /** A newer outline under a cloud takes its parcel out, for the older one no longer stands. */
  @Test
  void fallsBackOnNoOutlineThatWasReplaced() {
    seen("own", 0, "a", EARLY, EVER, null, 0.60);
    peers(10);
    seen("peer0", 1, "peer0", EARLY, EVER, null, null);
    assertThat(z()).doesNotContainKey("own 0");
  }

  @Test
  void saysTheSameInAnyOrder() {
    Random random = new Random(1069);
    for (int i = 0; i < 60; i++) {
      Instant known = EARLY.plusSeconds(86_400L * random.nextInt(2_500));
      String borrower = "b" + random.nextInt(30);
      seen("p" + i / 2, i % 2, borrower, known, EVER, null, random.nextDouble());
    }
    Map<String, Double> before = z();
    Collections.shuffle(parcels, random);
    assertThat(z()).isEqualTo(before).isNotEmpty();
  }

  private Map<String, Double> z() {
    return PeerTable.z(parcels, means, SCENE_KNOWN, DAY);
  }

  private void peers(int count) {
    for (int i = 0; i < count; i++) {
      seen("peer" + i, 0, "peer" + i, EARLY, EVER, null, 0.50);
    }
  }

  private void seen(
      String parcel,
      long version,
      String borrower,
      Instant known,
      LocalDate from,
      LocalDate until,
      Double mean) {
    Object[] cells = {
      parcel,
      version,
      borrower,
      "RICE",
      Timestamp.from(known),
      Date.valueOf(from),
      until == null ? null : Date.valueOf(until),
      117.01,
      36.01,
      117.02,
      36.02
    };
    SeenParcel seen =
        new SeenParcel(parcel + " " + version, new GenericRowWithSchema(cells, SCHEMA));
    parcels.add(seen);
    if (mean != null) {
      means.put(seen.id(), mean);
    }
  }
}
